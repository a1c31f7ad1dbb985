package dev.tillstream.ingest.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import javax.xml.stream.XMLStreamException;

import dev.tillstream.ingest.table.CellType;
import dev.tillstream.ingest.table.RowCells;
import org.junit.jupiter.api.Test;

/** However a sheet is read, straight from its bytes or with an XML parser: it holds the same rows. */
class SheetReaderTest {

    private static final int SHEETS = 4_000;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet "
            + "xmlns:x14ac=\"urn:x14ac\"><!-- <sheetData> --><dimension ref=\"A1:H9\"/>";
    private static final String PLAIN = "<sheetData>";
    /** Not as programs write it, so that only the XML parser reads behind it. */
    private static final String NOT_PLAIN = "<sheetData >";
    private static final String END = "</sheetData><mergeCells/></worksheet>";

    private static final String[] TYPES = {"", "", "", " t=\"s\"", " t=\"s\"", " t=\"n\"", " t=\"str\"", " t=\"b\"",
            " t=\"e\"", " t=\"d\""};
    private static final String[] VALUES = {"0", "1", "2", "40148.35138888889", "-1.5", "", " 7 ", "#N/A", "TRUE", "99",
            "5E-2", "abc_x000D_", "x > y"};
    /** What no fast path may know. */
    private static final String[] ODD = {"<c><f>1+1</f><v>2</v></c>", "<c t=\"inlineStr\"><is><t>hi</t></is></c>",
            "<c><v>1&amp;2</v></c>", "<c><!-- a --><v>3</v></c>", "<c><v><![CDATA[4]]></v></c>",
            "<c r='B7'><v>5</v></c>",
            "<c><v>é</v></c>", "<?pi?>", "<c><extLst/></c>", "<c r=\"b2\"><v>6</v></c>", "<c r=\"ZZZ1\"><v>6</v></c>",
            "<c><v xml:space=\"preserve\"> 1</v></c>"};
    private static final String DAMAGE = "<>/=\"'& &;cvrowst0129AZ]\0\u00e9\n";

    private final SharedStrings strings = strings("zero", "one", "zwei\u00e4");

    @Test
    void shouldReadPlainRowsAsAnXmlParserDoes() {
        SplittableRandom random = new SplittableRandom(20_260_115);
        int whole = 0;
        for (int i = 0; i < SHEETS; i++) {
            String rows = rows(random, i % 4 == 0);
            if (i % 2 == 1) {
                rows = damage(random, rows);
            }
            List<String> expected = read(HEAD + NOT_PLAIN + rows + END, StandardCharsets.UTF_8);
            List<String> read = read(HEAD + PLAIN + rows + END, StandardCharsets.UTF_8);
            if (isMoreThanDamaged(expected)) {
                continue;
            }
            assertThat(read).as("%s", rows).isEqualTo(withoutWhy(expected));
            whole += read.contains("failed") ? 0 : 1;
        }
        assertThat(whole).isBetween(SHEETS / 2, SHEETS * 9 / 10);
    }

    @Test
    void shouldReadRowsThatCrossTheBuffersEnd() {
        // Given
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 3_000; row++) {
            rows.append("<row r=\"").append(row).append("\"><c t=\"str\"><v>").append("y".repeat(row % 97))
                    .append("</v></c><c/><c><v>").append(row).append("</v></c></row>\n");
        }
        String long1 = "<row><c t=\"str\"><v>" + "z".repeat(200_000) + "</v></c></row>";

        // When
        List<String> read = read(HEAD + PLAIN + rows + long1 + rows + END, StandardCharsets.UTF_8);

