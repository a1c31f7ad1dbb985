package dev.tillstream.serving.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice line as system 2 has it where classes are told apart. */
@Schema(description = "Items, the price of one of them and of all in pounds sterling, and when the invoice was made, in UTC")
public record ClassPoint(
        @Schema(required = true, examples = "6") double quantity,
        @Schema(required = true, examples = "2.55") double price,
        @JsonProperty("total_amount") @Schema(required = true, examples = "15.3") double totalAmount,
        @Schema(required = true, examples = "12", minimum = "1", maximum = "12") int month,
        @Schema(required = true, examples = "1", minimum = "1", maximum = "31") int day,
        @Schema(required = true, examples = "8", minimum = "0", maximum = "23") int hour) {}
