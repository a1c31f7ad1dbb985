package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The terms of a text, as the index has them. Thread-safe. */
final class SearchTerms {

    /** Further ones are left out: a query's cost has a bound. */
    static final int MOST = 32;
    /** Behind that, a text has told enough. */
    private static final int MOST_CHARACTERS = 4_000;

    private final Analyzer analyzer;

    SearchTerms(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Each one once, in the text's order. */
    List<String> of(String text) {
        String begin = SearchText.of(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(ProductSearch.NAME, begin)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (terms.size() < MOST && tokens.incrementToken()) {
                terms.add(term.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(terms);
    }
}
