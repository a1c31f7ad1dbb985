package dev.tillstream.ingest.publish;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.inline;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.detect.InputFile;
import org.junit.jupiter.api.Test;

/** What happens when Kafka fails in between: here, because another producer with the file's id has come. */
class RetryTest extends IngestionFixture {

    /** Shuts the ingestion's producer out before some of the rows that it asks about. */
    private final class Fencing extends RowTiming {
        private final InputFile file;
        private final IntPredicate rows;

        private Fencing(InputFile file, int... rows) {
            this(file, row -> IntStream.of(rows).anyMatch(fenced -> fenced == row));
        }

        private Fencing(InputFile file, IntPredicate rows) {
            this.file = file;
            this.rows = rows;
        }

        @Override
        boolean stopAt(int row) {
            if (rows.test(row)) {
                try (var other = clients().transactional(topic, file.sha256())) {
                    other.initTransactions();
                }
            }
            return false;
        }
    }

    private InputFile withABadRow(int rows) throws Exception {
        StringBuilder xml = new StringBuilder("<row r=\"1\">" + HEADER.substring("<row r=\"1\">".length(),
                HEADER.length() - "</row>".length()) + inline("I1", "Colour") + "</row>");
        xml.append(row(FIRST_LINE, "<v>1.5</v>"));
        IntStream.range(FIRST_LINE + 1, FIRST_LINE + rows).forEach(line -> xml.append(row(line)));
        return InputFile.identify(new RawWorkbook().sheet("S", xml.toString()).write(folder.resolve("table.xlsx")));
    }

    @Test
    void shouldSendEachRowOnceWhenItIsShutOutOnTheWay() throws Exception {
        // Given
        InputFile file = workbook(350);
        Listener listener = new Listener();

        // When
        IngestionEnd end = ingest(file, new Fencing(file, 50, 200), listener);

        // Then
        assertThat(listener.retries).hasSize(2);
        assertThat(end).isInstanceOf(IngestionEnd.Completed.class);
        assertThat(invoices()).isEqualTo(expectedInvoices(350));
        assertThat(totals()).containsEntry("published", 350L).containsEntry("read", 350L);
    }

    @Test
    void shouldTellOnceWhatTheFileHolds() throws Exception {
        // Given
        InputFile file = withABadRow(250);
        Listener listener = new Listener();

        // When
        ingest(file, new Fencing(file, 50, 200), listener);

        // Then
        assertThat(listener.retries).hasSize(2);
        assertThat(listener.ignored).containsExactly(List.of("Colour"));
    }

    /** Else nobody finds the run's refused rows, nor its receipt the run. */
    @Test
    void shouldBeTheSameRunFromTheFirstAttemptOn() throws Exception {
        // Given
        InputFile file = withABadRow(120);
        Listener listener = new Listener();

        // When: the first attempt commits nothing
        ingest(file, new Fencing(file, 50), listener);

        // Then
        assertThat(listener.retries).hasSize(1);
        String run = listener.opened.get(0).startedAt().toString();
        assertThat(position(file).startedAt()).hasToString(run);
        assertThat(records(topics.deadLetters())).singleElement()
                .satisfies(letter -> assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_RUN)).isEqualTo(run));
    }

    /** A run of days is shut out now and then: its transactions time out whenever the machine sleeps. */
    @Test
    void shouldGoOnHoweverOftenItIsShutOutAsLongAsItGetsOn() throws Exception {
        // Given: each time far enough behind the one before that rows are committed in between
        InputFile file = workbook(900);
        Listener listener = new Listener();

        // When
        IngestionEnd end = ingest(file, new Fencing(file, 150, 400, 650, 900), listener);

        // Then
        assertThat(listener.retries).hasSize(4);
        assertThat(end).isInstanceOf(IngestionEnd.Completed.class);
        assertThat(invoices()).isEqualTo(expectedInvoices(900));
    }

    @Test
    void shouldGiveUpWhenItIsShutOutAgainAndAgain() throws Exception {
        // Given
        InputFile file = workbook(500);
        Listener listener = new Listener();

        // When
        assertThatThrownBy(() -> ingest(file, new Fencing(file, row -> row > 110 && row % 40 == 0), listener))
                .isInstanceOf(IngestionFailedException.class)
                .hasMessage("another process sends the same file to the same topic");

        // Then
        assertThat(invoices()).isEqualTo(expectedInvoices(invoices().size()));
        assertThat(position(file).read()).isEqualTo(invoices().size());
    }
}
