package dev.tillstream.ingest.detect;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.ReadRows;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFilesTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("table.xlsx");
    }

    private void expect(String... parts) {
        assertThatThrownBy(() -> ReadRows.of(file)).isInstanceOf(UnreadableFileException.class)
                .satisfies(e -> assertThat(e.getMessage()).startsWith("table.xlsx").contains(parts));
    }

    private static RawWorkbook sound() {
        return new RawWorkbook().sheet("S", HEADER + row(2));
    }

    @Test
    void shouldNameAMissingFile() {
        expect("there is no such file");
    }

    @Test
    void shouldNameAFolder() throws IOException {
        Files.createDirectory(file);
        expect("is a folder");
    }

    @Test
    void shouldNameAnEmptyFile() throws IOException {
        Files.createFile(file);
        expect("is empty");
    }

    @Test
    void shouldNameATextFile() throws IOException {
        Files.writeString(file, "Invoice,StockCode\n1,2\n");
        expect("is not an .xlsx workbook", "as CSV", "missing: Quantity, InvoiceDate, UnitPrice");
    }

    @Test
    void shouldNameAFileOfOtherBytes() throws IOException {
        Files.write(file, new byte[]{'a', 0, 'b'});
        expect("is not an .xlsx workbook", "no text has");
    }

    @Test
    void shouldNameATruncatedGzip() throws IOException {
        Files.write(file, new byte[]{0x1f, (byte) 0x8b, 8, 0});
        expect("is cut off or damaged");
    }

    @Test
    void shouldRefuseAGzipThatExpandsWithoutEnd() throws IOException {
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 150; i++) {
                gzip.write(blanks);
            }
        }
        expect("expands to more than 200 times its size");
    }

    @Test
    void shouldNameAFileOfOneByte() throws IOException {
        Files.writeString(file, "P");
        expect("is not an .xlsx workbook");
    }

    @Test
    void shouldNameATruncatedWorkbook() throws IOException {
        byte[] bytes = Files.readAllBytes(sound().write(file));
        for (int length : new int[]{5, 30, bytes.length / 2, bytes.length - 10}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            expect("is cut off or damaged");
        }
    }

    @Test
    void shouldNameDamageInTheMiddleOfASheet() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int line = 2; line < 5_000; line++) {
            rows.append(row(line, "<v>" + line * 7919L % 10_007 + "</v>"));
        }
        byte[] bytes = Files.readAllBytes(new RawWorkbook().sheet("S", rows.toString()).write(file));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 2_000, (byte) 0xff);
        Files.write(file, bytes);
        expect("sheet 'S'", "damaged");
    }

    @Test
    void shouldNameAnOldWorkbook() throws IOException {
        try (HSSFWorkbook old = new HSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            old.createSheet("S").createRow(0).createCell(0).setCellValue("Invoice");
            old.write(out);
        }
        expect("(.xls)", "save it as .xlsx");
    }

    @Test
    void shouldNameADamagedOldFile() throws IOException {
        Files.write(file, new byte[]{(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3});
        expect("(.xls)");
    }

    @Test
    void shouldNameAnEncryptedWorkbook() throws Exception {
        byte[] content = Files.readAllBytes(sound().write(file));
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                encrypted.write(content);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        expect("encrypted", "remove the password");
    }

    @Test
    void shouldNameAZipThatIsNoWorkbook() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(1);
        }
        expect("not an .xlsx workbook");
    }

    @Test
    void shouldNameAnEmptyZip() throws IOException {
        new ZipOutputStream(Files.newOutputStream(file)).close();
        expect("empty zip archive");
    }

    @Test
    void shouldNameAnOpenDocumentTable() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes());
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write("<x/>".getBytes());
        }
        expect(".ods", "save it as .xlsx");
    }

    @Test
    void shouldNameABinaryWorkbook() {
        sound().part("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
                </Types>""").write(file);
        expect(".xlsb", "save it as .xlsx");
    }

    @Test
    void shouldNameAnotherKindOfOfficeFile() {
        sound().part("[Content_Types].xml",
                """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                        </Types>""")
                .write(file);
        expect("not a workbook");
    }

    @Test
    void shouldNameTheMissingColumnsAndTheirSheet() {
        new RawWorkbook().sheet("Good", HEADER + row(2))
                .sheet("Bad", HEADER.replace("Quantity", "Amount").replace("Price", "Cost") + row(2)).write(file);
        expect("sheet 'Bad'", "missing: Quantity, UnitPrice");
    }

    @Test
    void shouldNotLookForTheHeaderFarDown() {
        StringBuilder junk = new StringBuilder();
        for (int line = 1; line <= 20; line++) {
            junk.append("<row>").append(RawWorkbook.inline("A" + line, "junk")).append("</row>");
        }
        new RawWorkbook().sheet("S", junk + HEADER.replace("<row r=\"1\">", "<row r=\"21\">") + row(22)).write(file);
        expect("sheet 'S'", "first 20 rows", "of a known dataset: online-retail (InvoiceNo, StockCode, Quantity, "
                + "InvoiceDate, UnitPrice); amazon-sales (product_id,");
    }

    @Test
    void shouldNameAWorkbookWithoutCells() {
        new RawWorkbook().sheet("One", "").sheet("Two", "<row r=\"1\"/>").write(file);
        expect("no sheet with cells");
    }

    @Test
    void shouldNameASheetThatIsNotThere() {
        sound().part("xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>").write(file);
        expect("sheet 'S'", "is not in it");
    }

    @Test
    void shouldNameASheetWithoutItsPart() {
        sound().part("xl/worksheets/sheet1.xml", null).write(file);
        expect("damaged");
    }

    @Test
    void shouldNameAWorkbookWithoutItsMainPart() {
        sound().part("xl/workbook.xml", null).write(file);
        expect("workbook");
    }

    @Test
    void shouldNameBrokenXml() {
        sound().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c></row>").write(file);
        expect("sheet 'S'", "damaged");
    }

    @Test
    void shouldNameBrokenXmlOfTheWorkbook() {
        sound().part("xl/workbook.xml", "<workbook><sheets").write(file);
        expect("damaged");
    }

    @Test
    void shouldRefuseDocumentTypesAndExternalEntities() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        sound().part("xl/worksheets/sheet1.xml", "<!DOCTYPE w [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<worksheet><sheetData>" + HEADER.replace("Country", "&e;") + row(2)
                + "</sheetData></worksheet>").write(file);
        expect("sheet 'S'", "document type");
    }

    @Test
    void shouldRefuseEntityBombsInSharedStrings() {
        sound().sharedStrings("").part("xl/sharedStrings.xml", "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>").write(file);
        expect("document type");
    }

    @Test
    void shouldRefuseZipBombs() {
        sound().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + HEADER + " ".repeat(30_000_000)
                + "</sheetData></worksheet>").write(file);
        expect("sheet 'S'", "zip bomb");
    }

    @Test
    void shouldRefuseCellsBeyondTheLastColumn() {
        sound().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c r=\"XFE1\"><v>1</v></c></row>"
                + "</sheetData></worksheet>").write(file);
        expect("sheet 'S'", "XFD");
    }

    @Test
    void shouldRefuseAMillionColumnsWithoutReferences() {
        sound().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>" + "<c/>".repeat(1_000_000)
                + "</row></sheetData></worksheet>").write(file);
        expect("sheet 'S'");
    }
}
