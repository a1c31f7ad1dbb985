package dev.tillstream.ingest.corpus;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import dev.tillstream.ingest.RawWorkbook;

/** Odd and damaged CSV files. */
final class CsvCases {

    private static final String HEADER = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";
    private static final String ROW = "489434,85048,GLASS BALL,12,2009-12-01 07:45:00,6.95,13085.0,EIRE\n";
    private static final String TEXT = HEADER + ROW;
    private static final String DAY = "2009-12-01T00:00:00Z";
    /** Each of these characters takes six bytes in JSON. */
    private static final String LONG = "\u0001".repeat(32_767);

    private CsvCases() {}

    static List<CorpusCase> all() {
        return List.of(
                accepted("UTF-8", text(TEXT.replace("EIRE", "Curaçao ☕"), StandardCharsets.UTF_8),
                        one().values("Country", "Curaçao ☕")),
                accepted("UTF-8 behind a byte order mark", text("\ufeff" + TEXT, StandardCharsets.UTF_8), one()),
                accepted("UTF-16, little end first", text("\ufeff" + TEXT, StandardCharsets.UTF_16LE), one()),
                accepted("UTF-16, big end first", text("\ufeff" + TEXT, StandardCharsets.UTF_16BE), one()),
                refused("UTF-16 without a byte order mark", text(TEXT, StandardCharsets.UTF_16LE), "save it as UTF-8"),
                accepted("ISO-8859-1 with a pound sign", text(TEXT.replace("GLASS", "£1 GLASS"),
                        StandardCharsets.ISO_8859_1), one().values("Description", "£1 GLASS BALL")),
                accepted("the encoding of Windows, with its quotes and dashes",
                        text(TEXT.replace("GLASS BALL", "“GLASS” – €5"), Charset.forName("windows-1252")),
                        one().values("Description", "“GLASS” – €5")),
                accepted("a damaged byte in UTF-8", file -> {
                    byte[] bytes = (HEADER + ROW.replace("EIRE", "Curaçao").repeat(3)).getBytes(StandardCharsets.UTF_8);
                    bytes[bytes.length - 3] = (byte) 0xff;
                    Files.write(file, bytes);
                }, rows(3).values("Country", "Curaçao", "Curaçao", "Curaç\ufffdo")),
                accepted("line ends of Windows", text(TEXT.replace("\n", "\r\n")), one().values("Country", "EIRE")),
                accepted("line ends of old Macs", text((TEXT + ROW).replace("\n", "\r")),
                        rows(2).values("Country", "EIRE", "EIRE")),
                accepted("no end of the last line", text(TEXT.strip()), one().values("Country", "EIRE")),
                accepted("a file that ends in a row",
                        text(HEADER + ROW + "489435,85048,GLASS BALL,12,2009-12-01 07:45:0"
                                + "0,6"),
                        rows(1, "is cut off").letters("3 is cut off: the file ends in it")),
                refusedAfter("a short row before a damaged one", text(HEADER + "489434,85048,GLASS,12,2009-12-01,6.95\n"
                        + "1,".repeat(20_000)), 1, "damaged", "fields"),
                accepted("quotes around line breaks and quotes",
                        text(HEADER + ROW.replace("GLASS BALL", "\"GLASS\n\"\"BALL\"\", LARGE\r\n\"") + ROW
                                + ROW.replace("12", "x")),
                        rows(2, "Quantity is not a number").values("Description", "GLASS\n\"BALL\", LARGE\r\n",
                                "GLASS BALL").letters("6 Quantity is not a number: 'x'")),
                accepted("quotes within a value", text(TEXT.replace("GLASS BALL", "GLASS 5\" \"BALL\"")),
                        one().values("Description", "GLASS 5\" \"BALL\"")),
                refusedAfter("a quote that is never closed",
                        text(TEXT + ROW.replace("GLASS", "\"GLASS") + ROW.repeat(3)),
                        1, "a quote opens in the row of line 3 and is never closed"),
                refusedAfter("a quote that is not closed in the last line", text(TEXT + "489434,85048,\"GLASS"), 1,
                        "a quote opens in the row of line 3 and is never closed"),
                refusedAfter("a quote that swallows megabytes", text(TEXT + ROW.replace("GLASS", "\"GLASS")
                        + ROW.repeat(100_000)), 1, "damaged", "quotation begins"),
                accepted("semicolons", text(TEXT.replace(",", ";")), one()),
                accepted("tabs", text(TEXT.replace(",", "\t")), one()),
                accepted("bars", text(TEXT.replace(",", "|")), one()),
                accepted("other delimiters within quotes", text(HEADER.replace(",", ";")
                        + ROW.replace("GLASS BALL", "\"A, B; C | D\tE\"").replaceAll(",(?! B)", ";")),
                        one().values("Description", "A, B; C | D\tE")),
                accepted("Excel's own line about the delimiter", text("sep=;\n" + TEXT.replace(",", ";")), one()),
                accepted("empty fields", text(HEADER + "489434,85048,,12,2009-12-01 07:45:00,6.95,,\n"),
                        one().values("Description", (String) null).values("CustomerID", (String) null)
                                .values("Country", (String) null)),
                accepted("too few fields", text(HEADER + "489434,85048,GLASS,12,2009-12-01 07:45:00,6.95\n"
                        + "489434,85048\n" + ROW), rows(2, "Quantity is missing").letters("3 Quantity is missing")),
                accepted("too many fields", text(HEADER + ROW.replace("EIRE", "Korea, Republic of")
                        + ROW.replace("GLASS", "GLASS, LARGE") + ROW.replace("EIRE", "EIRE,, ")),
                        rows(1, "has more fields than the header", "has more fields than the header")
                                .letters("2 has more fields than the header: 9 instead of 8",
                                        "3 has more fields than the header: 9 instead of 8")),
                refusedAfter("a line of 50 MB", file -> {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        out.write(TEXT.getBytes(StandardCharsets.UTF_8));
                        for (int i = 0; i < 50_000; i++) {
                            out.write("0123456789".repeat(100).getBytes(StandardCharsets.UTF_8));
                        }
                    }
                }, 1, "damaged"),
                refusedAfter("a line of a million fields", text(TEXT + "1,".repeat(1_000_000) + "\n"), 1, "damaged",
                        "fields"),
                refused("a zero byte among the rows", text(TEXT + ROW.replace("GLASS", "GLA\0SS")), "no text has"),
                accepted("control characters", text(TEXT.replace("GLASS", "\u0001\u001b[31m\u0085")),
                        one().values("Description", "\u0001\u001b[31m\u0085 BALL")),
                accepted("the longest row, which must fit into a message", text(HEADER + String.join(",", LONG, LONG,
                        LONG, "12", "2009-12-01", "1", LONG, LONG)), one().times(DAY, DAY).values("Country", LONG)),
                accepted("a long row that is refused, which must fit into a message",
                        text(HEADER.strip() + ("," + LONG).repeat(100) + "\n1,2,,x,2009-12-01,1,,"
                                + ("," + LONG).repeat(100)),
                        rows(0, "Quantity is not a number").ignoring("\u0001".repeat(99) + "…")
                                .letters("2 Quantity is not a number: 'x'")),
                accepted("a header alone", text(HEADER), Receipt.transactions()),
                accepted("19 lines above the header, and blank ones",
                        text("Our sales\n\n,,,\n".repeat(19) + TEXT), one()),
                refused("20 lines above the header", text("Our sales\n".repeat(20) + TEXT), "first 20 rows"),
                accepted("the header once more, of a file that was put behind another", text(TEXT + TEXT),
                        rows(2, "Quantity is not a number").letters("3 Quantity is not a number: 'Quantity'")),
                refused("a column that is missing", text(TEXT.replace("Quantity", "Amount")),
                        "as CSV", "missing: Quantity"),
                named("gzip", "table.csv.gz", gzip(TEXT), one()),
                named("gzip that is called .csv", "table.csv", gzip(TEXT), one()),
                named("CSV that is called .gz", "table.csv.gz", text(TEXT), one()),
                named("CSV that is called .xlsx", "table.xlsx", text(TEXT), one()),
                named("a workbook that is called .csv", "table.csv", file -> new RawWorkbook().sheet("S",
                        RawWorkbook.HEADER + RawWorkbook.row(2)).write(file), Receipt.transactions().sheet("S", 1)),
                named("two gzip files one behind the other", "table.csv.gz", file -> {
                    ByteArrayOutputStream both = new ByteArrayOutputStream();
                    both.writeBytes(gzipped(TEXT));
                    both.writeBytes(gzipped(ROW));
                    Files.write(file, both.toByteArray());
                }, rows(2)),
                named("gzip with other bytes behind it", "table.csv.gz", file -> {
                    byte[] sound = gzipped(TEXT);
                    Files.write(file, Arrays.copyOf(sound, sound.length + 100));
                }, one()),
                named("gzip that is cut off", "table.csv.gz", file -> {
                    byte[] sound = gzipped(HEADER + ROW.repeat(1_000));
                    Files.write(file, Arrays.copyOf(sound, sound.length * 9 / 10));
                }, Refusal.of("is cut off or damaged: copy or download it again")),
                named("gzip that is damaged", "table.csv.gz", file -> {
                    byte[] sound = gzipped(HEADER + ROW.repeat(1_000));
                    sound[sound.length - 6] ^= 1;
                    Files.write(file, sound);
                }, Refusal.of("is cut off or damaged: copy or download it again")),
                named("rubbish behind the signature of gzip", "table.csv.gz",
                        file -> Files.write(file, new byte[]{0x1f, (byte) 0x8b, 8, 99, 7, 7, 7, 7, 7, 7, 7, 7}),
                        Refusal.of("is cut off or damaged")),
                named("gzip that expands a thousand times", "table.csv.gz", bomb(""),
                        Refusal.of("expands to more than 200 times its size")),
                named("gzip that expands a thousand times behind a byte order mark", "table.csv.gz", bomb("\ufeff"),
                        Refusal.of("expands to more than 200 times its size")),
                named("gzip in gzip", "table.csv.gz", file -> OtherFileCases.gzip(file, gzipped(TEXT)),
                        Refusal.of("is gzipped twice: unpack it once")));
    }

    private static Receipt one() {
        return rows(1);
    }

    private static Receipt rows(int published, String... refusedFor) {
        return Receipt.transactions().rows(published, refusedFor);
    }

    private static CorpusCase accepted(String name, CorpusCase.Content content, Receipt receipt) {
        return named("CSV: " + name, "table.csv", content, receipt);
    }

    private static CorpusCase refused(String name, CorpusCase.Content content, String... words) {
        return refusedAfter(name, content, 0, words);
    }

    private static CorpusCase refusedAfter(String name, CorpusCase.Content content, int rows, String... words) {
        return named("CSV: " + name, "table.csv", content, Refusal.of(words).afterRows(rows));
    }

    private static CorpusCase named(String name, String file, CorpusCase.Content content, Expected expected) {
        return new CorpusCase(name, file, content, expected);
    }

    private static CorpusCase.Content text(String text) {
        return text(text, StandardCharsets.UTF_8);
    }

    private static CorpusCase.Content text(String text, Charset charset) {
        return file -> Files.write(file, text.getBytes(charset));
    }

    private static CorpusCase.Content gzip(String text) {
        return file -> Files.write(file, gzipped(text));
    }

    private static byte[] gzipped(String text) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static CorpusCase.Content bomb(String start) {
        return (Path file) -> {
            try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
                gzip.write((start + TEXT).getBytes(StandardCharsets.UTF_8));
                byte[] blanks = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 150; i++) {
                    gzip.write(blanks);
                }
            }
        };
    }
}
