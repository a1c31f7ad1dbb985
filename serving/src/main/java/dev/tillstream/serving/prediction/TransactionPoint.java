package dev.tillstream.serving.prediction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Items and the price of one of them, in pounds sterling. */
@Schema(description = "Items, and the price of one of them in pounds sterling")
public record TransactionPoint(
        @Schema(required = true, examples = "5.0") double quantity,
        @Schema(required = true, examples = "10.5") double price) {}
