package dev.tillstream.serving.members;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts in ascending order, as bytes in one array: a text takes four bytes beside its own. Immutable.
 */
final class Names {

    private final byte[] bytes;
    private final int[] ends;

    private Names(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    /** @param ascending each text once */
    static Names of(List<String> ascending) {
        int[] ends = new int[ascending.size()];
        int length = 0;
        for (int i = 0; i < ends.length; i++) {
            length = Math.addExact(length, ascending.get(i).getBytes(StandardCharsets.UTF_8).length);
            ends[i] = length;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < ends.length; i++) {
            byte[] name = ascending.get(i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(name, 0, bytes, ends[i] - name.length, name.length);
        }
        return new Names(bytes, ends);
    }

    int size() {
        return ends.length;
    }

    String get(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    boolean contains(String name) {
        int index = firstAfter(name) - 1;
        return index >= 0 && get(index).equals(name);
    }

    /** Index of the first text that is greater; {@link #size()} if none is. */
    int firstAfter(String name) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).compareTo(name) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** So many texts from an index on, or as many as there are. */
    List<String> page(int from, int limit) {
        return IntStream.range(from, Math.min(ends.length, from + limit)).mapToObj(this::get).toList();
    }
}
