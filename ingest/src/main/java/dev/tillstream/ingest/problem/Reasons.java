package dev.tillstream.ingest.deadletter;

/** What is at the bottom of an exception. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
