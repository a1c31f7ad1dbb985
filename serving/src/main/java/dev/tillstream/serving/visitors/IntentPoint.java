package dev.tillstream.serving.visitors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a visitor at a look at an item, that look included. */
@Schema(description = "Of the session that goes on: looks, different items, looks at the item that is looked at now, and "
        + "minutes since it began. Of the sessions before: how many, items put into the cart, items bought, and days since "
        + "the last one, 0 if there was none")
public record IntentPoint(
        @JsonProperty("session_views") @Schema(required = true, examples = "5", minimum = "0") double sessionViews,
        @JsonProperty("session_items") @Schema(required = true, examples = "3", minimum = "0") double sessionItems,
        @JsonProperty("item_views") @Schema(required = true, examples = "2", minimum = "0") double itemViews,
        @JsonProperty("session_minutes") @Schema(required = true, examples = "9", minimum = "0") double sessionMinutes,
        @JsonProperty("past_sessions") @Schema(required = true, examples = "2", minimum = "0") double pastSessions,
        @JsonProperty("past_carts") @Schema(required = true, examples = "1", minimum = "0") double pastCarts,
        @JsonProperty("past_purchases") @Schema(required = true, examples = "0", minimum = "0") double pastPurchases,
        @JsonProperty("days_since_last") @Schema(required = true, examples = "4",
                minimum = "0") double daysSinceLast) {}
