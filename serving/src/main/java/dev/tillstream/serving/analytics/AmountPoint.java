package dev.tillstream.serving.analytics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice line as system 2 has it for its total amount. */
@Schema(description = "Items, the price of one of them in pounds sterling, and when the invoice was made, in UTC")
public record AmountPoint(
        @Schema(required = true, examples = "6") double quantity,
        @Schema(required = true, examples = "2.55") double price,
        @Schema(required = true, examples = "12", minimum = "1", maximum = "12") int month,
        @Schema(required = true, examples = "1", minimum = "1", maximum = "31") int day,
        @Schema(required = true, examples = "8", minimum = "0", maximum = "23") int hour) {}
