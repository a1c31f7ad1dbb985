package dev.tillstream.bench.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.Program.Finished;

/**
 * scikit-learn's K-means with ten starts, on the same thirds of the same rows, scaled in the same way.
 *
 * @param python the interpreter
 * @param folder where its processes print to
 */
record ScikitLearn(String python, Path folder) {

    private static final Pattern VERSION = Pattern.compile("^version=(\\d) inertia=(\\S+)$", Pattern.MULTILINE);

    /** Prints each version's inertia. The silhouette is the exact one of squared distances, from sums per cluster. */
    private static final String TRAIN = """
            import sys, numpy as np, pandas as pd
            from sklearn.cluster import KMeans
            from sklearn.preprocessing import StandardScaler
            raw = pd.read_csv(sys.argv[1], usecols=['Quantity', 'UnitPrice'])[['Quantity', 'UnitPrice']].to_numpy(dtype=float)
            if sys.argv[2] == 'log-standard':
                raw = np.sign(raw) * np.log1p(np.abs(raw))
            for version in (1, 2, 3):
                points = StandardScaler().fit_transform(raw[:len(raw) * version // 3])
                model = KMeans(n_clusters=3, n_init=10, random_state=42).fit(points)
                labels, norms = model.labels_, np.einsum('ij,ij->i', points, points)
                count = np.bincount(labels, minlength=3).astype(float)
                sums = np.stack([np.bincount(labels, column, minlength=3) for column in points.T], axis=1)
                mean = norms[:, None] + np.bincount(labels, norms, minlength=3) / count - 2 * points @ (sums / count[:, None]).T
                rows = np.arange(len(points))
                own = mean[rows, labels] * count[labels] / np.maximum(count[labels] - 1, 1)
                mean[rows, labels] = np.inf
                other = mean.min(axis=1)
                silhouette = ((other - own) / np.maximum(np.maximum(own, other), 1e-300)).mean()
                print('version=%d inertia=%.17g' % (version, model.inertia_))
                print('silhouette=%.9f' % silhouette)
            """;

    /**
     * One process.
     *
     * @param seconds from its start to its end
     * @param inertia of each version
     */
    record Trained(double seconds, Map<Integer, Double> inertia) {}

    /** @throws BenchmarkFailedException if scikit-learn is not installed, or fails */
    Trained train(Path csv, String scaling, String output) {
        List<String> command = List.of(python, "-c", TRAIN, csv.toString(), scaling);
        try (Program program = Program.start(command, Map.of(), folder.resolve(output))) {
            Finished finished = program.finish();
            Map<Integer, Double> inertia = new TreeMap<>();
            Matcher version = VERSION.matcher(finished.output());
            while (version.find()) {
                inertia.put(Integer.parseInt(version.group(1)), Double.parseDouble(version.group(2)));
            }
            return new Trained(finished.took().toNanos() / 1e9, inertia);
        }
    }
}
