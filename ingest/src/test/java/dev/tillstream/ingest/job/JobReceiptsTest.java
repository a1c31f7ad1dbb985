package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.data.product.Products;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobReceiptsTest {

    private static final Instant AT = Instant.parse("2026-01-15T10:30:01Z");
    private static final RowCounts COUNTS = RowCounts.of(List.of(
            new SheetCounts("Year 1", 3, 2, 1, new TreeMap<>(Map.of("Quantity is missing", 1L)), AT, AT),
            new SheetCounts("Year 2", 1, 1, 0, new TreeMap<>(), null, null)));

    private static Job job(JobState state) {
        return Job.queued(Path.of("in", "table.xlsx"),
                new Job.Order(Job.Origin.UPLOADED, true, Optional.of(Products.DATASET)))
                .with(new Job.Content("00", "amazon-sales", "goods", AT, List.of("Colour"))).with(state);
    }

    static Stream<JobState> ends() {
        return Stream.of(new JobState.Completed(AT, COUNTS, 1_000), new JobState.AlreadyIngested(AT, COUNTS),
                new JobState.Failed(AT, "table.xlsx: is bad", COUNTS), new JobState.Cancelled(AT, COUNTS));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void shouldRememberAJobAsItWas(JobState end) {
        // Given
        Job job = job(end);
        byte[] kept = EventJson.encode(JobReceipts.of(job).orElseThrow());

        // When
        Job remembered = JobReceipts.job(EventJson.decode(kept, IngestReceipt.class)).orElseThrow();

        // Then
        assertThat(remembered).usingRecursiveComparison().ignoringFields("path", "order").isEqualTo(job);
        assertThat(remembered.order()).isEqualTo(new Job.Order(Job.Origin.REMEMBERED, true, Optional.empty()));
        assertThat(remembered.path()).isNull();
        assertThat(JobView.of(remembered)).isEqualTo(JobView.of(job));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void shouldKeepTheStateAsTheApiShowsIt(JobState end) {
        assertThat(JobReceipts.of(job(end)).orElseThrow().state()).isEqualTo(JobView.of(job(end)).state());
    }

    @Test
    void shouldHaveNoReceiptOfAJobThatGoesOn() {
        assertThat(Stream.of(new JobState.Queued(), new JobState.Running(AT, IngestionProgress.NONE),
                new JobState.Stopped(AT, COUNTS))).allSatisfy(
                        state -> assertThat(JobReceipts.of(job(state)))
                                .isEmpty());
    }

    @Test
    void shouldRememberAJobOfWhichNothingIsKnown() {
        // Given
        Job job = Job.queued(Path.of("missing.xlsx"), Job.Order.of(Job.Origin.CONFIGURED))
                .with(new JobState.Failed(AT, "missing.xlsx: there is no such file", RowCounts.NONE));

        // When
        Job remembered = JobReceipts.job(JobReceipts.of(job).orElseThrow()).orElseThrow();

        // Then
        assertThat(remembered.content()).isEqualTo(Job.Content.UNKNOWN);
    }

    @Test
    void shouldPassOverAReceiptOfAKindThatIsNotKnown() {
        assertThat(JobReceipts.job(receipt("job", "postponed"))).isEmpty();
    }

    /** The command line's and other programs' jobs have a name too, and the same one at each start. */
    @Test
    void shouldFindAJobWhoseNameIsNoUuid() {
        // When
        Job one = JobReceipts.job(receipt("nightly load", "completed")).orElseThrow();
        Job again = JobReceipts.job(receipt("nightly load", "completed")).orElseThrow();

        // Then
        assertThat(one.id()).isEqualTo(again.id());
    }

    private static IngestReceipt receipt(String job, String state) {
        return new IngestReceipt(job, "table.xlsx", null, null, null, state, null, false, null, null, null, AT, null,
                AT);
    }
}
