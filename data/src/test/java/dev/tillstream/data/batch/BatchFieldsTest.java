package dev.tillstream.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.transaction.StoredTransaction;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.TransactionFields;
import dev.tillstream.data.transaction.Transactions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFieldsTest {

    private static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final Instant TIME = Instant.parse("2009-12-01T07:45:00Z");
    private static final String[] TEXTS = {"a", "\"", "\"\"", ",", "\n", "\r\n", "é", "漢", "🛒", " ", "POST",
            "ß,\"\n\""};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldReadEveryFieldAsItWasWritten(long seed) throws IOException {
        // Given
        Random random = new Random(seed);
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(new Transaction("I" + text(random, 5), "S" + text(random, 20),
                    random.nextInt(50) == 0 ? "long ".repeat(random.nextInt(40_000)) : text(random, 40),
                    random.nextInt(), TIME.plusMillis(random.nextInt()), price(random), text(random, 3),
                    text(random, 3)));
        }
        // When
        BatchFields fields = new BatchFields(Transactions.DATASET, inBits(written(rows), random), Path.of("b.csv"));
        StoredTransaction stored = new StoredTransaction(fields);
        List<Transaction> read = new ArrayList<>();
        while (fields.next()) {
            read.add(copy(stored));
        }
        // Then
        assertThat(read).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1,2,3|b.csv, line 2: 3 fields instead of 8",
            "1,2,3,4,5,6,7,8,9|b.csv, line 2: 9 fields instead of 8",
            "1,2,\"3,4,5,6,7,8|b.csv, line 2: ends within quotes",
            "1,2,\"3\"x,4,5,6,7,8|b.csv, line 2: has something behind a closing quote"})
    void shouldNameTheLineThatIsNoRow(String line, String why) throws IOException {
        BatchFields fields = fields(line);
        assertThatThrownBy(fields::next).isInstanceOf(BatchFormatException.class).hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            ",2,3,4,2009-12-01T07:45:00Z,6,7,8|InvoiceNo is missing",
            "1,2,3,,2009-12-01T07:45:00Z,6,7,8|Quantity is missing",
            "1,2,3,x,2009-12-01T07:45:00Z,6,7,8|Quantity is not a number",
            "1,2,3,4,yesterday,6,7,8|InvoiceDate is not a timestamp",
            "1,2,3,4,,6,7,8|InvoiceDate is missing",
            "1,2,3,4,2009-12-01T07:45:00Z,1.2.3,7,8|UnitPrice is not a number"})
    void shouldNameTheFieldThatCantBeRead(String line, String why) throws IOException {
        BatchFields fields = fields("\"two\nlines\",2,3,4,2009-12-01T07:45:00Z,6,7,8\n" + line);
        fields.next();
        fields.next();
        assertThatThrownBy(() -> copy(new StoredTransaction(fields))).isInstanceOf(UncheckedIOException.class)
                .cause().isInstanceOf(BatchFormatException.class).hasMessage("b.csv, line 4: " + why);
    }

    private static BatchFields fields(String lines) throws IOException {
        return new BatchFields(Transactions.DATASET,
                new ByteArrayInputStream((HEADER + lines).getBytes(StandardCharsets.UTF_8)), Path.of("b.csv"));
    }

    private static byte[] written(List<Transaction> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BatchWriter<Transaction> writer = new BatchWriter<>(Transactions.DATASET, bytes)) {
            rows.forEach(writer::write);
        }
        return bytes.toByteArray();
    }

    /** Gives one to 1,000 bytes at a time, so that every row is cut somewhere. */
    private static InputStream inBits(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(1_000)));
            }
        };
    }

    private static String text(Random random, int parts) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(parts + 1); i > 0; i--) {
            text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static double price(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100_000) / 100.0;
            case 1 -> -random.nextInt(1_000_000) / 1_000.0;
            case 2 -> random.nextGaussian() * 1e-7;
            default -> Math.scalb(random.nextDouble(), random.nextInt(600) - 300);
        };
    }

    private static Transaction copy(TransactionFields row) {
        return new Transaction(row.invoiceNo(), row.stockCode(), row.description(), row.quantity(), row.invoiceDate(),
                row.unitPrice(), row.customerId(), row.country());
    }
}
