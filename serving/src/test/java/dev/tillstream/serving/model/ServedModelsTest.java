package dev.tillstream.serving.model;

import static dev.tillstream.serving.model.ModelEvents.FAMILY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ServedModelsTest {

    private final ServedModels models = new ServedModels(
            new ModelVerifier(Map.of(), 10, Announcements::noLargeArtefact, new InputSamples()));

    @Test
    void shouldServeNothingBeforeTheFirstModel() {
        // Then
        assertThat(models.knows(FAMILY)).isFalse();
        assertThat(models.family(FAMILY).best()).isEmpty();
        assertThat(models.family(FAMILY).slot(1)).isInstanceOf(SlotState.Empty.class);
        assertThat(models.all()).isEmpty();
    }

    @Test
    void shouldSwapEachVersionByItself() {
        // When
        announce(Announcements.sound(1, 4, 0), Announcements.sound(3, 5, 1));

        // Then
        assertThat(revision(1)).isEqualTo(4);
        assertThat(models.family(FAMILY).slot(2)).isInstanceOf(SlotState.Empty.class);
        assertThat(revision(3)).isEqualTo(5);
    }

    @Test
    void shouldShowNoSwapToWhoHoldsAFamily() {
        // Given
        announce(Announcements.sound(1, 1, 0));
        FamilyModels held = models.family(FAMILY);

        // When
        announce(Announcements.sound(1, 2, 1));

        // Then
        assertThat(held.served(1).orElseThrow().manifest().revision()).isEqualTo(1);
        assertThat(revision(1)).isEqualTo(2);
    }

    @Test
    void shouldLetTheLaterOffsetWinWhenARebuiltTrainerBeginsItsRevisionsAgain() {
        // Given
        announce(Announcements.sound(1, 9, 0));

        // When
        announce(Announcements.sound(1, 1, 1));

        // Then
        assertThat(revision(1)).isEqualTo(1);
    }

    @Test
    void shouldKeepPreviousModelWhenDigestDiffers() {
        // Given
        announce(Announcements.sound(1, 1, 0));

        // When
        SwapReport report = announce(Announcements.corrupt(1, 2, 1));

        // Then
        assertThat(revision(1)).isEqualTo(1);
        assertThat(models.family(FAMILY).slot(1)).isInstanceOfSatisfying(SlotState.Degraded.class, degraded -> {
            assertThat(degraded.why().revision()).isEqualTo(2);
            assertThat(degraded.why().reason()).contains("SHA-256");
            assertThat(degraded.label()).isEqualTo("degraded");
        });
        assertThat(report.swapped()).isEmpty();
        assertThat(report.refused()).singleElement().extracting(ModelRefused::key).isEqualTo(FAMILY + "/1/2");
    }

    @Test
    void shouldRecoverWithTheNextGoodModel() {
        // Given
        announce(Announcements.sound(1, 1, 0));
        announce(Announcements.corrupt(1, 2, 1));

        // When
        announce(Announcements.sound(1, 3, 2));

        // Then
        assertThat(models.family(FAMILY).slot(1)).isInstanceOf(SlotState.Serving.class);
        assertThat(revision(1)).isEqualTo(3);
    }

    @Test
    void shouldSayWhyNothingServesWhenTheFirstModelIsRefused() {
        // When
        announce(Announcements.corrupt(1, 1, 0));

        // Then
        SlotState slot = models.family(FAMILY).slot(1);
        assertThat(slot).isInstanceOf(SlotState.Refused.class);
        assertThat(slot.served()).isEmpty();
        assertThat(slot.refusal().orElseThrow().reason()).contains("SHA-256");
        assertThat(models.family(FAMILY).best()).isEmpty();
    }

    @Test
    void shouldIgnoreAReplay() {
        // Given
        announce(Announcements.sound(1, 1, 0), Announcements.sound(1, 2, 1));

        // When
        SwapReport report = announce(Announcements.sound(1, 1, 0), Announcements.sound(1, 2, 1));

        // Then
        assertThat(revision(1)).isEqualTo(2);
        assertThat(report.swapped()).isEmpty();
        assertThat(report.refused()).hasSize(2).allSatisfy(refused -> assertThat(refused.reason()).contains("replay"));
        assertThat(models.family(FAMILY).slot(1)).isInstanceOf(SlotState.Serving.class);
    }

    @Test
    void shouldServeWhatWasTrainedLaterWhenTheTopicBeginsAgain() {
        // Given
        announce(Announcements.sound(1, 2, 7));

        // When
        announce(Announcements.sound(1, 3, 0, ModelEvents.TRAINED_AT.plusSeconds(60)));
        announce(Announcements.sound(1, 4, 1));

        // Then
        assertThat(revision(1)).isEqualTo(4);
    }

    @Test
    void shouldIgnoreTheReplayOfAModelThatAnOlderOneWasPutInPlaceOf() {
        // Given
        Announcement newer = Announcements.sound(1, 3, 8, ModelEvents.TRAINED_AT.plusSeconds(60));
        Announcement older = Announcements.sound(1, 2, 9);
        announce(newer);
        announce(older);

        // When
        SwapReport report = announce(newer, older);

        // Then
        assertThat(revision(1)).isEqualTo(2);
        assertThat(report.swapped()).isEmpty();
    }

    @Test
    void shouldNotFallBackToAnOlderModelThatIsReplayedAfterARefusal() {
        // Given
        announce(Announcements.sound(1, 2, 5), Announcements.corrupt(1, 3, 6));

        // When
        announce(Announcements.sound(1, 1, 4));

        // Then
        assertThat(revision(1)).isEqualTo(2);
    }

    @Test
    void shouldSwapInOnlyTheLastRevisionOfAPoll() {
        // Given
        List<Announcement> poll = new ArrayList<>();
        for (int revision = 1; revision <= 50; revision++) {
            poll.add(Announcements.sound(1, revision, revision));
        }

        // When
        SwapReport report = models.announce(poll);

        // Then
        assertThat(report.swapped()).singleElement().extracting(VersionSwapped::offset).isEqualTo(50L);
        assertThat(revision(1)).isEqualTo(50);
    }

    @Test
    void shouldServeTheLastGoodRevisionOfAPollWhoseLaterOnesAreRefused() {
        // When
        SwapReport report = announce(Announcements.sound(1, 1, 1), Announcements.sound(1, 2, 2),
                Announcements.corrupt(1, 3, 3), Announcements.corrupt(1, 4, 4));

        // Then
        assertThat(revision(1)).isEqualTo(2);
        assertThat(models.family(FAMILY).slot(1).refusal().orElseThrow().revision()).isEqualTo(4);
        assertThat(report.swapped()).hasSize(1);
        assertThat(report.refused()).hasSize(2);
    }

    @Test
    void shouldNeverEmptyASlotBecauseOfATombstone() {
        // Given
        announce(Announcements.sound(1, 1, 0));

        // When
        SwapReport report = announce(Announcements.tombstone(1, 1, 1), Announcements.tombstone(2, 1, 2));

        // Then
        assertThat(revision(1)).isEqualTo(1);
        assertThat(models.family(FAMILY).slot(2)).isInstanceOf(SlotState.Empty.class);
        assertThat(report.refused()).isEmpty();
    }

    @Test
    void shouldReportARecordWithoutAProperKey() {
        // When
        SwapReport report = announce(new Announcement(null, new byte[]{1}, "1", 0),
                new Announcement("transaction-clusters/4/1", new byte[]{1}, "1", 1),
                new Announcement("transaction-clusters/1/0", new byte[]{1}, "1", 2));

        // Then
        assertThat(report.refused()).hasSize(3);
        assertThat(models.all()).isEmpty();
    }

    private SwapReport announce(Announcement... announcements) {
        return models.announce(List.of(announcements));
    }

    private long revision(int version) {
        return models.family(FAMILY).served(version).orElseThrow().manifest().revision();
    }
}
