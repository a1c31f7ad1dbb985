package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * An index of products' names and categories in memory, ranked by BM25. It is garbage when nobody holds it any longer.
 * Thread-safe.
 */
final class ProductSearch {

    static final String NAME = "name";
    static final String CATEGORY = "category";

    private final ProductColumns products;
    private final CategoryTree categories;
    private final SearchTerms terms;
    private final IndexSearcher searcher;

    ProductSearch(ProductColumns products, CategoryTree categories) {
        this.products = products;
        this.categories = categories;
        Analyzer analyzer = new StandardAnalyzer(CharArraySet.EMPTY_SET);
        this.terms = new SearchTerms(analyzer);
        try {
            this.searcher = new IndexSearcher(DirectoryReader.open(index(analyzer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // What Lucene keeps of queries would be kept for all indexes together, of those that were replaced, too.
        searcher.setQueryCache(null);
    }

    private static FieldType nameType() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /** One segment, whose documents have the products' numbers: merges keep their order. */
    private ByteBuffersDirectory index(Analyzer analyzer) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        FieldType nameType = nameType();
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setMergePolicy(new LogByteSizeMergePolicy())
                .setMergeScheduler(new SerialMergeScheduler()).setUseCompoundFile(false);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int product = 0; product < products.size(); product++) {
                Document document = new Document();
                document.add(new Field(NAME, SearchText.of(products.name(product)), nameType));
                for (int node = categories.nodeOf(product); node >= 0; node = categories.parent(node)) {
                    document.add(new StringField(CATEGORY, Integer.toString(node), Field.Store.NO));
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        return directory;
    }

    /** The likeliest first; none if no product is like the text. */
    List<Integer> matching(String text, int limit) {
        for (Query query : ProductQueries.of(terms.of(text))) {
            List<Integer> found = found(query, limit);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** The likest first, the product itself among them. */
    List<Integer> related(int product, int limit) {
        List<String> path = new ArrayList<>();
        for (int node = categories.nodeOf(product); node >= 0; node = categories.parent(node)) {
            path.add(Integer.toString(node));
        }
        return found(ProductQueries.related(terms.of(products.name(product)), path), limit);
    }

    private List<Integer> found(Query query, int limit) {
        try {
            List<Integer> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
                found.add(hit.doc);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
