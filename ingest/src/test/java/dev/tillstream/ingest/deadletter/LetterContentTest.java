package dev.tillstream.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.tillstream.data.transaction.Transactions;
import org.junit.jupiter.api.Test;

/** How letters are shown. */
class LetterContentTest {

    @Test
    void shouldShowTheCellsOfAFile() {
        // When
        LetterContent content = LetterContent.of(Letters.ofWorkbook(Letters.CELLS));

        // Then
        assertThat(content.kind()).isEqualTo("cells");
        assertThat(content.cells()).containsEntry("Quantity", "many").containsEntry("Colour", "red");
        assertThat(content.text()).isNull();
    }

    @Test
    void shouldShowARecordAsItsText() {
        assertThat(LetterContent.of(Letters.ofBatcher(Transactions.DATASET, "{\"Quantity\": \"many\"}\t₹\n")))
                .isEqualTo(new LetterContent("text", false, null, "{\"Quantity\": \"many\"}\t₹\n", null));
        assertThat(LetterContent.of(Letters.ofWorkbook("no cells")).text()).isEqualTo("no cells");
    }

    @Test
    void shouldShowNothing() {
        assertThat(LetterContent.of(Letters.withoutHeaders(null)))
                .isEqualTo(new LetterContent("nothing", false, null, null, null));
    }

    @Test
    void shouldShowBytesThatAreNoText() {
        for (byte[] value : new byte[][]{{(byte) 0xff, 1}, {0, 'a'}, {'a', (byte) 0xe2, (byte) 0x82}}) {
            assertThat(LetterContent.of(Letters.withoutHeaders(value))).isEqualTo(
                    new LetterContent("bytes", false, null, null, Base64.getEncoder().encodeToString(value)));
        }
    }

    @Test
    void shouldCutLargeOnesBetweenTwoCharacters() {
        // Given
        byte[] text = ("a" + "₹".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[5 << 20];

        // Then
        assertThat(LetterContent.of(Letters.withoutHeaders(text))).satisfies(content -> {
            assertThat(content.kind()).isEqualTo("text");
            assertThat(content.cut()).isTrue();
            assertThat(content.text()).isEqualTo("a" + "₹".repeat((LetterContent.SHOWN_BYTES - 1) / 3));
        });
        assertThat(LetterContent.of(Letters.withoutHeaders(bytes))).satisfies(content -> {
            assertThat(content.kind()).isEqualTo("bytes");
            assertThat(content.cut()).isTrue();
            assertThat(Base64.getDecoder().decode(content.base64())).hasSize(LetterContent.SHOWN_BYTES);
        });
    }
}
