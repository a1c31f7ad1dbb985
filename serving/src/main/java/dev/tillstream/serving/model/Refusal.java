package dev.tillstream.serving.model;

/**
 * An announced model that was not put into service.
 *
 * @param revision the one that was announced, as the record's key says
 * @param offset of the announcement
 * @param reason a phrase for people
 */
public record Refusal(long revision, long offset, String reason) {}
