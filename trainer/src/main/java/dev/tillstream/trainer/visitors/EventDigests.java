package dev.tillstream.trainer.visitors;

import java.io.IOException;
import java.nio.file.Path;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.visitor.StoredEvent;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.BatchDigests;

/** Every batch's events as columns, all of them: a batch that a slice cuts is not read again. */
public final class EventDigests extends BatchDigests<EventColumns, EventColumns> {

    /** @param folder where the files are kept; made if it does not exist */
    public EventDigests(Path folder, BatchRows batches) {
        super(folder, batches, "events");
    }

    @Override
    protected EventColumns none() {
        return new EventColumns();
    }

    @Override
    protected Runnable adding(EventColumns rows, BatchFields fields) {
        StoredEvent event = new StoredEvent(fields);
        return () -> rows.add(event);
    }

    @Override
    protected EventColumns digest(EventColumns rows) {
        return rows;
    }

    @Override
    protected EventColumns read(Path file, String batchSha256) throws IOException {
        return EventFile.read(file, batchSha256);
    }

    @Override
    protected void write(Path file, String batchSha256, EventColumns digest) throws IOException {
        EventFile.write(file, batchSha256, digest);
    }
}
