package dev.tillstream.batcher;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.event.Progress;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is read and written as JSON by reflection, named for native executables. */
@RegisterForReflection(targets = {BatchStored.class, BatchStored.ClosedBy.class, OffsetRange.class, Progress.class})
final class NativeReflection {

    private NativeReflection() {}
}
