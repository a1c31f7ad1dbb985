package dev.tillstream.ingest.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import dev.tillstream.ingest.RawWorkbook;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Files of other kinds that are named like tables. */
final class OtherFileCases {

    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private OtherFileCases() {}

    static List<CorpusCase> all() {
        return List.of(
                refused("an empty file", Files::createFile, "the file is empty"),
                refused("a folder", Files::createDirectory, "is a folder"),
                refused("one zero byte", file -> Files.write(file, new byte[1]), "no text has"),
                refused("blanks alone", text(" \n\n  \n"), "none of the first 20 rows"),
                refused("a byte order mark alone", text("\ufeff"), "none of the first 20 rows"),
                refused("an old workbook", file -> {
                    try (HSSFWorkbook old = new HSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
                        old.createSheet("S").createRow(0).createCell(0).setCellValue("Invoice");
                        old.write(out);
                    }
                }, "(.xls)", "save it as .xlsx"),
                refused("rubbish behind the signature of an old workbook", bytes("\u00d0\u00cf\u0011\u00e0"
                        + "\u00a1\u00b1\u001a\u00e1" + "\u00ff".repeat(5_000)), "(.xls)"),
                refused("a PDF document", bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\n"),
                        "is a PDF document", "save the table as .xlsx or .csv"),
                refused("a PNG picture", bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"), "is a picture",
                        "save the table as .xlsx or .csv"),
                refused("a JPEG picture", bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF"), "is a picture"),
                refused("a web page saved as a workbook",
                        text("\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>Invoice"
                                + "</td></tr></table></body></html>"),
                        "is a web page", "open it in Excel and save it as .xlsx"),
                refused("a web page with a document type", text("<!DOCTYPE html>\n<title>404 Not Found</title>"),
                        "is a web page"),
                refused("a workbook of Excel 2003 in XML",
                        text("\ufeff<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?><Workbook/>"),
                        "is an XML file", "open it in Excel and save it as .xlsx"),
                refused("a JSON object", text("{\n  \"Invoice\": 489434, \"StockCode\": \"85048\"}"),
                        "is a JSON file", "save the table as .xlsx or .csv"),
                refused("a JSON array", text("[{\"Invoice\": 489434, \"StockCode\": \"85048\"}]"),
                        "is a JSON file"),
                refused("a Parquet file", bytes("PAR1\u0015\u0004\u0015\0PAR1"), "is a Parquet file"),
                refused("a 7-Zip archive", bytes("7z\u00bc\u00af\u0027\u001c\0\u0004"), "is a 7z archive",
                        "unpack it"),
                refused("a RAR archive", bytes("Rar!\u001a\u0007\u0001\0"), "is a RAR archive", "unpack it"),
                refused("a bzip2 archive", bytes("BZh91AY&SY\u00ff"), "is a bzip2 archive", "unpack it"),
                refused("a gzipped workbook", file -> {
                    byte[] workbook = Files.readAllBytes(new RawWorkbook().sheet("S", RawWorkbook.HEADER).write(file));
                    gzip(file, workbook);
                }, "is a gzipped zip archive or workbook", "unpack it"),
                refused("the file of an open workbook's owner",
                        bytes("\u0004Anna " + "\0".repeat(50) + "A\0n\0n\0a\0"), "no text has"));
    }

    static void gzip(Path file, byte[] content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
    }

    private static CorpusCase refused(String name, CorpusCase.Content content, String... words) {
        return new CorpusCase(name, "table.xlsx", content, Refusal.of(words));
    }

    private static CorpusCase.Content bytes(String characters) {
        return file -> Files.write(file, characters.getBytes(BYTES));
    }

    private static CorpusCase.Content text(String text) {
        return file -> Files.writeString(file, text);
    }
}
