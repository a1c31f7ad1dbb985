package dev.tillstream.ingest.detect;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.nativecheck.Declarations;
import dev.tillstream.nativecheck.ReflectionTrace;
import dev.tillstream.nativecheck.StaticInitialisers;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.IOUtils;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.RandomSingleton;
import org.apache.poi.util.XMLHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

/** What the libraries that read files need of a native executable. */
class NativeReadingTest {

    private static final Declarations DECLARED = Declarations.of("tillstream-ingest");
    private static final List<String> TRACED = List.of("org.apache.poi.", "org.apache.commons.", "com.fasterxml.aalto.",
            "org.codehaus.stax2.", "de.siegmar.", "dev.tillstream.ingest.");

    @Test
    void shouldDeclareEachClassThatReadersLookInto() throws Exception {
        // When
        Set<String> used = ReflectionTrace.of(TRACED, ReadAll.class);
        // Then
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(DECLARED.reflective());
        assertThat(missing).as("to be added to reflect-config.json").isEmpty();
    }

    /** The parser of the list of content types is found by the JDK, by its name. */
    @Test
    void shouldDeclareTheXmlParserThatPoiUses() {
        assertThat(DECLARED.reflective()).contains(DocumentBuilderFactory.newInstance().getClass().getName(),
                XMLHelper.getDocumentBuilderFactory().getClass().getName());
    }

    @ParameterizedTest
    @ValueSource(classes = {OPCPackage.class, ZipFile.class, IOUtils.class, InputFactoryImpl.class, CsvReader.class})
    void shouldInitialiseAtRunTimeWhatCallsWhatIs(Class<?> inJar) throws Exception {
        Path jar = Path.of(inJar.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(DECLARED.initialisesAtRunTime(RandomSingleton.class.getName())).isTrue();
        assertThat(StaticInitialisers.early(jar, name -> DECLARED.initialisesAtRunTime(name)
                || Declarations.of("tillstream-data").initialisesAtRunTime(name))).isEmpty();
    }

    /** Every class that the zip reader names must be there when an executable is built. */
    @Test
    void shouldHaveTheLibraryOfEachCompressionThatZipFilesMayUse() {
        assertThat(XZInputStream.class).isNotNull();
        assertThat(com.github.luben.zstd.ZstdInputStream.class).isNotNull();
    }

    static final class ReadAll implements Callable<Object> {
        @Override
        public Object call() throws Exception {
            Path folder = Files.createTempDirectory("native");
            Path workbook = new RawWorkbook()
                    .sheet("One", HEADER + row(2))
                    .write(folder.resolve("a.xlsx"));
            Path table = Files.writeString(folder.resolve("a.csv"),
                    "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n1,A1,2,2011-03-09 10:00,1.5\n");
            Path old = Files.write(folder.resolve("old.xls"), new byte[]{(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});
            List<Object> seen = new ArrayList<>();
            for (Path file : List.of(workbook, table, old)) {
                try (RowSource source = RowSources.open(file)) {
                    while (source.next()) {
                        seen.add(source.outcome());
                    }
                } catch (UnreadableFileException e) {
                    seen.add(e.getMessage());
                }
                Files.delete(file);
            }
            Files.delete(folder);
            assertThat(seen).hasSize(3);
            return seen;
        }
    }
}
