package dev.tillstream.trainer;

import java.time.Duration;

import io.smallrye.config.WithDefault;

/** How items are recommended to visitors: {@code trainer.item-recommendations}. */
public interface ItemRecommendationsConfig {
    /** Whether they are. Read at the start. */
    @WithDefault("true")
    boolean enabled();

    /** Most neighbours of an item: with the next three, this bounds the memory of a model. */
    @WithDefault("20")
    int neighbours();

    /** How many popular items are kept for those who ask about nothing known. */
    @WithDefault("1000")
    int popular();

    /** Most items of a visitor that are kept, the newest. */
    @WithDefault("10")
    int history();

    /** Most visitors whose items are kept: those who came last. */
    @WithDefault("2000000")
    int visitors();

    /** How many items may be between two of a session for them to be neighbours, and one more. */
    @WithDefault("5")
    int window();

    /** Added to how often an item occurs, so that few occurrences do not make a strong neighbour. */
    @WithDefault("5")
    double shrinkage();

    /** After so long a session counts half. */
    @WithDefault("30d")
    Duration halfLife();

    /** Of a hundred events, in the order of time, how many are before the time that is judged by; 1 to 99. */
    @WithDefault("90")
    int trainedPercent();
}
