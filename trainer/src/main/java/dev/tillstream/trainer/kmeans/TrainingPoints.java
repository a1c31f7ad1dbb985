package dev.tillstream.trainer.kmeans;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * What a version is trained on.
 *
 * @param points of the slice's rows that are left; perhaps none
 * @param leftOut rows that each rule left out, by its name; a row counts for the first
 * @param metrics what else the manifest tells of them; takes the place of what is counted from the points
 */
public record TrainingPoints(WeightedPoints points, SortedMap<String, Long> leftOut, Map<String, Double> metrics) {

    public TrainingPoints {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        metrics = Map.copyOf(metrics);
    }
}
