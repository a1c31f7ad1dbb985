package dev.tillstream.serving.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The categories of a catalogue as a tree. Nodes are numbered so that the nodes below one follow it, and siblings are in
 * the order of their names; case makes no difference. Immutable.
 */
final class CategoryTree {

    /** What parts levels. */
    static final char BETWEEN_LEVELS = '|';
    /** Deeper levels are one: nobody means so many, and answers have the tree's depth. */
    private static final int MOST_LEVELS = 32;

    /** Nodes from the first to before the last: one with all below it. */
    record Range(int from, int to) {
        boolean contains(int node) {
            return from <= node && node < to;
        }
    }

    private final String[] names;
    private final String[] paths;
    private final int[] parents;
    private final int[] ends;
    /** Products of the node itself, and of the nodes before it. */
    private final int[] productsBefore;
    private final int[] productNodes;

    private CategoryTree(List<Node> nodes, int[] productNodes) {
        int size = nodes.size();
        this.names = nodes.stream().map(node -> node.name).toArray(String[]::new);
        this.paths = new String[size];
        this.parents = new int[size];
        this.ends = new int[size];
        this.productsBefore = new int[size + 1];
        this.productNodes = productNodes;
        for (int node = 0; node < size; node++) {
            Node made = nodes.get(node);
            parents[node] = made.parent == null ? -1 : made.parent.number;
            paths[node] = made.parent == null ? made.name : paths[parents[node]] + BETWEEN_LEVELS + made.name;
            ends[node] = made.end;
        }
        for (int node : productNodes) {
            productsBefore[node + 1]++;
        }
        Arrays.parallelPrefix(productsBefore, Integer::sum);
    }

    /** @param categories of each product, the same text for all of a category as far as possible */
    static CategoryTree of(List<String> categories) {
        Node root = new Node("", null);
        Map<String, Node> leaves = new HashMap<>();
        Node[] ofProducts = new Node[categories.size()];
        for (int product = 0; product < ofProducts.length; product++) {
            ofProducts[product] = leaves.computeIfAbsent(categories.get(product), root::below);
        }
        List<Node> nodes = new ArrayList<>();
        root.children.values().forEach(child -> child.number(nodes));
        root.children.values().forEach(child -> child.parent = null);
        return new CategoryTree(nodes, Arrays.stream(ofProducts).mapToInt(node -> node.number).toArray());
    }

    /** The levels of a category's text; blank ones are none. */
    static List<String> levels(String category) {
        List<String> levels = Arrays.stream(category.split("\\|", MOST_LEVELS)).map(String::strip)
                .filter(level -> !level.isEmpty()).collect(Collectors.toCollection(ArrayList::new));
        return levels.isEmpty() ? List.of(category.strip()) : levels;
    }

    /** While it grows. */
    private static final class Node {
        private final String name;
        private final SortedMap<String, Node> children = new TreeMap<>();
        private Node parent;
        private int number;
        private int end;

        private Node(String name, Node parent) {
            this.name = name;
            this.parent = parent;
        }

        private Node below(String category) {
            Node node = this;
            for (String level : levels(category)) {
                Node parentOfLevel = node;
                node = node.children.computeIfAbsent(SearchText.of(level), key -> new Node(level, parentOfLevel));
            }
            return node;
        }

        private void number(List<Node> nodes) {
            number = nodes.size();
            nodes.add(this);
            children.values().forEach(child -> child.number(nodes));
            end = nodes.size();
        }
    }

    int size() {
        return names.length;
    }

    String name(int node) {
        return names[node];
    }

    /** From the general to the particular. */
    String path(int node) {
        return paths[node];
    }

    /** −1 if it has none. */
    int parent(int node) {
        return parents[node];
    }

    Range range(int node) {
        return new Range(node, ends[node]);
    }

    /** The uppermost nodes. */
    List<Integer> roots() {
        return nodes(0, size());
    }

    List<Integer> children(int node) {
        return nodes(node + 1, ends[node]);
    }

    /** A node and its siblings behind it. */
    private List<Integer> nodes(int from, int to) {
        List<Integer> siblings = new ArrayList<>();
        for (int node = from; node < to; node = ends[node]) {
            siblings.add(node);
        }
        return siblings;
    }

    /** Products of the node itself. */
    int ownProducts(int node) {
        return productsBefore[node + 1] - productsBefore[node];
    }

    /** Products of the nodes in the range. */
    int products(Range range) {
        return productsBefore[range.to()] - productsBefore[range.from()];
    }

    /** The node of a product's category. */
    int nodeOf(int product) {
        return productNodes[product];
    }

    /**
     * What is meant by some levels: the nodes with that path, or else those whose path ends so, with all that is below
     * them. None of the ranges is within another one.
     */
    List<Range> find(String category) {
        List<String> levels = levels(category).stream().map(SearchText::of).toList();
        int whole = from(roots(), levels);
        if (whole >= 0) {
            return List.of(range(whole));
        }
        List<Range> found = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            int end = from(List.of(node), levels);
            if (end >= 0 && (found.isEmpty() || !found.get(found.size() - 1).contains(end))) {
                found.add(range(end));
            }
        }
        return Collections.unmodifiableList(found);
    }

    private int from(List<Integer> candidates, List<String> levels) {
        List<Integer> siblings = candidates;
        int node = -1;
        for (String level : levels) {
            node = siblings.stream().filter(sibling -> SearchText.of(names[sibling]).equals(level)).findFirst()
                    .orElse(-1);
            if (node < 0) {
                return -1;
            }
            siblings = children(node);
        }
        return node;
    }
}
