package dev.tillstream.trainer;

import java.time.Duration;

import io.smallrye.config.WithDefault;

/** How it is predicted whether visitors are about to buy: {@code trainer.purchase-intent}. */
public interface PurchaseIntentConfig {
    /** Whether it is. Read at the start. */
    @WithDefault("true")
    boolean enabled();

    /** How long after a look at an item a visitor is waited for to put something into the cart, or buy. */
    @WithDefault("24h")
    Duration horizon();

    /** Of a hundred events, in the order of time, how many are the time that is trained on; 1 to 99. */
    @WithDefault("80")
    int trainedPercent();

    /** Passes over the examples. */
    @WithDefault("20")
    int epochs();

    /** Length of AdaGrad's first step. */
    @WithDefault("0.1")
    double learningRate();

    /** Seed of the order in which examples are taken. */
    @WithDefault("42")
    long seed();
}
