package dev.tillstream.serving.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import dev.tillstream.nativecheck.Declarations;
import dev.tillstream.nativecheck.ReflectionTrace;
import org.apache.lucene.search.IndexSearcher;
import org.junit.jupiter.api.Test;

/** Lucene finds its formats as services, and makes the attributes of its streams by reflection. */
class NativeSearchTest {

    private static final List<String> TRACED = List.of("org.apache.lucene.", "dev.tillstream.serving.catalogue.Cat",
            "dev.tillstream.serving.catalogue.Product", "dev.tillstream.serving.catalogue.Search",
            "dev.tillstream.serving.catalogue.Sort");
    /** Those of which it is asked for all implementations. */
    private static final List<String> SERVICES = List.of("org.apache.lucene.codecs.Codec",
            "org.apache.lucene.codecs.DocValuesFormat", "org.apache.lucene.codecs.KnnVectorsFormat",
            "org.apache.lucene.codecs.PostingsFormat", "org.apache.lucene.index.SortFieldProvider");
    private static final Declarations DECLARED = Declarations.of("tillstream-serving");

    @Test
    void shouldDeclareEachClassThatIndexingAndSearchingLookInto() throws Exception {
        // When
        Set<String> used = ReflectionTrace.of(TRACED, IndexAndSearch.class);
        // Then: more than a few, or nothing was traced
        used.removeIf(name -> !name.startsWith("org.apache.lucene."));
        assertThat(used).contains("org.apache.lucene.search.BoostAttributeImpl",
                "org.apache.lucene.analysis.tokenattributes.PackedTokenAttributeImpl");
        SERVICES.forEach(service -> used.addAll(implementations(service)));
        assertThat(DECLARED.reflective()).containsAll(used);
    }

    @Test
    void shouldCarryTheListsOfServicesAndInitialiseLuceneAtRunTime() {
        assertThat(SERVICES).allMatch(service -> DECLARED.carries("META-INF/services/" + service));
        assertThat(DECLARED.initialisesAtRunTime(IndexSearcher.class.getName())).isTrue();
    }

    private static Set<String> implementations(String service) {
        try (InputStream in = IndexSearcher.class.getResourceAsStream("/META-INF/services/" + service)) {
            Set<String> names = new TreeSet<>(new String(in.readAllBytes(), UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList());
            assertThat(names).as(service).isNotEmpty();
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each way of searching once. */
    public static final class IndexAndSearch implements Callable<Object> {
        @Override
        public Object call() {
            Catalogue catalogue = new Catalogue(CatalogueEvents.generated(1, 200));
            return List.of(catalogue.matching("laptop sleeve", 5), catalogue.matching("ptop", 5),
                    catalogue.matching("usb cabel", 5), catalogue.matching("zzzzqqqq", 5), catalogue.related(0, 5));
        }
    }
}
