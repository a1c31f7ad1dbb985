package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldersTest {

    @TempDir
    Path folder;

    @Test
    void shouldTakeAFoldersTablesByName() throws IOException {
        // Given
        for (String name : List.of("b.xlsx", "a.XLSX", "c.csv", "d.csv.gz", "notes.txt", "~$b.xlsx")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve("e.xlsx"));

        // Then
        assertThat(SourcePaths.expand(folder)).containsExactly(folder.resolve("a.XLSX"), folder.resolve("b.xlsx"),
                folder.resolve("c.csv"), folder.resolve("d.csv.gz"));
    }

    @Test
    void shouldTakeAFileThatDoesNotExistSoThatItsJobTells() throws IOException {
        assertThat(SourcePaths.expand(folder.resolve("none.xlsx"))).containsExactly(folder.resolve("none.xlsx"));
    }

    @ParameterizedTest
    @CsvSource({"table.xlsx,table.xlsx", "../../etc/passwd,passwd", "'C:\\data\\table.xlsx',table.xlsx", "..,upload",
            "'',upload", "'a:b?.xlsx',a_b_.xlsx", "/,upload"})
    void shouldTakeNothingButTheLastPartOfAnUploadsName(String sent, String expected) {
        assertThat(UploadFolder.safe(sent)).isEqualTo(expected);
    }

    /** A file system counts bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u8868", "\ud83d\udecd"})
    void shouldKeepTheEndOfALongName(String character) throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
        String name = character.repeat(300) + ".csv.gz";

        // When
        Path kept = uploads.keep(Files.writeString(folder.resolve("body"), "content"), name);

        // Then
        assertThat(kept).hasContent("content");
        assertThat(kept.getFileName().toString()).endsWith(".csv.gz").hasSizeGreaterThan(50);
    }

    /** Half a character here; in a container without a locale, each that is not ASCII. */
    @Test
    void shouldKeepAFileWhoseNameTheSystemCannotWrite() throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));

        // When
        Path kept = uploads.keep(Files.writeString(folder.resolve("body"), "content"), "sales \ud83d.csv");

        // Then
        assertThat(kept).hasContent("content").hasFileName("sales _.csv");
    }

    @Test
    void shouldKeepUploadsUntilTheyAreRemoved() throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
        assertThat(uploads.unfinished()).isEmpty();

        // When
        Path kept = uploads.keep(Files.writeString(folder.resolve("body"), "content"), "../table.xlsx");

        // Then
        assertThat(kept.getFileName()).hasToString("table.xlsx");
        assertThat(uploads.unfinished()).containsExactly(kept);
        uploads.remove(kept);
        assertThat(uploads.unfinished()).isEmpty();
        assertThat(folder.resolve("uploads")).isEmptyDirectory();
    }
}
