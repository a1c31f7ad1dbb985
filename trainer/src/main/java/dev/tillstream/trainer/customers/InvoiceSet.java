package dev.tillstream.trainer.customers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Different invoice numbers. Those of up to eight characters of Latin-1, as all real ones are, take a {@code long} each:
 * a stream has far more invoices than customers, and each version keeps its own. Not thread-safe.
 */
final class InvoiceSet {

    private static final int PACKED_LENGTH = Long.BYTES;
    private static final long NOT_PACKED = 0;

    private long[] packed = new long[2];
    private int size;
    private final SortedSet<String> others = new TreeSet<>();

    void add(String invoice) {
        long code = pack(invoice);
        if (code == NOT_PACKED) {
            others.add(invoice);
        } else {
            add(code);
        }
    }

    void addAll(InvoiceSet more) {
        for (int i = 0; i < more.size; i++) {
            add(more.packed[i]);
        }
        others.addAll(more.others);
    }

    int size() {
        return size + others.size();
    }

    /** How many there would be with some more. */
    int sizeWith(InvoiceSet more) {
        int added = 0;
        for (int i = 0; i < more.size; i++) {
            added += Arrays.binarySearch(packed, 0, size, more.packed[i]) < 0 ? 1 : 0;
        }
        return size() + added + (int) more.others.stream().filter(invoice -> !others.contains(invoice)).count();
    }

    /** In ascending order: a set has one form. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(packed[i]);
        }
        out.writeInt(others.size());
        for (String invoice : others) {
            out.writeUTF(invoice);
        }
    }

    static InvoiceSet read(DataInputStream in) throws IOException {
        InvoiceSet invoices = new InvoiceSet();
        for (int left = in.readInt(); left > 0; left--) {
            invoices.add(in.readLong());
        }
        for (int left = in.readInt(); left > 0; left--) {
            invoices.others.add(in.readUTF());
        }
        return invoices;
    }

    private void add(long code) {
        int place = Arrays.binarySearch(packed, 0, size, code);
        if (place >= 0) {
            return;
        }
        int insertion = -place - 1;
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size * 2);
        }
        System.arraycopy(packed, insertion, packed, insertion + 1, size - insertion);
        packed[insertion] = code;
        size++;
    }

    /** No two texts have the same code, since none of the characters is 0. */
    private static long pack(String invoice) {
        if (invoice.length() > PACKED_LENGTH) {
            return NOT_PACKED;
        }
        long code = 0;
        for (int i = 0; i < invoice.length(); i++) {
            char letter = invoice.charAt(i);
            if (letter == 0 || letter > 0xFF) {
                return NOT_PACKED;
            }
            code = code << Byte.SIZE | letter;
        }
        return code;
    }
}
