package dev.tillstream.ingest.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.pace.Timing;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Copies a file's rows to Kafka, each exactly once. What has been sent is known from the committed positions alone, so
 * that every run, the first one, one after a crash and one after a failed transaction, begins in the same way: with a
 * new producer, which settles what an earlier one left open, and behind the last committed row. Not thread-safe.
 */
public final class FileIngestion {

    /**
     * Without a commit between them: now and then is a transaction that timed out while the machine slept, again and again
     * is a second process.
     */
    private static final int MAX_FENCINGS = 3;

    private final KafkaClients clients;
    private final TopicNames topics;
    private final int partitions;
    private final PaceSettings pace;
    private final CommitLimits limits;

    /** @param partitions of the row topic, where it does not exist yet */
    public FileIngestion(KafkaClients clients, TopicNames topics, int partitions, PaceSettings pace,
            CommitLimits limits) {
        this.clients = clients;
        this.topics = topics;
        this.partitions = partitions;
        this.pace = pace;
        this.limits = limits;
    }

    /**
     * Sends what has not been sent of the file, and returns when it is committed.
     *
     * @param force whether a file that was sent completely is sent once more
     * @param timing ends the run early when it is asked to stop
     * @throws UnreadableFileException if the file is bad; rows before the damage may have been sent
     * @throws IngestionFailedException if Kafka does not take the rows
     * @throws InterruptedException if the thread was interrupted; nothing is lost by that
     */
    public IngestionEnd run(InputFile file, ReadOptions options, boolean force, Timing timing,
            IngestionListener listener)
            throws IOException, IngestionFailedException, InterruptedException {
        return run(file, options, force ? Instant.MAX : Instant.MIN, timing, listener);
    }

    /**
     * The same for a wish that may have been fulfilled before, by a process that died right behind it.
     *
     * @param again a file that was sent completely is sent once more if that sending began before this time
     */
    public IngestionEnd run(InputFile file, ReadOptions options, Instant again, Timing timing,
            IngestionListener listener)
            throws IOException, IngestionFailedException, InterruptedException {
        Attempts attempts = new Attempts(listener);
        while (true) {
            try {
                return attempt(file, options, again, timing, attempts);
            } catch (InterruptException e) {
                throw interrupted(e);
            } catch (KafkaException e) {
                attempts.failed(e);
            }
            if (!timing.pause(limits.pauseAfter(attempts.failures))) {
                return new IngestionEnd.Stopped(attempts.counts);
            }
        }
    }

    private IngestionEnd attempt(InputFile file, ReadOptions options, Instant again, Timing timing, Attempts attempts)
            throws IOException, InterruptedException {
        // A bad file is known before Kafka is needed.
        try (RowSource rows = RowSources.open(file.path(), options)) {
            IngestTopics to = topics.of(rows.dataset());
            try (Admin admin = clients.admin()) {
                TopicSetup.createMissing(admin, to, partitions);
            }
            try (RowPublisher<?> publisher = RowPublisher.open(clients, to, rows.dataset(), file)) {
                CommittedState state = committedState(to);
                Optional<ReadingPosition> known = state.position(to.rows(), file.sha256());
                boolean ofThisRun = known.isPresent() && known.get().startedAt().equals(attempts.startedAt);
                if (known.isPresent() && known.get().complete() && !ofThisRun
                        && !known.get().startedAt().isBefore(again)) {
                    attempts.opened(known.get(), rows.ignoredColumns());
                    return new IngestionEnd.AlreadyIngested(known.get());
                }
                ReadingPosition from = known.filter(position -> !position.complete() || ofThisRun)
                        .orElseGet(() -> start(file, rows.dataset().name(), to.rows(), attempts));
                attempts.startedAt = from.startedAt();
                attempts.opened(from, rows.ignoredColumns());
                return copy(new FileCopy(file, rows, publisher, state,
                        new FileCopy.Ingestion(limits, timing, attempts), from), publisher, timing);
            }
        }
    }

    private IngestionEnd copy(FileCopy copy, RowPublisher<?> publisher, Timing timing)
            throws IOException, InterruptedException {
        try {
            return copy.run(pace.start(timing));
        } catch (KafkaException e) {
            publisher.abandon();
            throw e;
        }
    }

    private CommittedState committedState(IngestTopics to) {
        try (Consumer<byte[], byte[]> consumer = clients.committed(); Admin admin = clients.admin()) {
            return CommittedState.read(consumer, admin, to);
        }
    }

    /** An attempt after one that committed nothing is of the same run. */
    private static ReadingPosition start(InputFile file, String dataset, String topic, Attempts attempts) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ReadingPosition(file.name(), file.sha256(), dataset, topic, 0, 0, 0, false, List.of(),
                attempts.startedAt == null ? now : attempts.startedAt, now);
    }

    private static InterruptedException interrupted(InterruptException cause) {
        // Kafka sets the flag as well as it throws; who catches this decides about the flag.
        Thread.interrupted();
        InterruptedException interrupted = new InterruptedException("interrupted while Kafka was at work");
        interrupted.initCause(cause);
        return interrupted;
    }

    /** Counts failures, and passes on what happens in between. */
    private final class Attempts implements IngestionListener {
        private final IngestionListener listener;
        private RowCounts counts = RowCounts.NONE;
        /** Tells the position of this run from one that an earlier run left. */
        private Instant startedAt;
        private boolean opened;
        private int failures;
        private int fencings;

        private Attempts(IngestionListener listener) {
            this.listener = listener;
        }

        @Override
        public void opened(ReadingPosition from, List<String> ignoredColumns) {
            if (!opened) {
                opened = true;
                listener.opened(from, ignoredColumns);
            }
        }

        @Override
        public void resumed(long rows) {
            listener.resumed(rows);
        }

        @Override
        public void committed(long published, long refused, IngestionProgress progress) {
            failures = 0;
            fencings = 0;
            counts = progress.counts();
            listener.committed(published, refused, progress);
        }

        private void failed(KafkaException e) throws IngestionFailedException {
            failures++;
            if (isShutOut(e) && ++fencings >= MAX_FENCINGS) {
                throw new IngestionFailedException("another process sends the same file to the same topic", e);
            }
            if (caused(e, AuthenticationException.class) || caused(e, AuthorizationException.class)
                    || caused(e, UnsupportedVersionException.class)) {
                throw new IngestionFailedException("Kafka refuses: " + reason(e), e);
            }
            if (caused(e, MalformedEventException.class)) {
                throw new IngestionFailedException(e.getMessage(), e);
            }
            if (failures >= limits.attempts()) {
                throw new IngestionFailedException("gave up after " + failures + " attempts: " + reason(e), e);
            }
            listener.retrying(failures, reason(e));
        }

        /** Whether rows or a commit of this producer came behind another one's start. */
        private boolean isShutOut(KafkaException e) {
            return caused(e, ProducerFencedException.class) || caused(e, InvalidProducerEpochException.class);
        }

        private String reason(Throwable e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        }

        private boolean caused(Throwable e, Class<?> type) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
            return false;
        }
    }
}
