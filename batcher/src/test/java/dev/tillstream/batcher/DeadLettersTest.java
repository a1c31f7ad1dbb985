package dev.tillstream.batcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final int LIMIT = 1 << 20;

    private static ProducerRecord<byte[], byte[]> letter(byte[] value) {
        DeadLetters letters = new DeadLetters(new DeadLetters.Target("rows-dlq", LIMIT));
        letters.add(new ConsumerRecord<>("rows", 0, 5, null, value), new RowOutcome.Refused<>(null, "is not JSON"), 0);
        return letters.records().get(0);
    }

    @Test
    void shouldKeepARecordWhole() {
        byte[] value = new byte[LIMIT / 4];
        assertThat(letter(value).value()).isSameAs(value);
        assertThat(letter(value).headers().lastHeader(RecordHeaders.DEAD_LETTER_CUT)).isNull();
        assertThat(letter(null).value()).isNull();
    }

    @Test
    void shouldCutARecordThatItsTopicDoesNotTakeAndSayHowLongItWas() {
        // When
        ProducerRecord<byte[], byte[]> letter = letter(new byte[5 << 20]);

        // Then
        assertThat(letter.value()).hasSizeLessThan(LIMIT).hasSizeGreaterThan(LIMIT / 4);
        assertThat(RecordHeaders.text(letter.headers().lastHeader(RecordHeaders.DEAD_LETTER_CUT).value()))
                .isEqualTo("5242880");
        assertThat(RecordHeaders.text(letter.headers().lastHeader(RecordHeaders.DEAD_LETTER_ORIGIN).value()))
                .isEqualTo("rows-0@5");
    }
}
