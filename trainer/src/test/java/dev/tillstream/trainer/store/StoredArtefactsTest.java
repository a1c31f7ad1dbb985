package dev.tillstream.trainer.store;

import static dev.tillstream.trainer.store.Published.slice;
import static dev.tillstream.trainer.store.Published.trained;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.family.Outcome.Trained;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredArtefactsTest {

    @TempDir
    Path folder;
    private Published published;

    @BeforeEach
    void beginWithNothingPublished() {
        published = new Published(folder);
    }

    @Test
    void shouldLetLargeArtefactsTravelByTheirDigest() throws IOException {
        // Given
        int bytes = ArtefactJson.write(trained(3, 100).artefact()).length;
        published.publication(10, bytes).publish(trained(3, 100));
        // When
        ModelManifest manifest = published.publication(10, bytes - 1).publish(trained(3, 200));
        // Then
        assertThat(EventJson.decode(published.topic.get("transaction-clusters/3/1"), ModelReady.class).artefact())
                .isNotNull();
        assertThat(EventJson.decode(published.topic.get("transaction-clusters/3/2"), ModelReady.class).artefact())
                .isNull();
        byte[] artefact = new StoredArtefacts(new ModelStore(folder), List.of("transaction-clusters"))
                .find(manifest.artefactSha256()).orElseThrow();
        assertThat(ArtefactJson.read(artefact)).isEqualTo(trained(3, 200).artefact());
        ModelPublication restarted = published.publication(10, bytes - 1);
        assertThat(restarted.predecessors().model(3)).contains(trained(3, 200).artefact());
        assertThat(restarted.covers(slice(3, 200))).isTrue();
    }

    @Test
    void shouldNotHoldWhatNoModelIsComparedWith() throws IOException {
        // Given
        LinearModel line = new LinearModel(List.of("x"), new Scaler(new double[1], new double[]{1}), 0, new double[1]);
        Trained other = new Trained(slice(3, 100), line, Map.of(ModelManifest.SILHOUETTE, 0.5), List.of(), Map.of(),
                List.of(), new byte[0], 0.5);
        ModelPublication publication = published.publication(10, 0);
        // When
        publication.publish(other);
        // Then
        assertThat(publication.predecessors().models()).isEmpty();
        assertThat(publication.isEmpty()).isFalse();
        ModelPublication restarted = published.publication(10, 0);
        assertThat(restarted.predecessors().models()).isEmpty();
        assertThat(restarted.covers(slice(3, 100))).isTrue();
        restarted.announceNewest();
        assertThat(published.topic).containsOnlyKeys("transaction-clusters/3/1");
    }

    @Test
    void shouldFindTheArtefactsOfAllKeptRevisionsAndNoOthers() throws IOException {
        // Given
        ModelPublication publication = published.publication(2);
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
        assertThat(published.publication(2).covers(slice(2, 30))).as("the announcement still holds it").isTrue();
    }

    @Test
    void shouldPassOverALargeArtefactThatIsDamaged() throws IOException {
        // Given
        published.publication(10, 0).publish(trained(3, 100));
        published.publication(10, 0).publish(trained(3, 200));
        Files.writeString(folder.resolve("transaction-clusters/3/2/artefact.json"), "damaged");
        // Then
        assertThat(published.publication(10, 0).covers(slice(3, 100))).isTrue();
    }
}
