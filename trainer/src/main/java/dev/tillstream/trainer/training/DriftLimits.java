package dev.tillstream.trainer.training;

import java.util.OptionalDouble;

import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.family.Drift;

/**
 * From what drift on a training does not wait any longer.
 *
 * @param maxPsi of any feature
 * @param maxKs of any feature
 * @param maxClusterShift of the clusters' shares
 */
record DriftLimits(OptionalDouble maxPsi, OptionalDouble maxKs, OptionalDouble maxClusterShift) {

    DriftLimits {
        requirePositive("max-psi", maxPsi);
        requirePositive("max-ks", maxKs);
        requirePositive("max-cluster-shift", maxClusterShift);
    }

    static DriftLimits of(TrainerConfig.Drift config) {
        return new DriftLimits(config.maxPsi(), config.maxKs(), config.maxClusterShift());
    }

    boolean isExceededBy(Drift drift) {
        return isBelow(maxPsi, drift.largestPsi()) || isBelow(maxKs, drift.largestKs())
                || isBelow(maxClusterShift, drift.clusterShift());
    }

    private static boolean isBelow(OptionalDouble limit, double value) {
        return limit.isPresent() && value > limit.getAsDouble();
    }

    private static void requirePositive(String name, OptionalDouble limit) {
        if (limit.isPresent() && !(limit.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("trainer.drift." + name + " is " + limit.getAsDouble() + ", below 0");
        }
    }
}
