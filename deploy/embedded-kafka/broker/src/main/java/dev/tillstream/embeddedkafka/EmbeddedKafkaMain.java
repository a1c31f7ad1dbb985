package dev.tillstream.embeddedkafka;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a broker as a process of its own until it gets SIGTERM or SIGINT, then stops it cleanly. */
public final class EmbeddedKafkaMain {

    private static final String USAGE = "usage: EmbeddedKafkaMain [--folder DIR] [--port PORT]";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private EmbeddedKafkaMain() {}

    /**
     * @param args
     *            {@code --folder DIR}, by default a temporary folder; {@code --port PORT}, by default a free port
     */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedKafka.Builder builder = EmbeddedKafka.builder().onFailure(EmbeddedKafkaMain::halt);
        try {
            parse(args, builder);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(MISUSED);
        }
        run(builder);
    }

    private static void run(EmbeddedKafka.Builder builder) throws InterruptedException {
        EmbeddedKafka kafka;
        try {
            kafka = builder.start();
        } catch (EmbeddedKafkaException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.close();
            stopped.countDown();
        }, "embedded-kafka-stop"));
        System.out.println("ready on " + kafka.bootstrapServers());
        stopped.await();
    }

    private static void parse(String[] args, EmbeddedKafka.Builder builder) {
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("A value is missing after " + args[i]);
            }
            switch (args[i]) {
                case "--folder" -> builder.folder(Path.of(args[i + 1]));
                case "--port" -> builder.port(port(args[i + 1]));
                default -> throw new IllegalArgumentException("Unknown argument " + args[i]);
            }
        }
    }

    private static int port(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a port: " + value, e);
        }
    }

    /** Not an exit: its hook would wait for the very thread that reports the failure. */
    private static void halt(Throwable failure) {
        System.err.println("Kafka failed: " + failure.getMessage());
        Runtime.getRuntime().halt(FAILED);
    }
}
