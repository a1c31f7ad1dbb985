package dev.tillstream.manifests;

import java.util.List;
import java.util.Map;

/** A part of a parsed file, in the way in which one reads it. What is not there is an empty map or list. */
record Tree(Object node) {

    static Tree of(String path) {
        return new Tree(Repository.yaml(path));
    }

    Tree at(String... keys) {
        Object here = node;
        for (String key : keys) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return new Tree(here);
    }

    boolean exists() {
        return node != null;
    }

    String text() {
        return String.valueOf(node);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map() {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    List<Tree> list() {
        return node == null ? List.of() : ((List<?>) node).stream().map(entry -> new Tree(entry)).toList();
    }

    List<String> texts() {
        return list().stream().map(Tree::text).toList();
    }
}
