package dev.tillstream.trainer.cards;

import java.util.Locale;

import dev.tillstream.data.event.ClusterCards.Card;
import dev.tillstream.data.event.ClusterCards.Quartiles;
import dev.tillstream.data.event.ClusterCards.TypicalCountry;
import dev.tillstream.data.event.ClusterCards.TypicalProduct;
import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.data.visitor.VisitorFeatures;

/** Says in plain words what a card holds. */
enum CardSentence {
    /** Invoice lines by quantity and price. */
    OF_ROWS("rows") {
        @Override
        String typical(Card card) {
            String items = number(card, TransactionFeatures.NAMES.get(0));
            return items + (items.equals("1") ? " item at " : " items at ")
                    + money(card, TransactionFeatures.NAMES.get(1)) + " pounds each";
        }
    },
    /** Customers by what they have bought. */
    OF_CUSTOMERS("customers") {
        @Override
        String typical(Card card) {
            String invoices = number(card, CustomerFeatures.NAMES.get(2));
            return "with " + number(card, CustomerFeatures.NAMES.get(0)) + " items for "
                    + money(card, CustomerFeatures.NAMES.get(1)) + " pounds on " + invoices
                    + (invoices.equals("1") ? " invoice" : " invoices");
        }
    },
    /** Products by prices and what buyers think of them. */
    OF_PRODUCTS("products") {
        @Override
        String typical(Card card) {
            return "at " + money(card, ProductFeatures.NAMES.get(0)) + " rupees, "
                    + number(card, ProductFeatures.NAMES.get(2)) + " % off, rated "
                    + number(card, ProductFeatures.NAMES.get(3));
        }
    },
    /** Visitors by what they have done. */
    OF_VISITORS("visitors") {
        @Override
        String typical(Card card) {
            String views = number(card, VisitorFeatures.NAMES.get(0));
            String sessions = number(card, VisitorFeatures.NAMES.get(4));
            return "with " + views + (views.equals("1") ? " view" : " views") + " in " + sessions
                    + (sessions.equals("1") ? " session" : " sessions") + ", last seen "
                    + number(card, VisitorFeatures.NAMES.get(5)) + " days before the newest event";
        }
    };

    private final String points;

    CardSentence(String points) {
        this.points = points;
    }

    /** Between which values the middle half lies. */
    abstract String typical(Card card);

    /** The card with its sentence. */
    Card on(Card card, long allRows) {
        return new Card(card.cluster(), card.rows(), card.share(), card.nearlyAll(), card.centroid(),
                card.quartiles(), card.revenue(), card.revenueShare(), card.products(), card.productShareError(),
                card.countries(), of(card, allRows));
    }

    private String of(Card card, long allRows) {
        StringBuilder sentence = new StringBuilder(text("Cluster %d holds %s%,d of %,d %s (%s)", card.cluster(),
                card.nearlyAll() ? "nearly everything, " : "", card.rows(), allRows, points, percent(card.share())));
        sentence.append(", typically ").append(typical(card));
        if (card.revenueShare() != null) {
            sentence.append(text(", brings %s of the revenue", percent(card.revenueShare())));
        }
        if (!card.countries().isEmpty()) {
            TypicalCountry country = card.countries().get(0);
            sentence.append(text(", comes most often from %s", country.country() == null
                    ? "no country that is known"
                    : country.country()));
        }
        if (!card.products().isEmpty()) {
            TypicalProduct product = card.products().get(0);
            sentence.append(text(", and has no product more often than %s (%s%s)", product.description() == null
                    ? product.stockCode()
                    : product.description(), card.productShareError() > 0 ? "about " : "", percent(product.share())));
        }
        return sentence.append('.').toString();
    }

    private static String number(Card card, String feature) {
        Quartiles quartiles = card.quartiles().get(feature);
        return range(number(quartiles.lower()), number(quartiles.upper()));
    }

    private static String money(Card card, String feature) {
        Quartiles quartiles = card.quartiles().get(feature);
        return range(text("%.2f", quartiles.lower()), text("%.2f", quartiles.upper()));
    }

    private static String range(String low, String high) {
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? text("%.0f", value) : text("%.2f", value);
    }

    /** What is not all or nothing is not rounded to it. */
    private static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "less than 0.1 %";
        }
        return share < 1 && share >= 0.9995 ? "more than 99.9 %" : text("%.1f %%", share * 100);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
