package dev.tillstream.ingest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** The lines that ingest logs while this is open. */
public final class LogLines extends Handler implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.tillstream.ingest");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public LogLines() {
        LOG.addHandler(this);
    }

    /** Those with this id. */
    public List<String> of(String id) {
        return lines.stream().filter(line -> line.startsWith(id)).toList();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
