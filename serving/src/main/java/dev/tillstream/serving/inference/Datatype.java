package dev.tillstream.serving.inference;

import java.util.Arrays;
import java.util.Optional;

/** The protocol's data types whose elements are numbers. */
enum Datatype {
    UINT8(0, 0xFFp0), UINT16(0, 0xFFFFp0), UINT32(0, 0xFFFFFFFFp0), UINT64(0, 0x1p64), INT8(-0x1p7, 0x7Fp0), INT16(
            -0x1p15, 0x7FFFp0), INT32(-0x1p31, 0x7FFFFFFFp0), INT64(-0x1p63, 0x1p63), FP16(-65504,
                    65504), FP32(-Float.MAX_VALUE, Float.MAX_VALUE), FP64(-Double.MAX_VALUE, Double.MAX_VALUE);

    private final double least;
    private final double greatest;

    Datatype(double least, double greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    /** Empty for those that are not of numbers, and for what is no data type. */
    static Optional<Datatype> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Why the finite number is not of this type, or null if it is. */
    String faultOf(double value) {
        if (value < least || value > greatest) {
            return "is out of the range of " + name();
        }
        return this.ordinal() < FP16.ordinal() && value != Math.rint(value) ? "is not a whole number" : null;
    }
}
