package dev.tillstream.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.data.event.ModelReady;
import org.junit.jupiter.api.Test;

class FamilyModelsTest {

    private FamilyModels family = FamilyModels.empty(ModelEvents.FAMILY);

    @Test
    void shouldFindTheHighestSilhouetteBest() {
        // When
        serve(ModelEvents.event(1, 1, 0.9, 10));
        serve(ModelEvents.event(2, 1, 0.5, 20));
        serve(ModelEvents.event(3, 1, 0.7, 30));

        // Then
        assertThat(best()).isEqualTo(1);
    }

    @Test
    void shouldPreferTheLargerDataSizeAmongEqualSilhouettes() {
        // When
        serve(ModelEvents.event(1, 1, 0.5, 30));
        serve(ModelEvents.event(2, 1, 0.5, 20));
        serve(ModelEvents.event(3, 1, -0.5, 90));

        // Then
        assertThat(best()).isEqualTo(1);
    }

    @Test
    void shouldPreferTheHigherVersionAmongEqualSilhouettesAndSizes() {
        // When
        serve(ModelEvents.event(2, 1, 0.5, 20));
        serve(ModelEvents.event(1, 1, 0.5, 20));

        // Then
        assertThat(best()).isEqualTo(2);
    }

    private void serve(ModelReady event) {
        ServedModel served = new ServedModel(event.manifest(), ModelEvents.model(event.manifest().revision()), 0,
                new RecentInputs());
        family = family.with(event.manifest().version(), new SlotState.Serving(served));
    }

    private int best() {
        return family.best().orElseThrow().manifest().version();
    }
}
