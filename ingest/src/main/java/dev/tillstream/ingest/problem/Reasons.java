package dev.tillstream.ingest.problem;

/** What is at the bottom of an exception. */
public final class Reasons {

    private Reasons() {}

    /** Its message, or its kind if it has none. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
