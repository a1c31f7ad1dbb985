package dev.tillstream.data.visitor;

import java.util.List;

/**
 * The features of the family {@code purchase-intent}, the same for training and for serving: what is known of a visitor
 * at the moment of a look at an item, that look included.
 */
public final class IntentFeatures {

    /**
     * Names in the order of every point's values, all of them not negative. Of the session that goes on: looks, different
     * items, looks at the item that is looked at now, and whole minutes since the first event. Of the sessions before:
     * how many, items put into the cart, items bought, and whole days since the last event of the last one, 0 if there
     * was none.
     */
    public static final List<String> NAMES = List.of("session_views", "session_items", "item_views", "session_minutes",
            "past_sessions", "past_carts", "past_purchases", "days_since_last");

    private IntentFeatures() {}
}
