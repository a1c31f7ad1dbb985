package dev.tillstream.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.TransactionFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelVerifierTest {

    private static final ModelKey KEY = new ModelKey(ModelEvents.FAMILY, 1, 1);
    private static final Map<String, Double> SILHOUETTE = Map.of("silhouette", 0.5);

    private final ModelVerifier verifier = new ModelVerifier(
            Map.of(ModelEvents.FAMILY, RouteModel.clusters(TransactionFeatures.NAMES)),
            100, Announcements::noLargeArtefact, new InputSamples());

    @Test
    void shouldAcceptWhatTheTrainerAnnounces() {
        // When
        Verdict verdict = verifier.verify(KEY, Announcements.sound(1, 1, 7));

        // Then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.model().model()).isEqualTo(ModelEvents.model(1));
            assertThat(accepted.model().offset()).isEqualTo(7);
        });
    }

    @Test
    void shouldAcceptLogarithmsAndNumbersWithGaps() {
        // Given
        KMeansModel model = new KMeansModel(TransactionFeatures.NAMES,
                new Scaler(Scaler.Kind.LOG_STANDARD, new double[]{1.7, 1.2}, new double[]{1.1, 0.7}),
                new double[][]{{-1, 0.25}, {0.5, 0.1}, {4, -0.5}}, new int[]{7, 0, 12});
        ModelReady event = ModelEvents.event(ModelEvents.FAMILY, 1, 1, model, SILHOUETTE, 10);

        // When
        Verdict verdict = verifier.verify(KEY, Announcements.of(event, 0));

        // Then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.model().model()).isEqualTo(model);
            assertThat(accepted.model().assign(new double[]{80_995, 2.08}).cluster()).isEqualTo(12);
        });
    }

    @Test
    void shouldAcceptAnyFeaturesInAFamilyWithoutFixedRoutes() {
        // Given
        ModelReady event = ModelEvents.event("customers", 1, 1, oneFeature(), SILHOUETTE, 10);

        // When
        Verdict verdict = verifier.verify(new ModelKey("customers", 1, 1), Announcements.of(event, 0));

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void shouldFetchAnArtefactThatTravelsByItsDigest() {
        // Given
        ModelReady event = ModelEvents.event(1, 1, 0.5);
        ModelVerifier fetching = new ModelVerifier(Map.of(), 100, manifest -> event.artefact(),
                new InputSamples());

        // When
        Verdict verdict = fetching.verify(KEY, Announcements.of(new ModelReady(event.manifest(), null, event.probes()),
                7));

        // Then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class,
                accepted -> assertThat(accepted.model().model()).isEqualTo(ModelEvents.model(1)));
    }

    @Test
    void shouldWarmALaterModelWithWhatAnEarlierOneWasAsked() {
        // Given
        InputSamples samples = new InputSamples();
        ModelVerifier warming = new ModelVerifier(Map.of(), 100, Announcements::noLargeArtefact, samples);
        Verdict.Accepted accepted = (Verdict.Accepted) warming.verify(KEY, Announcements.sound(1, 1, 7));

        // When
        for (int i = 0; i < 10_000; i++) {
            accepted.model().assign(new double[]{i, 2});
        }

        // Then
        assertThat(samples.sample(ModelEvents.FAMILY)).isNotEmpty()
                .allSatisfy(input -> assertThat(input[1]).isEqualTo(2));
    }

    @Test
    void shouldRefuseNoModelBecauseOfWhatWasAsked() {
        // Given
        InputSamples samples = new InputSamples();
        samples.of(ModelEvents.FAMILY).keep(new double[]{1e100, -1e100});
        samples.of(ModelEvents.FAMILY).keep(new double[]{1, 2, 3});
        samples.of(ModelEvents.FAMILY).keep(new double[]{Double.NaN, 5});
        ModelVerifier warming = new ModelVerifier(Map.of(), 100, Announcements::noLargeArtefact, samples);

        // When
        Verdict verdict = warming.verify(KEY, Announcements.sound(1, 1, 7));

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldRefuseWithTheReason(String reason, Announcement announcement) {
        // When
        Verdict verdict = verifier.verify(KEY, announcement);

        // Then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.refusal().reason()).contains(reason);
            assertThat(refused.refusal().revision()).isEqualTo(1);
            assertThat(refused.refusal().offset()).isEqualTo(announcement.offset());
        });
    }

    static Stream<Arguments> shouldRefuseWithTheReason() {
        ModelReady event = ModelEvents.event(1, 1, 0.5);
        byte[] value = EventJson.encode(event);
        String artefact = new String(event.artefact(), StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("schema version 2 is not known here", new Announcement("k", value, "2", 3)),
                Arguments.of("schema version null", new Announcement("k", value, null, 3)),
                Arguments.of("ModelReady can't be read", new Announcement("k", "{".getBytes(), "1", 3)),
                Arguments.of("ModelReady can't be read", new Announcement("k", new byte[0], "1", 3)),
                Arguments.of("ModelReady is null", new Announcement("k", "null".getBytes(), "1", 3)),
                Arguments.of("the record's key is transaction-clusters/1/1, the manifest's transaction-clusters/2/1",
                        Announcements.sound(2, 1, 3)),
                Arguments.of("the artefact's SHA-256 is", Announcements.corrupt(1, 1, 3)),
                Arguments.of("not a model artefact", Announcements.withArtefact("truncat", 3)),
                Arguments.of("not a model artefact",
                        Announcements.withArtefact(artefact.substring(0, artefact.length() - 5), 3)),
                Arguments.of("format version 99 is not known here", Announcements.withArtefact(
                        artefact.replace("\"formatVersion\":1", "\"formatVersion\":99"), 3)),
                Arguments.of("unknown kind of model",
                        Announcements.withArtefact(artefact.replace("k-means", "oracle"), 3)),
                Arguments.of("another answer than the trainer's", Announcements.withArtefact(
                        new String(ArtefactJson.write(ModelEvents.model(2)), StandardCharsets.UTF_8), 3)),
                Arguments.of("another answer than the trainer's", Announcements.withProbes(
                        List.of(new Probe(new double[]{0, 0}, new double[]{10, 0.5000000000000001, 11, 4})), 3)),
                Arguments.of("a probe has another number of values", Announcements.withProbes(
                        List.of(new Probe(new double[]{0}, new double[]{10, 0.5, 11, 4})), 3)),
                Arguments.of("is nowhere", Announcements.of(new ModelReady(event.manifest(), null, event.probes()), 3)),
                Arguments.of("more than 8388608", new Announcement("k", new byte[8388609], "1", 3)),
                Arguments.of("there are no probes", Announcements.withProbes(List.of(), 3)),
                Arguments.of("has the features [quantity, price], not [price]", Announcements.of(
                        ModelEvents.event(ModelEvents.FAMILY, 1, 1, oneFeature(), SILHOUETTE, 10), 3)),
                Arguments.of("the artefact's features are [price], the manifest's [quantity, price]",
                        Announcements.withArtefact(new String(ArtefactJson.write(oneFeature()), StandardCharsets.UTF_8),
                                3)),
                Arguments.of("no metric 'silhouette'", Announcements.of(ModelEvents.event(ModelEvents.FAMILY, 1, 1,
                        ModelEvents.model(1), Map.of("inertia", 1.0), 10), 3)));
    }

    private static KMeansModel oneFeature() {
        return new KMeansModel(List.of("price"), new Scaler(new double[]{0}, new double[]{1}), new double[][]{{0}},
                new int[]{0});
    }
}
