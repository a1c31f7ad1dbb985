package dev.tillstream.trainer.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.trainer.customervalue.TribuoLogistic;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import org.junit.jupiter.api.Test;

class PurchaseIntentTest extends VisitorFamilyFixture {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void shouldExpectPurchasesOfLaterTimeBetterThanAConstant() throws Exception {
        // Given
        generate(1, 60_000, 10_000);
        // When
        List<Outcome> outcomes = train(family(log()), 2);
        // Then
        assertThat(outcomes).hasSize(3);
        for (Outcome outcome : outcomes) {
            Trained trained = (Trained) outcome;
            Map<String, Double> metrics = trained.metrics();
            assertThat(metrics.get("roc_auc")).isGreaterThan(0.6);
            assertThat(metrics).containsEntry("roc_auc_baseline", 0.5);
            assertThat(metrics.get("log_loss")).isLessThan(metrics.get("log_loss_baseline"));
            assertThat(metrics.get("precision")).isGreaterThan(0.1);
            assertThat(metrics.get("recall")).isGreaterThan(0.1);
            assertThat(trained.evaluation().heldOutBy()).startsWith("later time: looks from 2015-");
            assertThat(metrics.get("rows")).isEqualTo(trained.evaluation().trainedRows());
            assertThat(trained.rowsLeftOut()).containsOnlyKeys("horizon-passes-split", "horizon-passes-end");
            assertThat(trained.probes()).hasSize(64)
                    .allSatisfy(probe -> assertThat(probe.agreesWith(trained.artefact().predictor())).isTrue());
            assertThat(ArtefactJson.read(ArtefactJson.write(trained.artefact()))).isEqualTo(trained.artefact());
        }
    }

    /** The intercept is exact, though descent is not: of what it was trained on, it expects as many as there are. */
    @Test
    void shouldExpectAsManyPurchasesAsThereAre() throws Exception {
        // Given
        List<VisitorEvent> events = new ArrayList<>();
        VisitorEventGenerator.generate(3, 20_000, events::add);
        add(events);
        // When
        LogisticModel model = (LogisticModel) ((Trained) train(family(log()), 1).get(2)).artefact();
        // Then
        IntentExamples examples = IntentExamples.of(Visits.histories(events), DAY, 80);
        IntentScores scores = IntentScores.of(model, examples.trained());
        assertThat(scores.shift()).isCloseTo(0, within(1e-9));
        double expected = scores.metrics(0.5).calibration().stream().mapToDouble(bin -> bin.predicted() * bin.rows())
                .sum();
        assertThat(expected).isCloseTo(examples.trained().with().rows(), within(1e-6));
        assertThat(model.threshold()).isEqualTo(scores.thresholdOfBestF1()).isBetween(0.01, 0.5);
    }

    @Test
    void shouldMakeTheSameModelsWithAnyNumberOfThreadsAndOnAnyLog() throws Exception {
        // Given
        generate(2, 9_000, 1_300);
        EventLog log = log();
        List<String> withOne = digests(family(log), 1);
        // Then
        assertThat(digests(family(log), 2)).isEqualTo(withOne);
        assertThat(digests(family(log()), 2)).isEqualTo(withOne);
    }

    /** What comes after the split is for judging alone. */
    @Test
    void shouldNotLearnFromLaterTime() throws Exception {
        // Given
        List<VisitorEvent> events = new ArrayList<>();
        VisitorEventGenerator.generate(4, 9_000, events::add);
        add(events);
        Trained before = (Trained) train(family(log()), 1).get(2);
        Instant split = Instant.ofEpochMilli(IntentExamples.of(Visits.histories(events), DAY, 80).split());
        // When: of later time, what was bought is looked at, and some of what was looked at taken
        home = home.resolve("swapped");
        makeFolder();
        add(events.stream().map(event -> event.timestamp().isBefore(split) ? event : swapped(event)).toList());
        Trained after = (Trained) train(family(log()), 1).get(2);
        // Then
        assertThat(after.artefact()).isEqualTo(before.artefact());
        assertThat(after.metrics()).isNotEqualTo(before.metrics());
    }

