package dev.tillstream.ingest.deadletter;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Some dead letters.
 *
 * @param next what {@code after} is for the next page; left out on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterPage(List<LetterView> letters, String next) {}
