package dev.tillstream.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.trainer.family.FakeFamily;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.StoredBatches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPublicationTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-15T10:30:00.123Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;
    private final FakeFamily family = new FakeFamily();
    /** The topic after compaction, and everything that was ever sent. */
    private final Map<String, byte[]> topic = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final Map<String, byte[]> refusals = new LinkedHashMap<>();
    private final Map<String, byte[]> cards = new LinkedHashMap<>();
    private boolean brokerIsAway;

    @Test
    void shouldStoreEverythingThatItAnnounces() throws IOException {
        // When
        ModelManifest manifest = publication(10).publish(trained(3, 100));
        // Then
        Path revision = folder.resolve("transaction-clusters/3/1");
        ModelReady ready = EventJson.decode(topic.get("transaction-clusters/3/1"), ModelReady.class);
        assertThat(ready.manifest()).isEqualTo(manifest);
        assertThat(manifest.dataSize()).isEqualTo(100);
        assertThat(manifest.artefactSha256()).isEqualTo(Sha256.of(ready.artefact()));
        assertThat(ArtefactJson.read(ready.artefact())).isEqualTo(trained(3, 100).artefact());
        assertThat(revision.resolve("artefact.json")).hasBinaryContent(ready.artefact());
        assertThat(revision.resolve("manifest.json")).hasBinaryContent(EventJson.encode(manifest));
        assertThat(revision.resolve("model.pb")).hasBinaryContent(new byte[]{1, 2, 3});
        assertThat(revision.resolve("model-ready.json")).hasBinaryContent(topic.get("transaction-clusters/3/1"));
    }

    @Test
    void shouldKeepTheNewestArtefactUnderItsOlderName() throws IOException {
        // Given
        FakeFamily named = new FakeFamily();
        named.olderName = "linear_model_";
        ModelPublication publication = new ModelPublication(named, new StoreSettings(folder, 10, 10_000),
                new ModelTopics((key, value) -> {}, (key, value) -> {}, (key, value) -> {}), Clock.systemUTC());
        // When
        publication.publish(trained(2, 10));
        publication.publish(trained(2, 20));
        // Then
        assertThat(folder.resolve("linear_model_2.json"))
                .hasBinaryContent(ArtefactJson.write(trained(2, 20).artefact()));
        assertThat(folder.resolve("linear_model_1.json")).doesNotExist();
    }

    @Test
    void shouldCountRevisionsOnAfterARestart() throws IOException {
        // Given
        publication(10).publish(trained(1, 10));
        // When
        ModelManifest next = publication(10).publish(trained(1, 20));
        // Then
        assertThat(next.revision()).isEqualTo(2);
    }

    @Test
    void shouldAnnounceAgainWhatACrashKeptFromBeingAnnounced() throws IOException {
        // Given
        publication(10).publish(trained(2, 10));
        brokerIsAway = true;
        assertThatThrownBy(() -> publication(10).publish(trained(2, 20))).isInstanceOf(IllegalStateException.class);
        brokerIsAway = false;
        // When
        publication(10).announceNewest();
        // Then
        assertThat(topic).containsOnlyKeys("transaction-clusters/2/1", "transaction-clusters/2/2");
        assertThat(topic.get("transaction-clusters/2/2")).isEqualTo(
                Files.readAllBytes(folder.resolve("transaction-clusters/2/2/model-ready.json")));
    }

    @Test
    void shouldAnnounceTheSameBytesAfterARestartButOnlyOnce() throws IOException {
        // Given
        publication(10).publish(trained(1, 10));
        byte[] first = topic.get("transaction-clusters/1/1");
        ModelPublication restarted = publication(10);
        // When
        restarted.announceNewest();
        restarted.announceNewest();
        // Then
        assertThat(sent).containsExactly("transaction-clusters/1/1", "transaction-clusters/1/1");
        assertThat(topic.get("transaction-clusters/1/1")).isEqualTo(first);
    }

    @Test
    void shouldRetireTheOldestRevisionsInStoreAndTopic() throws IOException {
        // Given
        ModelPublication publication = publication(2);
        // When
        for (int rows = 10; rows <= 40; rows += 10) {
            publication.publish(trained(1, rows));
        }
        // Then
        assertThat(new ModelStore(folder).revisions("transaction-clusters", 1)).containsExactly(3L, 4L);
        assertThat(topic).containsOnlyKeys("transaction-clusters/1/3", "transaction-clusters/1/4");
    }

    @Test
    void shouldRetireLaterWhatACrashLeft() throws IOException {
        // Given
        for (int rows = 10; rows <= 40; rows += 10) {
            publication(10).publish(trained(1, rows));
        }
        // When
        publication(1).announceNewest();
        // Then
        assertThat(new ModelStore(folder).revisions("transaction-clusters", 1)).containsExactly(4L);
        assertThat(topic).containsOnlyKeys("transaction-clusters/1/4");
    }

    @Test
    void shouldCoverExactlyTheRowsAndSettingsThatTheNewestRevisionWasMadeWith() throws IOException {
        // Given
        publication(10).publish(trained(3, 100));
        ModelPublication restarted = publication(10);
        // Then
        assertThat(restarted.covers(slice(3, 100))).isTrue();
        assertThat(restarted.covers(slice(3, 101))).isFalse();
        assertThat(restarted.covers(slice(1, 100))).isFalse();
        assertThat(restarted.covers(new Slice(3, StoredBatches.withContent("other", 100), 100, 100))).isFalse();
        family.recipe = "another";
        assertThat(restarted.covers(slice(3, 100))).isFalse();
    }

    @Test
    void shouldSayWhereAModelIsFrom() throws IOException {
        // When
        ModelManifest manifest = publication(10).publish(trained(3, 100));
        // Then
        assertThat(manifest.offsets()).containsExactly(new ModelManifest.Offsets("rows", 0, 0, 99));
        assertThat(manifest.jvm()).contains(System.getProperty("java.vm.name"), Runtime.version().toString());
        assertThat(manifest.recipe()).containsEntry("recipe", "one");
        assertThat(manifest.library()).isEqualTo("none");
    }

    @Test
    void shouldLetLargeArtefactsTravelByTheirDigest() throws IOException {
        // Given
        int bytes = ArtefactJson.write(trained(3, 100).artefact()).length;
        publication(10, bytes).publish(trained(3, 100));
        // When
        ModelManifest manifest = publication(10, bytes - 1).publish(trained(3, 200));
        // Then
        assertThat(EventJson.decode(topic.get("transaction-clusters/3/1"), ModelReady.class).artefact()).isNotNull();
        assertThat(EventJson.decode(topic.get("transaction-clusters/3/2"), ModelReady.class).artefact()).isNull();
        byte[] artefact = new StoredArtefacts(new ModelStore(folder), List.of("transaction-clusters"))
                .find(manifest.artefactSha256()).orElseThrow();
        assertThat(ArtefactJson.read(artefact)).isEqualTo(trained(3, 200).artefact());
        ModelPublication restarted = publication(10, bytes - 1);
        assertThat(restarted.predecessors().model(3)).contains(trained(3, 200).artefact());
        assertThat(restarted.covers(slice(3, 200))).isTrue();
    }

    @Test
    void shouldNotHoldWhatNoModelIsComparedWith() throws IOException {
        // Given
        LinearModel line = new LinearModel(List.of("x"), new Scaler(new double[1], new double[]{1}), 0, new double[1]);
        Trained other = new Trained(slice(3, 100), line, Map.of(ModelManifest.SILHOUETTE, 0.5), List.of(), Map.of(),
                List.of(), new byte[0], 0.5);
        ModelPublication publication = publication(10, 0);
        // When
        publication.publish(other);
        // Then
        assertThat(publication.predecessors().models()).isEmpty();
        assertThat(publication.isEmpty()).isFalse();
        ModelPublication restarted = publication(10, 0);
        assertThat(restarted.predecessors().models()).isEmpty();
        assertThat(restarted.covers(slice(3, 100))).isTrue();
        restarted.announceNewest();
        assertThat(topic).containsOnlyKeys("transaction-clusters/3/1");
    }

    @Test
    void shouldFindTheArtefactsOfAllKeptRevisionsAndNoOthers() throws IOException {
        // Given
        ModelPublication publication = publication(2);
        List<String> digests = new ArrayList<>();
        for (int rows = 10; rows <= 30; rows += 10) {
            digests.add(publication.publish(trained(2, rows)).artefactSha256());
        }
        StoredArtefacts artefacts = new StoredArtefacts(new ModelStore(folder), List.of("transaction-clusters"));
        // When
        Files.writeString(folder.resolve("transaction-clusters/2/3/artefact.json"), "damaged");
        // Then
        assertThat(artefacts.find(digests.get(0))).isEmpty();
        assertThat(artefacts.find(digests.get(1))).isPresent();
        assertThat(artefacts.find(digests.get(2))).isEmpty();
        assertThat(artefacts.find("0".repeat(64))).isEmpty();
        assertThat(publication(2).covers(slice(2, 30))).as("the announcement still holds it").isTrue();
    }

    @Test
    void shouldPassOverALargeArtefactThatIsDamaged() throws IOException {
        // Given
        publication(10, 0).publish(trained(3, 100));
        publication(10, 0).publish(trained(3, 200));
        Files.writeString(folder.resolve("transaction-clusters/3/2/artefact.json"), "damaged");
        // Then
        assertThat(publication(10, 0).covers(slice(3, 100))).isTrue();
    }

    @Test
    void shouldLetCardsFollowTheirModelAndGoWithIt() throws IOException {
        // Given
        ModelPublication publication = publication(2);
        ModelManifest removed = null;
        // When
        for (int rows = 10; rows <= 30; rows += 10) {
            ModelManifest manifest = publication.publish(trained(1, rows));
            assertThat(publication.withoutCards(slice(1, rows))).contains(manifest);
            publication.publish(cards(manifest));
            removed = removed == null ? manifest : removed;
        }
        publication.publish(cards(removed));
        // Then
        assertThat(publication.withoutCards(slice(1, 30))).isEmpty();
        assertThat(publication.withoutCards(slice(1, 40))).as("that no model is made from").isEmpty();
        assertThat(cards).containsOnlyKeys("transaction-clusters/1/2", "transaction-clusters/1/3");
        byte[] first = cards.remove("transaction-clusters/1/3");
        ModelPublication restarted = publication(2);
        restarted.announceNewest();
        assertThat(cards.get("transaction-clusters/1/3")).isEqualTo(first);
        assertThat(restarted.withoutCards(slice(1, 30))).isEmpty();
    }

    @Test
    void shouldMakeCardsAgainThatCannotBeRead() throws IOException {
        // Given
        ModelPublication publication = publication(2);
        publication.publish(cards(publication.publish(trained(1, 10))));
        Files.writeString(folder.resolve("transaction-clusters/1/1/cards.json"), "{");
        // When
        ModelPublication restarted = publication(2);
        restarted.announceNewest();
        // Then
        assertThat(restarted.withoutCards(slice(1, 10))).isPresent();
    }

    @Test
    void shouldPassOverADamagedRevisionWithoutUsingItsNumberAgain() throws IOException {
        // Given
        publication(10).publish(trained(3, 100));
        publication(10).publish(trained(3, 200));
        Files.writeString(folder.resolve("transaction-clusters/3/2/model-ready.json"), "{");
        // When
        ModelPublication restarted = publication(10);
        // Then
        assertThat(restarted.covers(slice(3, 100))).isTrue();
        assertThat(restarted.publish(trained(3, 200)).revision()).isEqualTo(3);
    }

    @Test
    void shouldSweepWhatACrashLeftHalfWritten() throws IOException {
        // Given
        Path rest = folder.resolve("transaction-clusters/1/.half.tmp");
        Files.createDirectories(rest);
        Files.createFile(rest.resolve("manifest.json"));
        // When
        publication(10);
        // Then
        assertThat(rest).doesNotExist();
    }

    @Test
    void shouldWriteTheInformationFileOfTheOlderSystem() throws IOException {
        // Given
        ModelPublication publication = publication(10);
        // When
        publication.publish(trained(1, 30));
        publication.publish(trained(2, 60));
        publication.publish(trained(2, 70));
        // Then
        assertThat(folder.resolve("models_info.json")).hasContent("""
                {"model_1":{"data_size":30,"silhouette_score":0.5,"training_time":"2024-01-15T10:30:00"},\
                "model_2":{"data_size":70,"silhouette_score":0.5,"training_time":"2024-01-15T10:30:00"}}""");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("models_info.json",
                    "transaction-clusters");
        }
    }

    private ModelPublication publication(int keepRevisions) throws IOException {
        return publication(keepRevisions, 10_000);
    }

    private ModelPublication publication(int keepRevisions, int inlineBytes) throws IOException {
        return new ModelPublication(family, new StoreSettings(folder, keepRevisions, inlineBytes),
                new ModelTopics(this::send, refusals::put, this::sendCards), CLOCK);
    }

    private void send(String key, byte[] value) {
        if (brokerIsAway) {
            throw new IllegalStateException("the broker is away");
        }
        sent.add(key);
        if (value == null) {
            topic.remove(key);
        } else {
            topic.put(key, Arrays.copyOf(value, value.length));
        }
    }

    private void sendCards(String key, byte[] value) {
        if (value == null) {
            cards.remove(key);
        } else {
            cards.put(key, value);
        }
    }

    private static ClusterCards cards(ModelManifest manifest) {
        return new ClusterCards(manifest.family(), manifest.version(), manifest.revision(), manifest.artefactSha256(),
                manifest.dataSize(), 0, 0, 0, List.of(), CLOCK.instant());
    }

    private static Slice slice(int version, int rows) {
        return new Slice(version, StoredBatches.of(rows), rows, rows);
    }

    private static Trained trained(int version, int rows) {
        return (Trained) FakeFamily.outcome(slice(version, rows));
    }
}
