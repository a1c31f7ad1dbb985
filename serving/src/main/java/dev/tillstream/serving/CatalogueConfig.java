package dev.tillstream.serving;

import io.smallrye.config.WithDefault;

/** Settings of the routes of the product catalogue. */
public interface CatalogueConfig {

    /** How far from the price that is asked for a product's may be, in percent of it, unless the request says. */
    @WithDefault("20")
    double priceRangePercent();
}
