package dev.tillstream.data.model;

/**
 * One of some recommended items.
 *
 * @param item its id
 * @param score the higher, the better: comparable with others of the same answer and the same kind
 * @param popular whether it is there only because many look at it, and not because of what was asked about
 */
public record RankedItem(long item, double score, boolean popular) {}
