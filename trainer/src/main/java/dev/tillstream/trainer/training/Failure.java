package dev.tillstream.trainer.training;

import java.time.Instant;

/**
 * Why training stands still; the models that were announced before stay.
 *
 * @param dataset whose models are concerned; null for all
 * @param since when it failed first for this reason
 */
public record Failure(String dataset, String why, Instant since) {}
