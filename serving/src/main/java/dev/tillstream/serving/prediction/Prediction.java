package dev.tillstream.serving.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * System 1's answer, in its field names.
 *
 * @param model which model answered: {@code model_1} to {@code model_3}, also where the best was asked for
 */
public record Prediction(
        @Schema(examples = "model_1") String model,
        @Schema(examples = "2") int cluster,
        TransactionPoint input,
        @JsonProperty("silhouette_score") @Schema(examples = "0.742") double silhouetteScore) {}
