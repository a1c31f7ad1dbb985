package dev.tillstream.serving.model;

/**
 * CDI event: an announced model was not put into service; the one before it, if any, still is.
 *
 * @param key the record's key, which may be null or malformed
 * @param offset of the announcement
 */
public record ModelRefused(String key, long offset, String reason) {}
