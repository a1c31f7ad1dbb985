package dev.tillstream.ingest.deadletter;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Some dead letters.
 *
 * @param next what {@code after} is for the next page; left out on the last one
 */
public record LetterPage(List<LetterView> letters, @JsonInclude(NON_NULL) String next) {}
