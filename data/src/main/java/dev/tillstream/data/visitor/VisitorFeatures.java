package dev.tillstream.data.visitor;

import java.util.List;

/** The features of the family {@code visitor-segments}: the same for training and for serving. */
public final class VisitorFeatures {

    /**
     * Names in the order of every point's values, all of them not negative: looks at items, items put into the cart, items
     * bought, different items of all these, sessions (which end with a pause of more than half an hour), and whole days
     * from the visitor's last event to the last one of all.
     */
    public static final List<String> NAMES = List.of("views", "carts", "purchases", "items", "sessions",
            "recency_days");

    private VisitorFeatures() {}
}
