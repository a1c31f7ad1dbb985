package dev.tillstream.trainer;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.event.ModelRefused;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.trainer.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is read and written as JSON by reflection, named for native images. */
@RegisterForReflection(
        targets = {BatchStored.class, BatchStored.ClosedBy.class, OffsetRange.class, ModelReady.class,
                ModelManifest.class, ModelManifest.Provenance.class, ModelManifest.Cluster.class,
                ModelManifest.Offsets.class, Merit.class, ModelClass.class, Evaluation.class,
                Evaluation.Calibration.class, Problem.class, ModelRefused.class, Probe.class, Progress.class,
                ClusterCards.class, ClusterCards.Card.class, ClusterCards.Quartiles.class,
                ClusterCards.TypicalProduct.class, ClusterCards.TypicalCountry.class},
        classNames = "dev.tillstream.trainer.store.ModelsInfo$Entry")
final class NativeReflection {

    private NativeReflection() {}
}