        // Then
        assertThat(read).hasSize(6_001).isEqualTo(read(HEAD + NOT_PLAIN + rows + long1 + rows + END,
                StandardCharsets.UTF_8));
        assertThat(read.get(2_999)).isEqualTo("3000: 0=TEXT " + "y".repeat(90) + " 2=NUMBER 3000");
        assertThat(read.get(3_000)).startsWith("3001: 0=TEXT zzz").hasSizeGreaterThan(200_000);
    }

    @Test
    void shouldReadOtherEncodings() {
        String rows = "<row r=\"1\"><c t=\"str\"><v>caf\u00e9</v></c><c><v>1</v></c></row>";
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            String head = "<?xml version=\"1.0\" encoding=\"" + (charset == StandardCharsets.ISO_8859_1
                    ? "ISO-8859-1"
                    : "UTF-16") + "\"?><worksheet>";
            assertThat(read((charset == StandardCharsets.ISO_8859_1 ? "" : "\ufeff") + head + PLAIN + rows + END,
                    charset)).as(charset.name()).containsExactly("1: 0=TEXT caf\u00e9 1=NUMBER 1");
        }
    }

    @Test
    void shouldKnowSheetsWithoutRows() {
        assertThat(read("<worksheet><sheetData/></worksheet>", StandardCharsets.UTF_8)).isEmpty();
        assertThat(read("<worksheet><sheetData></sheetData></worksheet>", StandardCharsets.UTF_8)).isEmpty();
        assertThat(read("<worksheet></worksheet>", StandardCharsets.UTF_8)).isEmpty();
        assertThat(read("<worksheet><sheetData>", StandardCharsets.UTF_8)).containsExactly("failed");
    }

    /** What an XML parser refuses, but cells do not need: a name twice in one tag, a prefix that nothing declares. */
    private static boolean isMoreThanDamaged(List<String> rows) {
        String last = rows.isEmpty() ? "" : rows.get(rows.size() - 1);
        return last.contains("uplicate") || last.contains("nbound");
    }

    private static List<String> withoutWhy(List<String> rows) {
        return rows.stream().map(row -> row.startsWith("failed") ? "failed" : row).toList();
    }

    private static String rows(SplittableRandom random, boolean odd) {
        StringBuilder rows = new StringBuilder();
        for (int row = 1, count = random.nextInt(5); row <= count; row++) {
            rows.append("<row").append(pick(random, "", " r=\"" + row * 2 + "\"", " r=\"" + row
                    + "\" spans=\"1:8\" x14ac:dyDescent=\"0.25\"", " r=\"x\"", " ht=\"1\" "));
            if (random.nextInt(6) == 0) {
                rows.append("/>");
                continue;
            }
            rows.append(">");
            for (int cell = 0, cells = random.nextInt(6); cell < cells; cell++) {
                if (odd && random.nextInt(8) == 0) {
                    rows.append(pick(random, ODD));
                }
                rows.append("<c")
                        .append(pick(random, "", " r=\"" + (char) ('A' + cell) + row + "\"",
                                " r=\"A" + (char) ('A' + cell) + row + "\""))
                        .append(pick(random, "", " s=\"1\"")).append(pick(random, TYPES))
                        .append(pick(random, ">", " >")).append(pick(random, "", "<v>" + pick(random, VALUES) + "</v>",
                                "<v>" + pick(random, VALUES) + "</v>", "\n "))
                        .append("</c>").append(pick(random, "", "", "\n"));
            }
            rows.append("</row>").append(pick(random, "", "\r\n"));
        }
        return rows.toString();
    }

    private static String damage(SplittableRandom random, String rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        StringBuilder damaged = new StringBuilder(rows);
        int at = random.nextInt(rows.length());
        switch (random.nextInt(3)) {
            case 0 -> damaged.deleteCharAt(at);
            case 1 -> damaged.insert(at, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
            default -> damaged.setCharAt(at, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
        }
        return damaged.toString();
    }

    private static String pick(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<String> read(String sheet, Charset charset) {
        List<String> rows = new ArrayList<>();
        try (SheetReader reader = new SheetReader(new ByteArrayInputStream(sheet.getBytes(charset)), strings)) {
            RowCells row = new RowCells();
            while (reader.next(row)) {
                StringBuilder text = new StringBuilder(row.line() + ":");
                for (int column = 0; column < row.columns(); column++) {
                    if (row.type(column) != CellType.BLANK) {
                        text.append(' ').append(column).append('=').append(row.type(column)).append(' ')
                                .append(row.text(column));
                    }
                }
                rows.add(text.toString());
            }
        } catch (XMLStreamException | IOException | RuntimeException e) {
            rows.add(sheet.contains(NOT_PLAIN) ? "failed: " + e.getMessage() : "failed");
        }
        return rows;
    }

    private static SharedStrings strings(String... texts) {
        String xml = "<sst><si><t>" + String.join("</t></si><si><t>", texts) + "</t></si></sst>";
        try {
            return SharedStrings.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
