package dev.tillstream.serving.prediction;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.model.ServedModels;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** Finds what a request speaks of, or ends the request with the problem that says why not. */
@Singleton
public class ModelLookup {

    private static final String BEST = "best";

    private final ServedModels models;
    private final ServingConfig config;

    ModelLookup(ServedModels models, ServingConfig config) {
        this.models = models;
        this.config = config;
    }

    /** The family that routes without a family answer from. */
    public FamilyModels family() {
        return models.family(config.family());
    }

    /** The family that answers on system 4's routes. */
    public FamilyModels customers() {
        return models.family(config.customerFamily());
    }

    /** The family that answers on system 2's routes of total amounts. */
    public FamilyModels amounts() {
        return models.family(config.amountFamily());
    }

    /** The family that answers on system 2's routes of customers of high value. */
    public FamilyModels highValues() {
        return models.family(config.highValueFamily());
    }

    /** The family that answers on system 2's routes of categories of quantities. */
    public FamilyModels quantities() {
        return models.family(config.quantityFamily());
    }

    /** The family that answers on system 3's routes of the product catalogue. */
    public FamilyModels products() {
        return models.family(config.productFamily());
    }

    /** The family that answers on system 5's routes of segments of visitors. */
    public FamilyModels segments() {
        return models.family(config.segmentFamily());
    }

    /** The family that answers on system 5's routes of visitors' intent to purchase. */
    public FamilyModels intents() {
        return models.family(config.intentFamily());
    }

    /** The family that answers on system 5's route of recommendations. */
    public FamilyModels recommendations() {
        return models.family(config.recommendationFamily());
    }

    /** @throws ProblemException 404 if no such family has been announced */
    public FamilyModels family(String name) {
        if (!models.knows(name) && !List.of(config.family(), config.customerFamily(), config.amountFamily(),
                config.highValueFamily(), config.quantityFamily(), config.productFamily(), config.segmentFamily(),
                config.intentFamily(), config.recommendationFamily()).contains(name)) {
            throw notFound("there is no family '" + name + "'");
        }
        return models.family(name);
    }

    /**
     * The version's number.
     *
     * @throws ProblemException 404 if the text is not 1, 2 or 3
     */
    public int version(String text) {
        return switch (text) {
            case "1" -> 1;
            case "2" -> 2;
            case "3" -> 3;
            default -> throw notFound("there is no version '" + text + "', only 1 to " + FamilyModels.VERSIONS);
        };
    }

    /**
     * A version's model.
     *
     * @param version 1, 2, 3 or best
     * @throws ProblemException 404 if there is no such version, 503 if it does not serve yet
     */
    public ServedModel served(FamilyModels family, String version) {
        Optional<ServedModel> model = version.equals(BEST) ? family.best() : family.served(version(version));
        if (model.isEmpty()) {
            throw notYet(family, version);
        }
        return model.get();
    }

    /**
     * The model of a version as routes name it that have no best one.
     *
     * @param version v1, v2 or v3
     * @throws ProblemException 404 if there is no such version, 503 if it does not serve yet
     */
    public ServedModel servedOf(FamilyModels family, String version) {
        return switch (version) {
            case "v1" -> served(family, "1");
            case "v2" -> served(family, "2");
            case "v3" -> served(family, "3");
            default -> throw notFound("there is no version '" + version + "', only v1, v2 and v3");
        };
    }

    /** @throws ProblemException 503 if no version of the family serves yet */
    public void requireAny(FamilyModels family) {
        if (family.best().isEmpty()) {
            throw notYet(family, BEST);
        }
    }

    private ProblemException notYet(FamilyModels family, String version) {
        return new ProblemException(Problem.of("no-model", 503,
                "version " + version + " of " + family.family() + " has no model yet"), config.retryAfter());
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, detail));
    }
}
