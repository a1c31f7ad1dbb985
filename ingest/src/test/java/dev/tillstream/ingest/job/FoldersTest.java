package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.ingest.source.ReadSettings;
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

    private static Path keep(UploadFolder uploads, Path received, String name) throws IOException {
        return uploads.keep(received, name, false, Optional.empty()).file();
    }

    /** A file system counts bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u8868", "\ud83d\udecd"})
    void shouldKeepTheEndOfALongName(String character) throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
        String name = character.repeat(300) + ".csv.gz";

        // When
        Path kept = keep(uploads, Files.writeString(folder.resolve("body"), "content"), name);

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
        Path kept = keep(uploads, Files.writeString(folder.resolve("body"), "content"), "sales \ud83d.csv");

        // Then
        assertThat(kept).hasContent("content").hasFileName("sales _.csv");
    }

    @Test
    void shouldKeepUploadsUntilTheyAreRemoved() throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
        assertThat(uploads.unfinished()).isEmpty();

        // When
        Path kept = keep(uploads, Files.writeString(folder.resolve("body"), "content"), "../table.xlsx");

        // Then
        assertThat(kept.getFileName()).hasToString("table.xlsx");
        assertThat(uploads.unfinished()).extracting(UploadFolder.Upload::file).containsExactly(kept);
        uploads.remove(kept);
        assertThat(uploads.unfinished()).isEmpty();
        assertThat(folder.resolve("uploads")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"true,online-retail", "true,", "false,amazon-sales", "false,"})
    void shouldKeepWhatWasAskedForWithTheUpload(boolean forced, String dataset) throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
        Optional<Dataset<?>> asked = Optional.ofNullable(dataset).map(ReadSettings::dataset);

        // When
        UploadFolder.Upload kept = uploads.keep(Files.writeString(folder.resolve("body"), "content"),
                "forced.retailrocket.csv", forced, asked);

        // Then
        assertThat(kept.order()).isEqualTo(new Job.Order(Job.Origin.UPLOADED, forced, asked));
        assertThat(new UploadFolder(folder.resolve("uploads")).unfinished()).singleElement().satisfies(upload -> {
            assertThat(upload.file()).isEqualTo(kept.file());
            assertThat(upload.order().forced()).isEqualTo(forced);
            assertThat(upload.order().dataset()).isEqualTo(asked);
            assertThat(upload.order().since().isPresent()).isEqualTo(forced);
        });
        uploads.remove(kept.file());
        assertThat(folder.resolve("uploads")).isEmptyDirectory();
    }
}
