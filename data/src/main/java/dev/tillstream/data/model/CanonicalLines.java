package dev.tillstream.data.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The text that {@link CanonicalDigest} is taken of, line by line. */
final class CanonicalLines {

    private final StringBuilder lines = new StringBuilder();

    CanonicalLines line(String text) {
        lines.append(text).append('\n');
        return this;
    }

    CanonicalLines features(List<String> names) {
        names.forEach(name -> line("feature " + name));
        return this;
    }

    CanonicalLines scaler(Scaler scaler) {
        return line("scaling " + scaler.kind().label()).numbers("mean", scaler.mean()).numbers("scale",
                scaler.scale());
    }

    CanonicalLines numbers(String name, double... numbers) {
        lines.append(name);
        for (double number : withoutMinusZero(numbers)) {
            lines.append(' ').append(HexFormat.of().toHexDigits(Double.doubleToLongBits(number)));
        }
        lines.append('\n');
        return this;
    }

    /** A column of very many numbers. @param bytes of all of them */
    CanonicalLines column(String name, byte[] bytes) {
        return line(name + " sha256 " + Sha256.of(bytes));
    }

    static double[] withoutMinusZero(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number + 0.0).toArray();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
