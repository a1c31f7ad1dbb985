package dev.tillstream.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.deadletter.LetterTopics.LetterTopic;

/** Dead letters that are on no topic. */
final class Letters {

    /** The cells of a workbook's row whose quantity is bad. */
    static final String CELLS = """
            {"Invoice": "489434", "StockCode": "85048", "Description": "GLASS BALL", "Quantity": "many",
             "InvoiceDate": "2009-12-01T07:45:00Z", "Price": "6.95", "Customer ID": "13085", "Colour": "red"}""";

    private Letters() {}

    static Letter ofWorkbook(String value) {
        return letter(Transactions.DATASET, new Provenance("ingest", "is not a number: 'many'", "Quantity", "a.xlsx",
                "9f86", "S", 2, null), bytes(value));
    }

    static Letter ofCsv(String value) {
        return letter(Transactions.DATASET, new Provenance("ingest", "is not a number: 'many'", "Quantity", "a.csv",
                "9f86", null, 2, null), bytes(value));
    }

    static Letter ofBatcher(Dataset<?> dataset, String value) {
        return letter(dataset, new Provenance("batcher", "is wrong", null, null, null, null, null, "rows-0@7"),
                bytes(value));
    }

    static Letter withoutHeaders(byte[] value) {
        return letter(Transactions.DATASET, new Provenance(null, null, null, null, null, null, null, null), value);
    }

    private static Letter letter(Dataset<?> dataset, Provenance provenance, byte[] value) {
        return new Letter(new LetterId("rows-dlq", 0, 17), new LetterTopic(dataset, "rows", "rows-dlq"), provenance,
                Instant.EPOCH, value);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
