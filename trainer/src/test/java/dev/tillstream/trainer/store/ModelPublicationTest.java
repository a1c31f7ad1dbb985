package dev.tillstream.trainer.store;

import static dev.tillstream.trainer.store.Published.slice;
import static dev.tillstream.trainer.store.Published.trained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.trainer.family.FakeFamily;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.StoredBatches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPublicationTest {

    @TempDir
    Path folder;
    private Published published;

    @BeforeEach
    void beginWithNothingPublished() {
        published = new Published(folder);
    }

    @Test
    void shouldStoreEverythingThatItAnnounces() throws IOException {
        // When
        ModelManifest manifest = published.publication(10).publish(trained(3, 100));
        // Then
        Path revision = folder.resolve("transaction-clusters/3/1");
        ModelReady ready = EventJson.decode(published.topic.get("transaction-clusters/3/1"), ModelReady.class);
        assertThat(ready.manifest()).isEqualTo(manifest);
        assertThat(manifest.dataSize()).isEqualTo(100);
        assertThat(manifest.artefactSha256()).isEqualTo(Sha256.of(ready.artefact()));
        assertThat(ArtefactJson.read(ready.artefact())).isEqualTo(trained(3, 100).artefact());
        assertThat(revision.resolve("artefact.json")).hasBinaryContent(ready.artefact());
        assertThat(revision.resolve("manifest.json")).hasBinaryContent(EventJson.encode(manifest));
        assertThat(revision.resolve("model.pb")).hasBinaryContent(new byte[]{1, 2, 3});
        assertThat(revision.resolve("model-ready.json"))
                .hasBinaryContent(published.topic.get("transaction-clusters/3/1"));
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
        published.publication(10).publish(trained(1, 10));
        // When
        ModelManifest next = published.publication(10).publish(trained(1, 20));
        // Then
        assertThat(next.revision()).isEqualTo(2);
    }

    @Test
    void shouldAnnounceAgainWhatACrashKeptFromBeingAnnounced() throws IOException {
        // Given
        published.publication(10).publish(trained(2, 10));
        published.brokerIsAway = true;
        assertThatThrownBy(() -> published.publication(10).publish(trained(2, 20)))
                .isInstanceOf(IllegalStateException.class);
        published.brokerIsAway = false;
        // When
        published.publication(10).announceNewest();
        // Then
        assertThat(published.topic).containsOnlyKeys("transaction-clusters/2/1", "transaction-clusters/2/2");
        assertThat(published.topic.get("transaction-clusters/2/2")).isEqualTo(
                Files.readAllBytes(folder.resolve("transaction-clusters/2/2/model-ready.json")));
    }

    @Test
    void shouldAnnounceTheSameBytesAfterARestartButOnlyOnce() throws IOException {
        // Given
        published.publication(10).publish(trained(1, 10));
        byte[] first = published.topic.get("transaction-clusters/1/1");
        ModelPublication restarted = published.publication(10);
        // When
        restarted.announceNewest();
        restarted.announceNewest();
        // Then
        assertThat(published.sent).containsExactly("transaction-clusters/1/1", "transaction-clusters/1/1");
        assertThat(published.topic.get("transaction-clusters/1/1")).isEqualTo(first);
    }

    @Test
    void shouldRetireTheOldestRevisionsInStoreAndTopic() throws IOException {
        // Given
        ModelPublication publication = published.publication(2);
        // When
        for (int rows = 10; rows <= 40; rows += 10) {
            publication.publish(trained(1, rows));
        }
        // Then
        assertThat(new ModelStore(folder).revisions("transaction-clusters", 1)).containsExactly(3L, 4L);
        assertThat(published.topic).containsOnlyKeys("transaction-clusters/1/3", "transaction-clusters/1/4");
    }

    @Test
    void shouldRetireLaterWhatACrashLeft() throws IOException {
        // Given
        for (int rows = 10; rows <= 40; rows += 10) {
            published.publication(10).publish(trained(1, rows));
        }
        // When
        published.publication(1).announceNewest();
        // Then
        assertThat(new ModelStore(folder).revisions("transaction-clusters", 1)).containsExactly(4L);
        assertThat(published.topic).containsOnlyKeys("transaction-clusters/1/4");
    }

    @Test
    void shouldCoverExactlyTheRowsAndSettingsThatTheNewestRevisionWasMadeWith() throws IOException {
        // Given
        published.publication(10).publish(trained(3, 100));
        ModelPublication restarted = published.publication(10);
        // Then
        assertThat(restarted.covers(slice(3, 100))).isTrue();
        assertThat(restarted.covers(slice(3, 101))).isFalse();
        assertThat(restarted.covers(slice(1, 100))).isFalse();
        assertThat(restarted.covers(new Slice(3, StoredBatches.withContent("other", 100), 100, 100))).isFalse();
        published.family.recipe = "another";
        assertThat(restarted.covers(slice(3, 100))).isFalse();
    }

    @Test
    void shouldSayWhereAModelIsFrom() throws IOException {
        // When
        ModelManifest manifest = published.publication(10).publish(trained(3, 100));
        // Then
        assertThat(manifest.offsets()).containsExactly(new ModelManifest.Offsets("rows", 0, 0, 99));
        assertThat(manifest.jvm()).contains(System.getProperty("java.vm.name"), Runtime.version().toString());
        assertThat(manifest.recipe()).containsEntry("recipe", "one");
        assertThat(manifest.library()).isEqualTo("none");
    }

    @Test
    void shouldLetCardsFollowTheirModelAndGoWithIt() throws IOException {
        // Given
        ModelPublication publication = published.publication(2);
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
        assertThat(published.cards).containsOnlyKeys("transaction-clusters/1/2", "transaction-clusters/1/3");
        byte[] first = published.cards.remove("transaction-clusters/1/3");
        ModelPublication restarted = published.publication(2);
        restarted.announceNewest();
        assertThat(published.cards.get("transaction-clusters/1/3")).isEqualTo(first);
        assertThat(restarted.withoutCards(slice(1, 30))).isEmpty();
    }

    @Test
    void shouldMakeCardsAgainThatCannotBeRead() throws IOException {
        // Given
        ModelPublication publication = published.publication(2);
        publication.publish(cards(publication.publish(trained(1, 10))));
        Files.writeString(folder.resolve("transaction-clusters/1/1/cards.json"), "{");
        // When
        ModelPublication restarted = published.publication(2);
        restarted.announceNewest();
        // Then
        assertThat(restarted.withoutCards(slice(1, 10))).isPresent();
    }

    @Test
    void shouldPassOverADamagedRevisionWithoutUsingItsNumberAgain() throws IOException {
        // Given
        published.publication(10).publish(trained(3, 100));
        published.publication(10).publish(trained(3, 200));
        Files.writeString(folder.resolve("transaction-clusters/3/2/model-ready.json"), "{");
        // When
        ModelPublication restarted = published.publication(10);
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
        published.publication(10);
        // Then
        assertThat(rest).doesNotExist();
    }

    @Test
    void shouldWriteTheInformationFileOfTheOlderSystem() throws IOException {
        // Given
        ModelPublication publication = published.publication(10);
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

    private static ClusterCards cards(ModelManifest manifest) {
        return new ClusterCards(manifest.family(), manifest.version(), manifest.revision(), manifest.artefactSha256(),
                manifest.dataSize(), 0, 0, 0, List.of(), Published.CLOCK.instant());
    }
}
