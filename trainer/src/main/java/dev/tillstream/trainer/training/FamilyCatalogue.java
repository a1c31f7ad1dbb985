package dev.tillstream.trainer.training;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.amount.TotalAmount;
import dev.tillstream.trainer.customervalue.HighValueCustomer;
import dev.tillstream.trainer.family.Families;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.kmeans.KMeansFamilies;
import dev.tillstream.trainer.quantity.QuantityCategory;
import dev.tillstream.trainer.recommendations.ItemRecommendations;
import dev.tillstream.trainer.visitors.EventLog;
import dev.tillstream.trainer.visitors.VisitorFamilies;

/** All families there are: the one place where one is added. */
final class FamilyCatalogue {

    private FamilyCatalogue() {}

    /**
     * Those that the configuration has. Transaction clusters are first, so that what other families lack keeps them
     * from nothing.
     */
    @Produces
    @Singleton
    static Families of(TrainerConfig config) {
        List<Family> families = new ArrayList<>();
        families.add(KMeansFamilies.transactionClusters(config));
        if (config.customerClusters().enabled()) {
            families.add(KMeansFamilies.customerClusters(config));
        }
        if (config.totalAmount().enabled()) {
            families.add(TotalAmount.of(config));
        }
        if (config.highValueCustomer().enabled()) {
            families.add(HighValueCustomer.of(config));
        }
        if (config.quantityCategory().enabled()) {
            families.add(QuantityCategory.of(config));
        }
        if (config.productClusters().enabled()) {
            families.add(KMeansFamilies.productClusters(config));
        }
        EventLog events = VisitorFamilies.log(config);
        families.addAll(VisitorFamilies.of(config, events));
        if (config.itemRecommendations().enabled()) {
            families.add(ItemRecommendations.of(config, events));
        }
        return new Families(families);
    }
}
