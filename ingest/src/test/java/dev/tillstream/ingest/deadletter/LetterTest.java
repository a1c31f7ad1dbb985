package dev.tillstream.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LetterTest {

    @Test
    void shouldTellIdsFromOtherTexts() {
        LetterId id = new LetterId("retail-transactions-dlq", 0, 17);
        assertThat(id).hasToString("retail-transactions-dlq-0-17");
        assertThat(LetterId.parse(id.toString())).contains(id);
        for (String text : new String[]{"", "17", "0-17", "-0-17", "rows-0", "rows-0-", "rows-a-1", "rows-0--1",
                "ro/ws-0-1", "rows-0-1234567890123456789", "rows-1234567890-1"}) {
            assertThat(LetterId.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void shouldTellFromHeadersWhatTheyTell() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add(new RecordHeader("dead-letter-by", null));
        headers.add(new RecordHeader("dead-letter-line", "seven".getBytes(StandardCharsets.UTF_8)));
        headers.add(new RecordHeader("dead-letter-reason", "r".repeat(5 << 20).getBytes(StandardCharsets.UTF_8)));

        // When
        Provenance provenance = Provenance.of(headers);

        // Then
        assertThat(provenance.by()).isNull();
        assertThat(provenance.line()).isNull();
        assertThat(provenance.reason()).hasSize(1_001);
        assertThat(provenance.isOfFile()).isFalse();
    }
}
