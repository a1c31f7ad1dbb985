package dev.tillstream.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class CharacterCacheTest {

    private final CharacterCache cache = new CharacterCache();

    private double number(String text) {
        char[] characters = ("<" + text + ">").toCharArray();
        return cache.number(characters, 1, characters.length - 1);
    }

    @Test
    void shouldGiveTheSameBitsAsJavasParser() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            String text = switch (i % 4) {
                case 0 -> Double.toString((random.nextInt(2_000_000) - 1_000_000) / 100.0);
                case 1 -> Double.toString(random.nextDouble(1e6));
                case 2 -> Long.toString(random.nextLong());
                default -> String.format(Locale.ROOT, "%.9f", random.nextDouble(1e5));
            };
            assertThat(number(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void shouldKnowWhatIsNoNumber() {
        for (String text : new String[]{"", "-", ".", "1.", ".5.", "1,5", "NaN", "Infinity", "0x10", "1d", "1e",
                "--1"}) {
            double expected = text.equals("1.") ? 1 : Double.NaN;
            assertThat(Double.valueOf(number(text))).as(text).isEqualTo(Double.valueOf(expected));
        }
    }

    @Test
    void shouldGiveOneStringForTheSameCharacters() {
        // Given
        char[] characters = "536365,536365".toCharArray();

        // When
        String first = cache.text(characters, 0, 6);

        // Then
        assertThat(cache.text(characters, 7, 13)).isEqualTo("536365").isSameAs(first);
    }
}
