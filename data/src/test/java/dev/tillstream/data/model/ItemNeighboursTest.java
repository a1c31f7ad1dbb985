package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

import dev.tillstream.data.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemNeighboursTest {

    /** Of the items 10, 20, 30 and 40; visitor 7 has seen 20 and before it 10. */
    private static final ItemNeighbours MODEL = model(new float[]{0.5f, 0.25f, 0.5f});

    private static ItemNeighbours model(float[] scores) {
        return new ItemNeighbours(
                new ItemLists(new long[]{10, 20, 30, 40}, new int[]{0, 2, 3, 3, 3}, new int[]{1, 2, 2}), scores,
                new int[]{3, 0, 2}, new float[]{9, 5, 1},
                new ItemLists(new long[]{7}, new int[]{0, 2}, new int[]{1, 0}));
    }

    @Test
    void shouldRecommendNeighboursAndThenWhatIsPopular() {
        assertThat(MODEL.recommend(new long[]{10}, 10))
                .extracting(RankedItem::item, RankedItem::score, RankedItem::popular)
                .containsExactly(tuple(20L, 0.5, false), tuple(30L, 0.25, false), tuple(40L, 9.0, true));
        assertThat(MODEL.recommend(new long[]{10}, 1)).extracting(RankedItem::item).containsExactly(20L);
    }

    @Test
    void shouldCountWhatWasSeenEarlierLess() {
        // 20 was seen last: 0.5, and 0.8 times 0.25 of the neighbour of 10
        assertThat(MODEL.recommend(MODEL.history(7), 1)).extracting(RankedItem::item, RankedItem::score)
                .containsExactly(tuple(30L, 0.5 + ItemNeighbours.FADING * 0.25));
    }

    @Test
    void shouldRecommendNothingThatHasBeenSeen() {
        assertThat(MODEL.recommend(new long[]{10, 20, 30, 40}, 10)).isEmpty();
        assertThat(MODEL.recommend(new long[]{20, 20, 40}, 10)).extracting(RankedItem::item).containsExactly(30L, 10L);
    }

    @Test
    void shouldRecommendWhatIsPopularToWhomNobodyKnows() {
        assertThat(MODEL.recommend(MODEL.history(8), 2)).containsExactly(new RankedItem(40, 9, true),
                new RankedItem(10, 5, true));
        assertThat(MODEL.recommend(new long[]{99, -1}, 2)).extracting(RankedItem::item).containsExactly(40L, 10L);
        assertThat(MODEL.popular(new long[]{40}, 2)).extracting(RankedItem::item).containsExactly(10L, 30L);
        assertThat(MODEL.knowsItem(99)).isFalse();
        assertThat(MODEL.knowsVisitor(7)).isTrue();
    }

    @Test
    void shouldAnswerWithPairsOfItemAndScore() {
        assertThat(MODEL.answer(new double[]{20})).containsExactly(30, 0.5, 40, 9, 10, 5);
        assertThat(MODEL.answer(new double[]{Double.MAX_VALUE})).startsWith(40, 9);
        assertThatThrownBy(() -> MODEL.answer(new double[]{1, 2})).hasMessage("2 values for 1 feature");
    }

    @Test
    void shouldTellItsMemory() {
        assertThat(MODEL.bytes()).isEqualTo(4 * 8 + 5 * 4 + 3 * 4 + 8 + 2 * 4 + 2 * 4 + 3 * 4 + 2 * 3 * 4);
    }

    @Test
    void shouldStayAsItIsInItsForm() throws IOException {
        // Given
        String golden = Golden.text("item-neighbours-format-4.json");
        // Then
        assertThat(new String(ArtefactJson.write(MODEL), StandardCharsets.UTF_8)).isEqualTo(golden.strip());
        assertThat(ArtefactJson.read(golden.getBytes(StandardCharsets.UTF_8))).isEqualTo(MODEL);
    }

    /** More than one piece of text. */
    @Test
    void shouldKeepLongColumns() {
        // Given
        int items = 300_000;
        long[] ids = new long[items];
        int[] starts = new int[items + 1];
        int[] neighbours = new int[items];
        float[] scores = new float[items];
        for (int item = 0; item < items; item++) {
            ids[item] = 3L * item;
            starts[item + 1] = item + 1;
            neighbours[item] = items - 1 - item;
            scores[item] = 1f / (1 + item);
        }
        ItemNeighbours model = new ItemNeighbours(new ItemLists(ids, starts, neighbours), scores, new int[0],
                new float[0], new ItemLists(new long[0], new int[]{0}, new int[0]));
        // Then
        assertThat(ArtefactJson.read(ArtefactJson.write(model))).isEqualTo(model);
    }

    @Test
    void shouldHaveAnotherDigestWithOtherNumbers() {
        assertThat(CanonicalDigest.of(MODEL, new TreeMap<>()))
                .isEqualTo(CanonicalDigest.of(model(new float[]{0.5f, 0.25f, 0.5f}), new TreeMap<>()))
                .isNotEqualTo(CanonicalDigest.of(model(new float[]{0.5f, 0.25f, 0.4f}), new TreeMap<>()));
    }

    /** A part of the golden file, and what is wrong with the one in its place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    "popular":["AAAAAwAAAAAAAAAC"] | "popular":["AAAABAAAAAAAAAAC"] | there is no item with the index 4
                    "popular":["AAAAAwAAAAAAAAAC"] | "popular":["AAAAAwAAAAA="]     | a popularity for each popular item
                    "popular":["AAAAAwAAAAAAAAAC"] | "popular":["AAAAAwAAAA=="]     | 'popular' has 7 bytes, of which one number has 4
                    "popular":["AAAAAwAAAAAAAAAC"] | "popular":["?"]                | 'popular' holds something that is not Base64
                    "popular":["AAAAAwAAAAAAAAAC"] | "popular":[3, 0, 2]            | 'popular' holds something that is no text
                    "features":["itemid"]          | "features":["item"]            | have the features [itemid]
                    "formatVersion":4              | "formatVersion":3              | are not part of format version 3
                    """)
    void shouldRefuseWhatIsNoModel(String part, String replacement, String why) throws IOException {
        // Given
        String golden = Golden.text("item-neighbours-format-4.json");
        assertThat(golden).contains(part);
        byte[] malformed = golden.replace(part, replacement).getBytes(StandardCharsets.UTF_8);
        // Then
        assertThatThrownBy(() -> ArtefactJson.read(malformed)).isInstanceOf(ArtefactFormatException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldRefuseListsThatAreNone() {
        assertThatThrownBy(() -> new ItemLists(new long[]{2, 1}, new int[]{0, 0, 0}, new int[0]))
                .hasMessage("owner 1 is not in order");
        assertThatThrownBy(() -> new ItemLists(new long[]{1, 2}, new int[]{0, 1, 0}, new int[0]))
                .hasMessage("a list ends before it begins");
        assertThatThrownBy(() -> new ItemLists(new long[]{1}, new int[]{0, 1}, new int[0]))
                .hasMessage("the lists do not cover the items");
        assertThatThrownBy(() -> model(new float[]{1, 2})).hasMessageContaining("has 2 scores for 3");
        assertThatThrownBy(() -> model(new float[]{1, 0, 1})).hasMessageContaining("has the score 0.0");
    }
}
