package dev.tillstream.ingest.publish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.Pace;
import dev.tillstream.ingest.pace.Timing;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;

/** One run through a file, from the last committed row on. Used once, by one thread. */
final class FileCopy {

    /** The clock is asked once in so many rows. */
    private static final int CLOCK_MASK = 0x3f;

    private final InputFile file;
    private final RowSource rows;
    private final RowPublisher<?> publisher;
    private final Timing timing;
    private final CommitLimits limits;
    private final IngestionListener listener;
    private final Map<String, Long> totals;
    private final Tally tally = new Tally();

    private ReadingPosition committed;
    private long startNanos;
    private long startRows;
    private double startFraction;
    private long transactionStart;

    FileCopy(InputFile file, RowSource rows, RowPublisher<?> publisher, CommittedState state, Ingestion ingestion,
            ReadingPosition from) {
        this.file = file;
        this.rows = rows;
        this.publisher = publisher;
        this.timing = ingestion.timing();
        this.limits = ingestion.limits();
        this.listener = ingestion.listener();
        this.totals = new HashMap<>(state.totals(from));
        this.committed = from;
    }

    /** What a run needs from outside. */
    record Ingestion(CommitLimits limits, Timing timing, IngestionListener listener) {}

    /**
     * Sends the rows behind the position.
     *
     * @throws UnreadableFileException if the file is damaged; the rows before the damage are committed
     */
    IngestionEnd run(Pace pace) throws IOException, InterruptedException {
        skipCommitted();
        if (committed.complete()) {
            // The last commit of a run whose answer got lost.
            return new IngestionEnd.Completed(tally.counts(), Duration.ZERO, 0);
        }
        startNanos = timing.nanoTime();
        startRows = tally.read();
        startFraction = rows.fractionRead();
        try {
            while (rows.next()) {
                RowOutcome<?> outcome = rows.outcome();
                if (timing.stopRequested() || !waitFor(pace, outcome)) {
                    commit(false);
                    return new IngestionEnd.Stopped(tally.counts());
                }
                send(outcome);
            }
        } catch (UnreadableFileException damaged) {
            commit(false);
            throw damaged;
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        }
        publisher.send(new EndOfFile(file.name(), file.sha256(), tally.published()));
        commit(true);
        return new IngestionEnd.Completed(tally.counts(), Duration.ofNanos(timing.nanoTime() - startNanos),
                rowsPerSecond());
    }

    /** Passes over the rows that are on the topic already. */
    private void skipCommitted() throws IOException {
        if (committed.read() > 0) {
            listener.resumed(committed.read());
        }
        for (long skipped = 0; skipped < committed.read(); skipped++) {
            if (!rows.next()) {
                throw new UnreadableFileException(file.name(), rows.sheet(), "has " + skipped + " rows, but "
                        + committed.read() + " of it were read before with other settings");
            }
        }
        tally.resume(RowCounts.sheets(committed));
    }

    /** @return false when asked to stop */
    private boolean waitFor(Pace pace, RowOutcome<?> outcome) throws InterruptedException {
        long wait = pace.nanosBefore(outcome);
        if (wait <= 0) {
            return true;
        }
        // Nobody should wait for rows that were sent before a long pause.
        if (uncommitted() && timing.nanoTime() - transactionStart + wait >= limits.interval().toNanos()) {
            commit(false);
        }
        return timing.pause(wait);
    }

    private void send(RowOutcome<?> outcome) {
        if (!uncommitted()) {
            transactionStart = timing.nanoTime();
        }
        publisher.send(file, committed.startedAt(), rows, outcome);
        tally.count(rows.sheet(), outcome);
        long open = tally.read() - committed.read();
        boolean old = (open & CLOCK_MASK) == 0 && timing.nanoTime() - transactionStart >= limits.interval().toNanos();
        if (open >= limits.rows() || old) {
            commit(false);
        }
    }

    private boolean uncommitted() {
        return tally.read() > committed.read();
    }

    private void commit(boolean complete) {
        if (!complete && !uncommitted()) {
            return;
        }
        RowCounts counts = tally.counts();
        ReadingPosition position = new ReadingPosition(file.name(), file.sha256(), committed.dataset(),
                committed.topic(),
                counts.read(), counts.published(), counts.refused(), complete, counts.sheets(), committed.startedAt(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        long published = position.published() - committed.published();
        long refused = position.refused() - committed.refused();
        totals.merge(Progress.READ, published + refused, Long::sum);
        totals.merge(Progress.PUBLISHED, published, Long::sum);
        totals.merge(Progress.REFUSED, refused, Long::sum);
        publisher.commit(position, new Progress(CommittedState.SERVICE, CommittedState.source(position),
                position.dataset(), totals, position.updatedAt()));
        committed = position;
        listener.committed(published, refused, progress());
    }

    private IngestionProgress progress() {
        double fraction = rows.fractionRead();
        double advanced = fraction - startFraction;
        Duration left = advanced <= 0 ? null : Duration.ofMillis((long) (1000 * seconds() / advanced * (1 - fraction)));
        return new IngestionProgress(tally.counts(), fraction, rowsPerSecond(), left);
    }

    private long rowsPerSecond() {
        return Math.round((tally.read() - startRows) / seconds());
    }

    /** Since the first row that was not skipped; never zero. */
    private double seconds() {
        return Math.max(1e-3, (timing.nanoTime() - startNanos) / 1e9);
    }
}
