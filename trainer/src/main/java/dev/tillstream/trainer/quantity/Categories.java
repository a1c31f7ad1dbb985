package dev.tillstream.trainer.quantity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import dev.tillstream.data.model.ModelClass;

/**
 * Categories of quantities, from the smallest on.
 *
 * @param names of the categories
 * @param below of each category but the last: the least quantity that belongs to the next one; ascending
 */
record Categories(List<String> names, List<Integer> below) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final int MOST = 20;

    Categories {
        names = List.copyOf(names);
        below = List.copyOf(below);
    }

    /** @throws IllegalArgumentException if names that are set can't be those of categories */
    static List<String> checked(List<String> names) {
        if (names.size() < 2 || names.size() > MOST || new HashSet<>(names).size() < names.size()
                || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("trainer.quantity-category.categories are " + names + ", not 2 to "
                    + MOST + " different names of letters, digits, - and _");
        }
        return List.copyOf(names);
    }

    /**
     * As many as there are names, with as many of the quantities each as can be: each ends with a quantile, the least
     * quantity that so large a share of them does not exceed. Where quantiles are the same, because one quantity is very
     * common, or the last is the largest quantity, the category between them would be empty; it is left out, and the
     * others keep their names. Of no quantities there is no category.
     *
     * @param quantities in any order
     */
    static Categories ofQuantiles(List<String> names, int[] quantities) {
        if (quantities.length == 0) {
            return new Categories(List.of(), List.of());
        }
        int[] ascending = quantities.clone();
        Arrays.sort(ascending);
        int largest = ascending[ascending.length - 1];
        List<String> kept = new ArrayList<>();
        List<Integer> last = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            // The next whole number from n × (i + 1) ÷ names on, counted from 1.
            long rank = ((long) ascending.length * (i + 1) + names.size() - 1) / names.size();
            int quantile = ascending[(int) rank - 1];
            if (last.isEmpty() || quantile > last.get(last.size() - 1)) {
                kept.add(names.get(i));
                last.add(quantile);
            }
        }
        return new Categories(kept, last.stream().filter(quantile -> quantile < largest).map(q -> q + 1).toList());
    }

    /** Index of the category. */
    int of(int quantity) {
        int category = 0;
        while (category < below.size() && quantity >= below.get(category)) {
            category++;
        }
        return category;
    }

    /** For the manifest. @param rows of the training in each category */
    List<ModelClass> classes(long[] rows) {
        List<ModelClass> classes = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            classes.add(new ModelClass(names.get(c), c == 0 ? null : (double) below.get(c - 1),
                    c == below.size() ? null : (double) below.get(c), rows[c]));
        }
        return classes;
    }
}
