package dev.tillstream.trainer;

/** The trainer's settings of families that learn from the events of visitors. */
public interface VisitorConfig {

    /** Clusters of visitors by what they have done. */
    VisitorSegmentsConfig visitorSegments();

    /** Whether visitors are about to put something into the cart or buy, by logistic regression. */
    PurchaseIntentConfig purchaseIntent();

    /** What visitors may want to look at next. */
    ItemRecommendationsConfig itemRecommendations();
}
