package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import dev.tillstream.data.Golden;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForestModelTest {

    private static final Offset<Double> ROUNDING = within(1e-15);
    private static final List<String> CLASSES = List.of("low", "medium", "high");
    private static final double[] SHARES = {0.5, 0.25, 0.25};
    /** Of 4, 3 and 5 rows: by a at 2.5, then by b at 10.1. */
    private static final DecisionTree BY_TWO = new DecisionTree(new int[]{0, -1, 1, -1, -1},
            new float[]{2.5f, 10.1f}, new int[]{3, 1, 0, 0, 2, 2, 1, 0, 3}, 3);
    private static final DecisionTree LEAF = new DecisionTree(new int[]{-1}, new float[0], new int[]{4, 4, 4}, 3);
    private static final ForestModel MODEL = new ForestModel(List.of("a", "b"), CLASSES, SHARES,
            List.of(BY_TWO, LEAF));

    @Test
    void shouldVoteWithTheMeanOfItsLeaves() {
        // When
        double[] answer = MODEL.answer(new double[]{2, 0});
        // Then
        assertThat(answer).hasSize(1 + 3 + 3 + 2);
        assertThat(answer[0]).isZero();
        assertThat(MODEL.votesOf(answer)).containsExactly(new double[]{13 / 24.0, 7 / 24.0, 4 / 24.0}, ROUNDING);
    }

    @Test
    void shouldWeighVotesByHowCommonClassesAre() {
        assertThat(MODEL.probabilitiesOf(MODEL.answer(new double[]{2, 0}))).containsExactly(
                new double[]{26 / 37.0, 7 / 37.0, 4 / 37.0}, ROUNDING);
    }

    /** The contributions and the mean of the roots, 5/12 and 4/12 for the last class, make the vote. */
    @Test
    void shouldTellWhatEachFeatureContributesToTheWinnersVote() {
        // When
        double[] answer = MODEL.answer(new double[]{3, 11});
        // Then
        assertThat(answer[0]).isEqualTo(2);
        assertThat(MODEL.contributionsOf(answer)).containsExactly(
                new double[]{(5 / 8.0 - 5 / 12.0) / 2, (3 / 4.0 - 5 / 8.0) / 2}, ROUNDING);
        assertThat(MODEL.votesOf(answer)[2]).isEqualTo(
                Arrays.stream(MODEL.contributionsOf(answer)).sum() + (5 / 12.0 + 4 / 12.0) / 2, ROUNDING);
    }

    @Test
    void shouldTellHowMuchEachFeatureDoes() {
        // Given: rows of each class at the root, at the leaf of 4 rows, at the split of 8, and at its two leaves of 4
        double root = 12 * gini(4, 3, 5);
        double split = 8 * gini(1, 2, 5);
        double byA = root - 4 * gini(3, 1, 0) - split;
        double byB = split - 4 * gini(0, 2, 2) - 4 * gini(1, 0, 3);
        // Then
        assertThat(MODEL.importances()).containsExactly(new double[]{byA / (byA + byB), byB / (byA + byB)}, ROUNDING);
        assertThat(new ForestModel(List.of("a"), CLASSES, SHARES, List.of(LEAF)).importances()).containsExactly(0);
    }

    private static double gini(double... rows) {
        double all = Arrays.stream(rows).sum();
        return 1 - Arrays.stream(rows).map(count -> count / all * (count / all)).sum();
    }

    @Test
    void shouldTakeTheFirstOfEqualVotes() {
        // b is at most 10.1: two rows of the second class, two of the third
        assertThat(MODEL.answer(new double[]{3, 10})[0]).isEqualTo(1);
        assertThat(new ForestModel(List.of("a"), CLASSES, SHARES, List.of(LEAF)).answer(new double[]{0})[0]).isZero();
    }

    @Test
    void shouldSplitAtTheThresholdAsTheTrainingDoes() {
        assertThat(BY_TWO.leaf(new float[]{2.5f, 0})).isEqualTo(1);
        assertThat(BY_TWO.leaf(new float[]{Math.nextUp(2.5f), 10.1f})).isEqualTo(3);
        // Though 10.1 is more than the float next to it.
        assertThat(MODEL.answer(new double[]{3, 10.1})).isEqualTo(MODEL.answer(new double[]{3, 10}));
        assertThat(MODEL.answer(new double[]{3, 10.100000000000001})).isEqualTo(MODEL.answer(new double[]{3, 10}));
        assertThat(MODEL.answer(new double[]{1e300, -1e300})[0]).isEqualTo(1);
    }

    @Test
    void shouldRoundToFiniteNumbersWithOneZero() {
        assertThat(ForestModel.rounded(new double[]{-0.0, 1e-300, -1e-300, 6 * 2.55, 1e300, -1e39})).containsExactly(0f,
                0f, 0f, 15.3f, Float.MAX_VALUE, -Float.MAX_VALUE);
    }

    @Test
    void shouldKeepItsForm() throws IOException {
        assertThat(new String(ArtefactJson.write(MODEL), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("forest-format-3.json"));
        assertThat(ArtefactJson.read(Golden.bytes("forest-format-3.json"))).isEqualTo(MODEL);
    }

    @Test
    void shouldBeDigestedWithEachNumber() {
        // Given
        String digest = digest(SHARES, BY_TWO);
        // Then
        assertThat(digest).isEqualTo("9640d397b8c564b35f719032a7fe6a476e193a194c830fc128258fcb2b1aad0b");
        assertThat(digest(new double[]{0.25, 0.5, 0.25}, BY_TWO)).isNotEqualTo(digest);
        assertThat(digest(SHARES, new DecisionTree(BY_TWO.features(), new float[]{2.5f, 10.2f}, BY_TWO.rows(), 3)))
                .isNotEqualTo(digest);
        assertThat(digest(SHARES, new DecisionTree(new int[]{0, -1, 0, -1, -1}, BY_TWO.thresholds(), BY_TWO.rows(),
                3))).isNotEqualTo(digest);
        assertThat(digest(SHARES, new DecisionTree(BY_TWO.features(), BY_TWO.thresholds(),
                new int[]{3, 1, 0, 0, 2, 2, 1, 0, 4}, 3))).isNotEqualTo(digest);
    }

    private static String digest(double[] shares, DecisionTree tree) {
        return CanonicalDigest.of(new ForestModel(List.of("a", "b"), CLASSES, shares, List.of(tree, LEAF)),
                new TreeMap<>());
    }

    @Test
    void shouldRefuseAPointOfAnotherLength() {
        assertThatThrownBy(() -> MODEL.answer(new double[]{1})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 values for 2 features");
    }

    /** A part of the golden file, and what is wrong with the one in its place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "feature":[0,-1,1,-1,-1] | "feature":[2,-1,1,-1,-1]    | a tree splits by number 2
            "feature":[0,-1,1,-1,-1] | "feature":[-2,-1,1,-1,-1]   | has a feature below -1
            "feature":[0,-1,1,-1,-1] | "feature":[0,1,-1,-1]       | 2 leaves and 3 classes, but 9
            "feature":[0,-1,1,-1,-1] | "feature":[0,-1,-1,1,-1]    | goes on at node 3, where it has ended
            "feature":[0,-1,1,-1,-1] | "feature":[-1,-1,-1,0,1]    | goes on at node 1, where it has ended
            "feature":[0,-1,1,-1,-1] | "feature":[0,-1,-1]         | has 1 splits, but 2 thresholds
            "feature":[-1]           | "feature":[]                | 0 leaves and 3 classes, but 3
            "feature":[-1]           | "feature":[-1.5]            | no whole number: -1.5
            [2.5,10.1]               | [2.5]                       | has 2 splits, but 1 thresholds
            [2.5,10.1]               | [2.5,1e300]                 | has the threshold Infinity
            [2.5,10.1]               | [2.5,"10"]                  | 'threshold' holds something that is no number
            "rows":[4,4,4]           | "rows":[0,0,0]              | has a leaf without rows
            "rows":[4,4,4]           | "rows":[5,-1,4]             | has a leaf with -1 rows of a class
            "rows":[4,4,4]           | "rows":[4,4]                | 1 leaves and 3 classes, but 2
            "rows":[4,4,4]           | "rows":[4,4,4000000000]     | no whole number: 4000000000
            "rows":[4,4,4]           | "row":[4,4,4]               | 'rows' is missing
            [0.5,0.25,0.25]          | [0.5,0.25,0.26]             | a share for each class, 1 in all
            [0.5,0.25,0.25]          | [0.5,0.5,0]                 | a share for each class, 1 in all
            [0.5,0.25,0.25]          | [0.5,0.5]                   | a share for each class, 1 in all
            "medium"                 | "low"                       | classes with different names
            "formatVersion":3        | "formatVersion":2           | forests are not part of format version 2
            """)
    void shouldRefuseWhatIsNoForest(String part, String replacement, String why) throws IOException {
        // Given
        String golden = Golden.text("forest-format-3.json");
        assertThat(golden).contains(part);
        byte[] malformed = golden.replace(part, replacement).getBytes(StandardCharsets.UTF_8);
        // Then
        assertThatThrownBy(() -> ArtefactJson.read(malformed)).isInstanceOf(ArtefactFormatException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldRefuseForestsOfNoUse() {
        assertThatThrownBy(() -> new ForestModel(List.of("a"), CLASSES, SHARES, List.of()))
                .hasMessageContaining("has 1 to 10000 trees, not 0");
        assertThatThrownBy(() -> new ForestModel(List.of(), CLASSES, SHARES, List.of(LEAF)))
                .hasMessageContaining("has no features");
        assertThatThrownBy(() -> new ForestModel(List.of("a"), List.of("one", "two"), new double[]{0.5, 0.5},
                List.of(LEAF))).hasMessageContaining("has 2 classes, but a tree has 3");
        int[] many = new int[DecisionTree.MOST_NODES + 1];
        assertThatThrownBy(() -> new DecisionTree(many, new float[0], new int[0], 1))
                .hasMessageContaining("1000001 nodes, more than 1000000");
    }
}
