package dev.tillstream.embeddedkafka;

/**
 * Kafka loads classes named in its configuration from the calling thread's context class loader, and its threads inherit
 * it. The caller may well have one that does not see Kafka, or one that must not be kept alive by a broker.
 */
final class ContextClassLoader implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader previous = thread.getContextClassLoader();

    private ContextClassLoader() {
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
    }

    static ContextClassLoader ofKafka() {
        return new ContextClassLoader();
    }

    @Override
    public void close() {
        thread.setContextClassLoader(previous);
    }
}
