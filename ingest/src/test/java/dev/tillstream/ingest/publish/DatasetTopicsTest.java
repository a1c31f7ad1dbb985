package dev.tillstream.ingest.publish;

import static dev.tillstream.ingest.RawWorkbook.inline;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.FakeTiming;
import dev.tillstream.ingest.source.ReadOptions;
import org.junit.jupiter.api.Test;

/** Each dataset's rows go to a topic of their own, in the form of the dataset. */
class DatasetTopicsTest extends IngestionFixture {

    private static final String PRODUCTS = "product_id,product_name,category,discounted_price,actual_price,"
            + "discount_percentage,rating,rating_count,about_product,user_id\n";

    private final String products = topic + "-products";
    private final String events = topic + "-events";

    private List<String> values(String name) {
        return records(name).stream().filter(message -> !Topic.isMark(message))
                .map(message -> new String(message.value(), StandardCharsets.UTF_8)).toList();
    }

    private List<String> keys(String name) {
        return records(name).stream().filter(message -> !Topic.isMark(message))
                .map(message -> new String(message.key(), StandardCharsets.UTF_8)).toList();
    }

    @Test
    void shouldSendProductsByTheirId() throws Exception {
        // Given
        InputFile file = file("amazon.csv", PRODUCTS
                + "B07JW9H4J1,Cable,Computers|Cables,₹399,\"₹1,099\",64%,4.2,\"24,269\",Charges fast,AG3D6O4S\n"
                + "B08L12N5H1,Vacuum,Home,\"₹2,099\",\"₹2,499\",16%,|,992,,AGTDSNT2\n");
        Listener listener = new Listener();

        // When
        ingest(file, new FakeTiming(), listener);

        // Then
        assertThat(keys(products)).containsExactly("B07JW9H4J1", "B08L12N5H1");
        assertThat(values(products)).containsExactly(
                "{\"product_id\":\"B07JW9H4J1\",\"product_name\":\"Cable\",\"category\":\"Computers|Cables\","
                        + "\"discounted_price\":399,\"actual_price\":1099,\"discount_percentage\":64,"
                        + "\"rating\":4.2,\"rating_count\":24269,\"about_product\":\"Charges fast\"}",
                "{\"product_id\":\"B08L12N5H1\",\"product_name\":\"Vacuum\",\"category\":\"Home\","
                        + "\"discounted_price\":2099,\"actual_price\":2499,\"discount_percentage\":16,"
                        + "\"rating_count\":992}");
        assertThat(listener.ignored).containsExactly(List.of("user_id"));
        assertThat(position(file)).satisfies(position -> {
            assertThat(position.dataset()).isEqualTo("amazon-sales");
            assertThat(position.topic()).isEqualTo(products);
        });
    }

    @Test
    void shouldSendEventsByTheirVisitor() throws Exception {
        // Given
        InputFile file = file("events.csv", """
                timestamp,visitorid,event,itemid,transactionid
                1433221332117,257597,view,355908,
                1433224214164,992329,transaction,248676,4000
                """);

        // When
        ingest(file);

        // Then
        assertThat(keys(events)).containsExactly("257597", "992329");
        assertThat(values(events)).containsExactly(
                "{\"timestamp\":1433221332117,\"visitorid\":257597,\"event\":\"view\",\"itemid\":355908}",
                "{\"timestamp\":1433224214164,\"visitorid\":992329,\"event\":\"transaction\",\"itemid\":248676,"
                        + "\"transactionid\":4000}");
        assertThat(position(file).sheets()).singleElement().satisfies(sheet -> {
            assertThat(sheet.firstTime()).isEqualTo("2015-06-02T05:02:12.117Z");
            assertThat(sheet.lastTime()).isEqualTo("2015-06-02T05:50:14.164Z");
        });
    }

    @Test
    void shouldMarkTheEndOnTheDatasetsOwnTopicAndTouchNoOther() throws Exception {
        // Given
        SharedKafka.createTopic(topic);
        InputFile file = file("events.csv", "timestamp,visitorid,event,itemid\n1433221332117,1,view,2\n");

        // When
        ingest(file);

        // Then
        assertThat(records(events)).last().satisfies(mark -> {
            assertThat(Topic.isMark(mark)).isTrue();
            assertThat(EventJson.decode(mark.value(), EndOfFile.class))
                    .isEqualTo(new EndOfFile("events.csv", file.sha256(), 1));
        });
        assertThat(records(topic)).isEmpty();
    }

    @Test
    void shouldSendRefusedProductsToTheirOwnDeadLettersWithTheFileAndTheRun() throws Exception {
        // Given
        InputFile file = file("amazon.csv", PRODUCTS + "B1,Cable,Cables,much,2,,,,,\n");

        // When
        ingest(file);

        // Then
        assertThat(records(products + "-dlq")).singleElement().satisfies(letter -> {
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_SHA256)).isEqualTo(file.sha256());
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_RUN))
                    .isEqualTo(position(file).startedAt().toString());
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_SHEET)).isNull();
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_LINE)).isEqualTo("2");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_COLUMN)).isEqualTo("discounted_price");
        });
    }

    @Test
    void shouldFindOutAWorkbooksDatasetToo() throws Exception {
        // Given
        String header = "<row r=\"1\">" + inline("A1", "Product ID") + inline("B1", "product_name")
                + inline("C1", "category") + inline("D1", "discounted_price") + inline("E1", "actual_price")
                + inline("F1", "discount_percentage") + "</row>";
        String row = "<row r=\"2\">" + inline("A2", "B1") + inline("B2", "Cable") + inline("C2", "Cables")
                + "<c r=\"D2\"><v>399</v></c><c r=\"E2\"><v>1099</v></c><c r=\"F2\"><v>0.64</v></c></row>";

        // When
        ingest(InputFile.identify(new RawWorkbook().sheet("S", header + row).write(folder.resolve("table.xlsx"))));

        // Then
        assertThat(values(products)).containsExactly("{\"product_id\":\"B1\",\"product_name\":\"Cable\","
                + "\"category\":\"Cables\",\"discounted_price\":399,\"actual_price\":1099,"
                + "\"discount_percentage\":64}");
    }

    @Test
    void shouldTellTheSameFileOnTwoTopicsApart() throws Exception {
        // Given
        InputFile file = workbook(5);
        ingest(file);

        // When
        IngestionEnd other = new FileIngestion(clients(), names.with(Transactions.DATASET, topic + "-2"), 1, PACE,
                LIMITS).run(file, ReadOptions.DETECT, false, new FakeTiming(), new Listener());

        // Then
        assertThat(other).isInstanceOf(IngestionEnd.Completed.class);
        assertThat(records(topic + "-2")).hasSize(6);
        assertThat(totals()).containsEntry("published", 10L);
    }
}
