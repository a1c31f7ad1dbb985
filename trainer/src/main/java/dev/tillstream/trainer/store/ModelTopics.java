package dev.tillstream.trainer.store;

/**
 * Where the news of models go.
 *
 * @param models announced ones, by family, version and revision
 * @param refused those that are not announced, with the reason, by family and version
 * @param cards of the announced ones' clusters, by family, version and revision
 */
public record ModelTopics(Outbox models, Outbox refused, Outbox cards) {}
