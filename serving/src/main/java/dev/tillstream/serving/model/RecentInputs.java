package dev.tillstream.serving.model;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * A sample of what one family was asked of late: about one input of 64, in a ring that newer ones overwrite. Any number
 * of threads add and read; none waits, and most calls do no more than draw a number.
 */
public final class RecentInputs {

    private static final int ONE_OF = 64;
    private static final int ROOM = 128;

    private final AtomicReferenceArray<double[]> inputs = new AtomicReferenceArray<>(ROOM);
    private final AtomicInteger next = new AtomicInteger();

    /** @param input unscaled values in the order of the features; not changed afterwards */
    public void offer(double[] input) {
        if ((ThreadLocalRandom.current().nextInt() & (ONE_OF - 1)) == 0) {
            keep(input);
        }
    }

    void keep(double[] input) {
        inputs.set(next.getAndIncrement() & (ROOM - 1), input);
    }

    /** The inputs that are kept now, in no certain order. */
    List<double[]> sample() {
        return IntStream.range(0, ROOM).mapToObj(inputs::get).filter(Objects::nonNull).toList();
    }
}
