package dev.tillstream.embeddedkafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a broker as a process of its own until it gets SIGTERM or SIGINT, or until nobody shares it any more, then stops it
 * cleanly.
 */
public final class EmbeddedKafkaMain {

    private static final String USAGE = "usage: EmbeddedKafkaMain [--folder DIR] [--port PORT] [--shared DIR]";
    private static final long LOOK_AGAIN_SECONDS = 2;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private EmbeddedKafkaMain() {}

    /**
     * @param args
     *            {@code --folder DIR}, by default a temporary folder; {@code --port PORT}, by default a free port;
     *            {@code --shared DIR}, where the processes meet that share it, see {@link SharedKafka}
     */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedKafka.Builder builder = EmbeddedKafka.builder().onFailure(EmbeddedKafkaMain::halt);
        Optional<SharedFolder> shared = Optional.empty();
        try {
            shared = parse(args, builder);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(MISUSED);
        }
        run(builder, shared);
    }

    private static void run(EmbeddedKafka.Builder builder, Optional<SharedFolder> shared) throws InterruptedException {
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
        if (shared.isPresent()) {
            share(kafka, shared.get(), stopped);
        }
        stopped.await();
    }

    /** Returns when it ends. The first user is registered before it starts the broker. */
    private static void share(EmbeddedKafka kafka, SharedFolder shared, CountDownLatch stopped)
            throws InterruptedException {
        try {
            shared.publish(kafka.bootstrapServers(), ProcessHandle.current());
            while (!stopped.await(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                if (shared.alone(() -> isLeft(shared))) {
                    System.exit(0);
                }
            }
        } catch (IOException e) {
            System.err.println("Cannot share the broker in " + shared.folder() + ": " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /** Once it is, nobody finds the broker any more: who comes now starts another one. */
    private static boolean isLeft(SharedFolder shared) throws IOException {
        if (shared.isUsed()) {
            return false;
        }
        shared.withdraw();
        return true;
    }

    /** @return where the broker is shared, if it is */
    private static Optional<SharedFolder> parse(String[] args, EmbeddedKafka.Builder builder) {
        Optional<SharedFolder> shared = Optional.empty();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("A value is missing after " + args[i]);
            }
            switch (args[i]) {
                case "--folder" -> builder.folder(Path.of(args[i + 1]));
                case "--port" -> builder.port(port(args[i + 1]));
                case "--shared" -> shared = Optional.of(new SharedFolder(Path.of(args[i + 1])));
                default -> throw new IllegalArgumentException("Unknown argument " + args[i]);
            }
        }
        return shared;
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
