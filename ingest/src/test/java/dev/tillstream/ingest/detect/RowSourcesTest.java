package dev.tillstream.ingest.detect;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.inline;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is and holds is found out from its content. */
class RowSourcesTest {

    private static final String EVENTS = "timestamp,visitorid,event,itemid\n1433221332117,1,view,2\n";
    private static final String PRODUCTS = "product_id,product_name,category,discounted_price,actual_price\n";

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static RowSource open(Path file, Dataset<?> only) throws IOException {
        return RowSources.open(file, ReadOptions.DETECT.of(Optional.ofNullable(only)));
    }

    private static Dataset<?> dataset(Path file) throws IOException {
        try (RowSource source = RowSources.open(file)) {
            assertThat(source.next()).isTrue();
            return source.dataset();
        }
    }

    private static String eventsHeader() {
        return "<row r=\"1\">" + inline("A1", "timestamp") + inline("B1", "visitorid") + inline("C1", "event")
                + inline("D1", "itemid") + "</row>";
    }

    @Test
    void shouldKnowAFileByItsContentAndNotByItsName() throws IOException {
        // Given
        Path zipped = folder.resolve("c.txt");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(EVENTS.getBytes(StandardCharsets.UTF_8));
        }

        // Then
        assertThat(dataset(write("a.xlsx", EVENTS))).isSameAs(VisitorEvents.DATASET);
        assertThat(dataset(new RawWorkbook().sheet("S", HEADER + row(2)).write(folder.resolve("b.csv"))))
                .isSameAs(Transactions.DATASET);
        assertThat(dataset(zipped)).isSameAs(VisitorEvents.DATASET);
    }

    @Test
    void shouldTakeTheDatasetWhoseColumnsAreAllThere() throws IOException {
        // Given: all of a product, and most of an event
        Path file = write("table.csv", "timestamp,visitorid,event," + PRODUCTS + "1,1,view,B1,Cable,Cables,1,2\n");

        // Then
        assertThat(dataset(file)).isSameAs(Products.DATASET);
    }

    @Test
    void shouldHoldAWorkbookToTheDatasetThatIsAskedFor() {
        // Given
        Path file = new RawWorkbook().sheet("S", HEADER + row(2)).write(folder.resolve("table.xlsx"));

        // Then
        assertThatThrownBy(() -> open(file, VisitorEvents.DATASET)).isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("table.xlsx, sheet 'S': ")
                .hasMessageContaining("of retailrocket; missing: timestamp, visitorid, event, itemid");
    }

    @Test
    void shouldTakeTheDatasetThatIsAskedForOfSeveral() throws IOException {
        // Given
        Path file = write("table.csv", EVENTS.lines().findFirst().orElseThrow() + "," + PRODUCTS
                + "1433221332117,1,view,2,B1,Cable,Cables,1,2\n");

        // Then
        for (Dataset<?> asked : new Dataset<?>[]{VisitorEvents.DATASET, Products.DATASET}) {
            try (RowSource source = open(file, asked)) {
                assertThat(source.dataset()).isSameAs(asked);
                assertThat(source.next()).isTrue();
            }
        }
    }

    @Test
    void shouldTakeOneDatasetOfAWorkbookAndNoMore() {
        // Given
        Path file = new RawWorkbook().sheet("Sales", HEADER + row(2)).sheet("Clicks", eventsHeader())
                .write(folder.resolve("table.xlsx"));

        // Then
        assertThatThrownBy(() -> RowSources.open(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("table.xlsx, sheet 'Clicks': holds retailrocket, but sheet 'Sales' holds online-retail: "
                        + "save them as two workbooks");
    }

    @Test
    void shouldNameIgnoredColumnsOfAllSheetsOnce() throws IOException {
        // Given
        String more = HEADER.replace("</row>", inline("I1", "Colour") + "</row>");
        String most = HEADER.replace("</row>", inline("I1", "Colour") + inline("K1", "Size") + "</row>");
        Path file = new RawWorkbook().sheet("A", more + row(2)).sheet("B", most + row(2))
                .write(folder.resolve("table.xlsx"));

        // Then
        try (RowSource source = RowSources.open(file)) {
            assertThat(source.ignoredColumns()).containsExactly("Colour", "Size");
        }
    }
}
