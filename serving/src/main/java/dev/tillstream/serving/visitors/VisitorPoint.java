package dev.tillstream.serving.visitors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a visitor has done, as segments are told apart by it. */
@Schema(description = "Looks at items, items put into the cart, items bought, different items of all these, sessions, and "
        + "days since the last event")
public record VisitorPoint(
        @Schema(required = true, examples = "12", minimum = "0") double views,
        @Schema(required = true, examples = "1", minimum = "0") double carts,
        @Schema(required = true, examples = "0", minimum = "0") double purchases,
        @Schema(required = true, examples = "7", minimum = "0") double items,
        @Schema(required = true, examples = "3", minimum = "0") double sessions,
        @JsonProperty("recency_days") @Schema(required = true, examples = "4", minimum = "0") double recencyDays) {}
