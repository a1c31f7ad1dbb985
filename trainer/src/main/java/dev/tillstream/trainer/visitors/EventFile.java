package dev.tillstream.trainer.visitors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.trainer.digest.DigestBytes;

/**
 * A batch's events on disk, see {@link DigestBytes}: their number (int), all times, visitors and items (longs) and actions
 * (bytes, the place in {@link Action}).
 */
final class EventFile {

    private static final int FORMAT_VERSION = 1;
    private static final int BYTES_PER_EVENT = 3 * Long.BYTES + Byte.BYTES;

    private EventFile() {}

    static void write(Path file, String batchSha256, EventColumns events) throws IOException {
        ByteBuffer out = DigestBytes.begin(FORMAT_VERSION, batchSha256,
                Math.addExact(Integer.BYTES, Math.multiplyExact(events.size(), BYTES_PER_EVENT)));
        out.putInt(events.size());
        for (int event = 0; event < events.size(); event++) {
            out.putLong(events.time(event));
        }
        for (int event = 0; event < events.size(); event++) {
            out.putLong(events.visitor(event));
        }
        for (int event = 0; event < events.size(); event++) {
            out.putLong(events.item(event));
        }
        for (int event = 0; event < events.size(); event++) {
            out.put((byte) events.action(event).ordinal());
        }
        DigestBytes.write(file, out);
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws dev.tillstream.trainer.digest.DigestFormatException if it is not a good file of that batch
     */
    static EventColumns read(Path file, String batchSha256) throws IOException {
        return DigestBytes.read(file, FORMAT_VERSION, batchSha256, in -> {
            int size = in.getInt();
            DigestBytes.require(size >= 0 && in.remaining() == (long) size * BYTES_PER_EVENT, "has another length");
            return columns(in, size);
        });
    }

    private static EventColumns columns(ByteBuffer in, int size) throws IOException {
        long[] times = new long[size];
        long[] visitors = new long[size];
        long[] items = new long[size];
        byte[] actions = new byte[size];
        in.asLongBuffer().get(times).get(visitors).get(items);
        in.position(in.position() + 3 * size * Long.BYTES);
        in.get(actions);
        for (byte action : actions) {
            DigestBytes.require(action >= 0 && action < Action.values().length, "has an unknown action");
        }
        return new EventColumns(times, visitors, items, actions, size);
    }
}
