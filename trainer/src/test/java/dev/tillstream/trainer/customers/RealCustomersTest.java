package dev.tillstream.trainer.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * On the real table, which is not in the repository: set TILLSTREAM_REAL_DATA to its folder. The expected figures were
 * computed with pandas and decimal numbers.
 */
@EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+")
public class RealCustomersTest {

    @TempDir
    Path home;

    @Test
    void shouldComeToTheTotalsThatAnIndependentComputationGives() throws Exception {
        // Given
        BatchFolder folder = new BatchFolder(home.resolve("batches"));
        List<Transaction> rows = rows(Path.of(System.getenv("TILLSTREAM_REAL_DATA"), "online_retail_II_subset.xlsx"));
        for (int from = 0; from < rows.size(); from += 1_000) {
            folder.addRows(rows.subList(from, Math.min(rows.size(), from + 1_000)));
        }
        Slice all = new Thirds().slices(folder.batches()).get(2);
        // When
        CustomerPoints points = new CustomerDigests(home.resolve("digests"),
                new BatchRows(home.resolve("batches"))).growing().of(all);
        // Then
        assertThat(points.rows()).isEqualTo(34_766);
        assertThat(points.rowsWithoutCustomer()).isEqualTo(601);
        assertThat(points.byCustomer()).hasSize(262);
        assertThat(sum(points, 0)).isEqualTo(749_529);
        assertThat(Math.round(sum(points, 1) * 100)).isEqualTo(122_632_408);
        assertThat(sum(points, 2)).isEqualTo(1_720);
        assertThat(points.byCustomer().get("12349")).containsExactly(1_619, 4_404.54, 5);
        assertThat(points.byCustomer().get("12351")).containsExactly(261, 300.93, 1);
        assertThat(points.byCustomer().get("14646")).containsExactly(365_220, 523_342.07, 164);
        assertThat(points.byCustomer().get("15357")).containsExactly(-1, -36.75, 1);
        assertThat(points.byCustomer().get("17844")).containsExactly(52, 51.56, 1);
    }

    private static double sum(CustomerPoints points, int feature) {
        return points.byCustomer().values().stream().mapToDouble(point -> point[feature]).sum();
    }

    /** Just enough of a reader for this workbook: columns A invoice, B product, D quantity, E time, F price and G customer. */
    public static List<Transaction> rows(Path workbook) throws Exception {
        List<Transaction> rows = new ArrayList<>();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            List<String> shared = new ArrayList<>();
            read(zip, "xl/sharedStrings.xml", "si", (reference, text) -> shared.add(text), List.of());
            for (int sheet = 1; sheet <= 2; sheet++) {
                String[] cells = new String[8];
                read(zip, "xl/worksheets/sheet" + sheet + ".xml", "c", (reference, text) -> {
                    int column = reference.charAt(0) - 'A';
                    if (column == 0) {
                        add(cells, rows);
                        Arrays.fill(cells, null);
                    }
                    cells[column] = text;
                }, shared);
                add(cells, rows);
            }
        }
        return rows;
    }

    private static void add(String[] cells, List<Transaction> rows) {
        if (cells[3] != null && !cells[3].equals("Quantity")) {
            rows.add(new Transaction(cells[0], cells[1], null, Integer.parseInt(cells[3]),
                    time(cells[4]),
                    Double.parseDouble(cells[5]), cells[6], cells[7]));
        }
    }

    /** @param days since the last day of 1899, as workbooks have it */
    private static Instant time(String days) {
        return Instant.ofEpochSecond(Math.round((Double.parseDouble(days) - 25_569) * 86_400));
    }

    private interface Cells {
        void cell(String reference, String text);
    }

    private static void read(ZipFile zip, String part, String element, Cells cells, List<String> shared)
            throws Exception {
        try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            String reference = null;
            boolean isShared = false;
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
                    reference = xml.getAttributeValue(null, "r");
                    isShared = "s".equals(xml.getAttributeValue(null, "t"));
                    text.setLength(0);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    text.append(xml.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)
                        && text.length() > 0) {
                    cells.cell(reference, isShared ? shared.get(Integer.parseInt(text.toString())) : text.toString());
                }
            }
        }
    }
}
