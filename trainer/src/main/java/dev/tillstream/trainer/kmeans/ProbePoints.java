package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Probe;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * About 64 of the training's distinct points that would show a wrong model: spread over all of them, the extremes of
 * each feature, one of each cluster, and those nearest to a boundary between clusters.
 */
final class ProbePoints {

    private static final int SPREAD = 40;
    private static final int NEAR_BOUNDARY = 16;

    private ProbePoints() {}

    static List<Probe> of(WeightedPoints points, KMeansModel model) {
        List<ClusterAnswer> answers = new ArrayList<>();
        for (int point = 0; point < points.size(); point++) {
            answers.add(model.assign(points.point(point)));
        }
        SortedSet<Integer> chosen = new TreeSet<>();
        for (long i = 0; i < SPREAD; i++) {
            chosen.add((int) (i * (points.size() - 1) / (SPREAD - 1)));
        }
        addExtremes(points, chosen);
        for (int cluster : model.clusterIds()) {
            IntStream.range(0, points.size()).filter(point -> answers.get(point).cluster() == cluster).findFirst()
                    .ifPresent(chosen::add);
        }
        IntStream.range(0, points.size()).boxed().sorted(Comparator.comparingDouble(p -> answers.get(p).margin()))
                .limit(NEAR_BOUNDARY).forEach(chosen::add);
        return chosen.stream().map(points::point).map(input -> new Probe(input, model.answer(input))).toList();
    }

    private static void addExtremes(WeightedPoints points, SortedSet<Integer> chosen) {
        for (int f = 0; f < points.features(); f++) {
            int feature = f;
            Comparator<Integer> byValue = Comparator.comparingDouble(point -> points.value(point, feature));
            IntStream.range(0, points.size()).boxed().min(byValue).ifPresent(chosen::add);
            IntStream.range(0, points.size()).boxed().max(byValue).ifPresent(chosen::add);
        }
    }
}
