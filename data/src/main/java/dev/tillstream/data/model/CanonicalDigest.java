package dev.tillstream.data.model;

import java.nio.charset.StandardCharsets;
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
 * <i>kind</i>
 * feature <i>name</i>              for each feature, in order
 * …                         the kind's own lines, see below
 * recipe <i>name</i>=<i>value</i>          for each setting, by name; the seed is one of them
 * </pre>
 *
 * <p>The kinds {@code k-means}, {@code linear} and {@code logistic} begin with
 *
 * <pre>
 * scaling <i>kind</i>
 * mean <i>number …</i>
 * scale <i>number …</i>
 * </pre>
 *
 * and go on with {@code centroid} and its numbers for each cluster, ascending by the first feature, then the second and
 * so on; or with {@code intercept} and {@code coefficients} and their numbers, and in {@code logistic}
 * {@code threshold} and its number and {@code class} and its name for each class.
 *
 * <p>The kind {@code forest} has {@code class} and its name for each class, {@code shares} and their numbers, and for each
 * tree {@code tree} and then its nodes in preorder: {@code split}, the feature's index and the threshold as a number; or
 * {@code leaf} and its rows of each class as decimal numbers.
 *
 * <p>The kind {@code item-neighbours} has for each column of its form the name, {@code sha256} and the SHA-256 of its bytes.
 */
public final class CanonicalDigest {

    private CanonicalDigest() {}

    /** The digest in lower-case hexadecimal. */
    public static String of(ModelArtefact artefact, SortedMap<String, String> recipe) {
        CanonicalLines lines = new CanonicalLines().line("tillstream-canonical 1");
        ModelForm<ModelArtefact> form = ModelForm.of(artefact);
        form.digest(artefact, lines.line(form.kind()));
        new TreeMap<>(recipe).forEach((name, value) -> lines.line("recipe " + name + '=' + value));
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
