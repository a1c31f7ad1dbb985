package dev.tillstream.serving.catalogue;

import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

/**
 * What a text asks the index for. Its cost has a bound: at most {@link SearchTerms#MOST} terms, of which few are looked
 * for in other terms or with other letters.
 */
final class ProductQueries {

    /** Terms that may also be the beginning of a word, or its middle. */
    private static final int MOST_PARTS = 6;
    private static final int SHORTEST_MIDDLE = 3;
    /** Terms that may have other letters. */
    private static final int MOST_FUZZY = 12;
    private static final int MOST_EXPANSIONS = 32;
    private static final int LONGEST_FUZZY = 40;

    private ProductQueries() {}

    /**
     * From the strict to the tolerant; the first one that finds something answers: all terms, or beginnings of words; all
     * terms somewhere in words; and three of five terms, with up to two other letters.
     */
    static List<Query> of(List<String> terms) {
        List<Query> queries = new ArrayList<>();
        if (!terms.isEmpty()) {
            queries.add(all(terms));
            if (terms.size() <= MOST_PARTS && terms.stream().allMatch(ProductQueries::isMiddle)) {
                queries.add(within(terms));
            }
            queries.add(most(terms));
        }
        return queries;
    }

    private static Query all(List<String> terms) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        terms.forEach(term -> all.add(terms.size() <= MOST_PARTS ? wordOrBeginning(term).build() : word(term),
                Occur.MUST));
        return all.build();
    }

    private static Query within(List<String> terms) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        terms.forEach(term -> all.add(new WildcardQuery(name("*" + term + "*")), Occur.MUST));
        return all.build();
    }

    private static Query most(List<String> terms) {
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        for (int i = 0; i < terms.size(); i++) {
            BooleanQuery.Builder like = terms.size() <= MOST_PARTS
                    ? wordOrBeginning(terms.get(i))
                    : new BooleanQuery.Builder().add(word(terms.get(i)), Occur.SHOULD);
            if (i < MOST_FUZZY) {
                like.add(fuzzy(terms.get(i)), Occur.SHOULD);
            }
            most.add(like.build(), Occur.SHOULD);
        }
        return most.setMinimumNumberShouldMatch((3 * terms.size() + 4) / 5).build();
    }

    private static boolean isMiddle(String term) {
        return term.length() >= SHORTEST_MIDDLE && term.chars().allMatch(Character::isLetterOrDigit);
    }

    private static Query word(String term) {
        return new BoostQuery(new TermQuery(name(term)), 4);
    }

    private static BooleanQuery.Builder wordOrBeginning(String term) {
        return new BooleanQuery.Builder().add(word(term), Occur.SHOULD)
                .add(new BoostQuery(new PrefixQuery(name(term)), 0.5f), Occur.SHOULD);
    }

    private static Query fuzzy(String term) {
        int edits = term.length() <= 2 || term.length() > LONGEST_FUZZY ? 0 : term.length() <= 5 ? 1 : 2;
        return new FuzzyQuery(name(term), edits, 0, MOST_EXPANSIONS, true);
    }

    private static Term name(String term) {
        return new Term(ProductSearch.NAME, term);
    }

    /**
     * Names with as many of these terms, in near categories.
     *
     * @param path from the product's category to the most general one
     */
    static Query related(List<String> terms, List<String> path) {
        BooleanQuery.Builder related = new BooleanQuery.Builder();
        terms.forEach(term -> related.add(new TermQuery(name(term)), Occur.SHOULD));
        path.forEach(node -> related.add(new BoostQuery(
                new ConstantScoreQuery(new TermQuery(new Term(ProductSearch.CATEGORY, node))), 2), Occur.SHOULD));
        return related.build();
    }
}
