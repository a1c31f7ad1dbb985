package dev.tillstream.data.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The digest of a model's numbers and recipe alone: two trainings that agree in it have made the same model, whenever,
 * on whatever JDK, with however many threads and however their clusters are numbered.
 *
 * <p>It is the SHA-256 of these lines in UTF-8, each ended by a line feed, where a number is the 16 hexadecimal digits
 * of its IEEE 754 bits, and minus zero counts as zero:
 *
 * <pre>
 * tillstream-canonical 1
 * k-means
 * feature <i>name</i>              for each feature, in order
 * scaling <i>kind</i>
 * mean <i>number …</i>
 * scale <i>number …</i>
 * centroid <i>number …</i>         for each cluster, ascending by the first feature, then the second and so on
 * recipe <i>name</i>=<i>value</i>          for each setting, by name; the seed is one of them
 * </pre>
 */
public final class CanonicalDigest {

    private CanonicalDigest() {}

    /** The digest in lower-case hexadecimal. */
    public static String of(ModelArtefact artefact, SortedMap<String, String> recipe) {
        StringBuilder lines = new StringBuilder("tillstream-canonical 1\n");
        if (artefact instanceof KMeansModel model) {
            append(model, lines);
        }
        new TreeMap<>(recipe).forEach((name, value) -> lines.append("recipe ").append(name).append('=').append(value)
                .append('\n'));
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(KMeansModel model, StringBuilder lines) {
        lines.append("k-means\n");
        model.features().forEach(feature -> lines.append("feature ").append(feature).append('\n'));
        lines.append("scaling ").append(model.scaler().kind().label()).append('\n');
        append("mean", model.scaler().mean(), lines);
        append("scale", model.scaler().scale(), lines);
        Arrays.stream(model.centroids()).map(CanonicalDigest::withoutMinusZero).sorted(Arrays::compare)
                .forEach(centroid -> append("centroid", centroid, lines));
    }

    private static void append(String name, double[] numbers, StringBuilder lines) {
        lines.append(name);
        for (double number : withoutMinusZero(numbers)) {
            lines.append(' ').append(HexFormat.of().toHexDigits(Double.doubleToLongBits(number)));
        }
        lines.append('\n');
    }

    private static double[] withoutMinusZero(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number + 0.0).toArray();
    }
}
