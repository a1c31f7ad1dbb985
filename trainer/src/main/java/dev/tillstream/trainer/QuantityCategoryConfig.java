package dev.tillstream.trainer;

import java.util.List;

import io.smallrye.config.WithDefault;

/** How categories of quantities are told apart: {@code trainer.quantity-category}. */
public interface QuantityCategoryConfig {
    /** Whether they are. Read at the start. */
    @WithDefault("true")
    boolean enabled();

    /** What versions are made from. */
    @WithDefault("windows")
    TrainerConfig.Versions versions();

    /** Names of the categories, from the smallest quantities on; there are as many, with as many rows each as can be. */
    @WithDefault("low,medium,high")
    List<String> categories();

    /** At least two. */
    @WithDefault("30")
    int trees();

    /** Most splits above a leaf. */
    @WithDefault("12")
    int maxDepth();

    /** Fewest rows of a node that is split. */
    @WithDefault("10")
    int minSplitRows();

    /** Of how many features, drawn anew for each split, the best one splits. */
    @WithDefault("2")
    int featuresPerSplit();

    /** Most rows that a tree is grown on, drawn from all. */
    @WithDefault("100000")
    int maxRowsPerTree();

    /** Seed of what is drawn. */
    @WithDefault("42")
    long seed();
}