    private static VisitorEvent swapped(VisitorEvent event) {
        boolean isTaken = event.action() == Action.VIEW && event.timestamp().toEpochMilli() % 4 == 0;
        return new VisitorEvent(event.timestamp(), event.visitorId(), isTaken ? Action.ADDTOCART : Action.VIEW,
                event.itemId(), null);
    }

    @Test
    void shouldPartMomentsByTimeAndLeaveOutWhatCannotBeKnown() {
        // Given: ten visitors, one a day; the second and the ninth put something into the cart a day later, or nearly
        Visits visits = new Visits();
        for (int day = 0; day < 10; day++) {
            visits.look("PT" + 24 * day + "H", day, 1);
        }
        visits.cart("PT36H", 1, 1).cart("PT205H", 8, 1).cart("PT71H", 2, 1);
        // When: the split is at the tenth of the thirteen events
        IntentExamples examples = IntentExamples.of(visits.histories(), Duration.ofHours(12).toMillis(), 75);
        // Then
        assertThat(Instant.ofEpochMilli(examples.split())).isEqualTo(Instant.parse("2015-05-10T00:00:00Z"));
        assertThat(examples.trained().with().rows()).as("within 12 hours, the twelfth included").isEqualTo(1);
        assertThat(examples.trained().without().rows()).isEqualTo(6);
        assertThat(examples.judged().moments()).isEqualTo(2);
        assertThat(examples.passesEnd()).isEqualTo(1);
        // When
        IntentExamples longer = IntentExamples.of(visits.histories(), Duration.ofHours(48).toMillis(), 75);
        // Then
        assertThat(longer.passesSplit()).as("from 48 hours before the split on").isEqualTo(2);
        assertThat(longer.trained().with().rows()).isEqualTo(2);
    }

    @Test
    void shouldRefuseEventsWithoutPurchases() throws Exception {
        // Given
        Visits visits = new Visits();
        for (int hour = 0; hour < 100; hour++) {
            visits.look("PT" + hour + "H", hour, 1);
        }
        add(visits.events());
        // Then
        assertThat(((Refused) train(family(log()), 1).get(2)).why()).contains("of the 56 looks to train on",
                "2015-05-06T08:00:00Z", "0 are followed", "are needed");
    }

    @Test
    void shouldRefuseWhatCannotBeJudged() throws Exception {
        // Given: all purchases are long before the end
        Visits visits = new Visits();
        for (int hour = 0; hour < 200; hour++) {
            visits.look("PT" + hour + "H", hour, 1);
        }
        visits.cart("PT1H10M", 1, 1);
        add(visits.events());
        // Then
        assertThat(((Refused) train(family(log()), 1).get(2)).why()).contains("looks to judge by from then on, 0 are");
    }

    @Test
    void shouldRefuseASingleEvent() throws Exception {
        // Given
        add(new Visits().look("PT1H", 1, 1).events());
        // Then
        assertThat(train(family(log()), 1)).allSatisfy(outcome -> assertThat(((Refused) outcome).why())
                .contains("of the 0 looks to train on"));
    }

    @Test
    void shouldSayWhichSettingIsWrong() {
        assertThatThrownBy(() -> new PurchaseIntent(log(), Duration.ZERO, 80, fit()))
                .hasMessage("trainer.purchase-intent.horizon can't be PT0S");
        assertThatThrownBy(() -> new PurchaseIntent(log(), Duration.ofDays(1), 100, fit()))
                .hasMessage("trainer.purchase-intent.trained-percent is 100, not from 1 to 99");
    }

    private static PurchaseIntent family(EventLog log) {
        return new PurchaseIntent(log, Duration.ofDays(1), 80, fit());
    }

    private static TribuoLogistic.Settings fit() {
        return new TribuoLogistic.Settings(20, 0.1, 42);
    }
}
