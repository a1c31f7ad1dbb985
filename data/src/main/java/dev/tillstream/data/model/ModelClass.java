package dev.tillstream.data.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the classes that a classifier tells apart.
 *
 * @param name in answers
 * @param from the least value that belongs to it; null if it begins with the lowest there are, or is no range
 * @param below values from here on belong to the next class; null if there is none, or it is no range
 * @param rows of the training in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelClass(String name, Double from, Double below, long rows) {
    public ModelClass {
        requireNonNull(name, "name");
    }
}
