package dev.tillstream.data.model;

/**
 * Where a point belongs.
 *
 * @param cluster number of the nearest cluster
 * @param distance Euclidean distance to its centroid, in scaled units
 * @param runnerUp number of the second nearest cluster, or the same one when there is no other
 * @param margin distance to the runner-up less {@code distance}
 */
public record ClusterAnswer(int cluster, double distance, int runnerUp, double margin) {}
