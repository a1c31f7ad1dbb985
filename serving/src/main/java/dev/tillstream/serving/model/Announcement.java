package dev.tillstream.serving.model;

/**
 * A record of the models' topic as it came, not yet trusted.
 *
 * @param key null if it had none
 * @param value null for a tombstone
 * @param schemaVersion text of the header of that name, or null
 * @param offset its place in the topic's one partition: of two revisions of a version the later offset counts
 */
record Announcement(String key, byte[] value, String schemaVersion, long offset) {

    boolean isTombstone() {
        return value == null;
    }
}
