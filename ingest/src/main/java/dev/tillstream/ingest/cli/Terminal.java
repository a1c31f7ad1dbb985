package dev.tillstream.ingest.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.publish.IngestionEnd;
import dev.tillstream.ingest.publish.IngestionListener;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;

/** Tells the person at the terminal about one file: its progress, and at the end its receipt. */
final class Terminal implements IngestionListener {

    private final PrintWriter out;
    private final PrintWriter err;
    private final String file;
    private final ProgressBar bar;
    private ReadingPosition from;
    private List<String> ignored = List.of();

    Terminal(PrintWriter out, PrintWriter err, String file) {
        this.out = out;
        this.err = err;
        this.file = file;
        this.bar = new ProgressBar(err, file);
    }

    @Override
    public void opened(ReadingPosition position, List<String> ignoredColumns) {
        from = position;
        ignored = ignoredColumns;
        if (!ignored.isEmpty()) {
            err.printf(Locale.ROOT, "%s: columns that %s does not have are ignored: %s%n", file, position.dataset(),
                    String.join(", ", ignored));
            err.flush();
        }
    }

    @Override
    public void resumed(long rows) {
        bar.end();
        err.printf(Locale.ROOT, "%s: goes on behind row %,d, which was sent before%n", file, rows);
        err.flush();
    }

    @Override
    public void committed(long published, long refused, IngestionProgress progress) {
        bar.draw(progress);
    }

    @Override
    public void retrying(int attempt, String reason) {
        bar.end();
        err.printf(Locale.ROOT, "%s: Kafka failed (attempt %d), trying again from the last commit: %s%n", file, attempt,
                reason);
        err.flush();
    }

    void failed(Exception why) {
        bar.end();
        err.println("tillstream: " + why.getMessage());
        err.flush();
    }

    void end(IngestionEnd end) {
        bar.end();
        if (end instanceof IngestionEnd.Completed completed) {
            out.printf(Locale.ROOT, "%s: %s to %s: %s, %.1f s, %,d rows/s%n", file, from.dataset(), from.topic(),
                    sums(completed.counts()), completed.took().toMillis() / 1e3, completed.rowsPerSecond());
            completed.counts().sheets().forEach(this::sheet);
        } else if (end instanceof IngestionEnd.AlreadyIngested already) {
            out.printf(Locale.ROOT, "%s: sent before (%,d rows); --force sends it again%n", file,
                    already.position().read());
        } else if (end instanceof IngestionEnd.Stopped stopped) {
            out.printf(Locale.ROOT, "%s: stopped: %s; run again to go on%n", file, sums(stopped.counts()));
        }
        out.flush();
    }

    private void sheet(SheetCounts sheet) {
        if (!sheet.sheet().isEmpty()) {
            out.printf(Locale.ROOT, "  sheet %s: %,d rows read = %,d published + %,d refused%s%n", sheet.sheet(),
                    sheet.read(), sheet.published(), sheet.refused(),
                    sheet.firstTime() == null ? "" : ", from " + sheet.firstTime() + " to " + sheet.lastTime());
        }
        sheet.refusedByReason()
                .forEach((reason, rows) -> out.printf(Locale.ROOT, "  refused: %s: %,d rows%n", reason, rows));
    }

    private static String sums(RowCounts counts) {
        return String.format(Locale.ROOT, "%,d rows read = %,d published + %,d refused", counts.read(),
                counts.published(), counts.refused());
    }

    /** @return empty when the file is not at its end */
    Optional<IngestReceipt> receipt(UUID id, InputFile input, IngestionEnd end, boolean force, Instant begin) {
        if (end instanceof IngestionEnd.Completed completed) {
            return Optional.of(receipt(id, input, "completed", completed.counts(), completed.rowsPerSecond(), force,
                    begin));
        }
        if (end instanceof IngestionEnd.AlreadyIngested already) {
            return Optional.of(receipt(id, input, "already-ingested", RowCounts.of(already.position()), null, force,
                    begin));
        }
        return Optional.empty();
    }

    private IngestReceipt receipt(UUID id, InputFile input, String state, RowCounts counts, Long rowsPerSecond,
            boolean force, Instant begin) {
        return new IngestReceipt(id.toString(), file, input.sha256(), from.dataset(), from.topic(), state, null, force,
                ignored, counts.sheets(), rowsPerSecond, begin, from.startedAt(), Instant.now());
    }
}
