package dev.tillstream.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.ingest.publish.IngestionEnd;
import dev.tillstream.ingest.publish.RowCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers look the same wherever the terminal stands. */
class TerminalTest {

    private final Locale locale = Locale.getDefault();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), "table.xlsx");

    @BeforeEach
    void goAbroad() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    @AfterEach
    void comeBack() {
        Locale.setDefault(locale);
    }

    @Test
    void shouldTellWhereItGoesOn() {
        // When
        terminal.resumed(1_234_567);

        // Then
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("table.xlsx: goes on behind row 1,234,567, which was sent before\n");
    }

    @Test
    void shouldTellWhyItTriesAgain() {
        // When
        terminal.retrying(12, "no answer");

        // Then
        assertThat(err.toString()).startsWith("table.xlsx: Kafka failed (attempt 12), trying again");
    }

    @Test
    void shouldTellHowFarItGot() {
        // When
        terminal.end(new IngestionEnd.Stopped(RowCounts.of(
                List.of(new SheetCounts("S", 1_500, 1_500, 0, new TreeMap<>(), null, null)))));

        // Then
        assertThat(out.toString()).startsWith(
                "table.xlsx: stopped: 1,500 rows read = 1,500 published + 0 refused; run again to go on");
    }
}
