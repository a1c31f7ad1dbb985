package dev.tillstream.trainer.cards;

import java.util.Locale;

import dev.tillstream.data.event.ClusterCards.Card;
import dev.tillstream.data.event.ClusterCards.Quartiles;
import dev.tillstream.data.event.ClusterCards.TypicalCountry;
import dev.tillstream.data.event.ClusterCards.TypicalProduct;

/** Says in plain words what a card holds. */
final class CardSentence {

    private CardSentence() {}

    /** The card with its sentence. */
    static Card on(Card card, long allRows, Quartiles quantity, Quartiles price) {
        return new Card(card.cluster(), card.rows(), card.share(), card.nearlyAll(), card.centroid(),
                card.quartiles(), card.revenue(), card.revenueShare(), card.products(), card.productShareError(),
                card.countries(), of(card, allRows, quantity, price));
    }

    private static String of(Card card, long allRows, Quartiles quantity, Quartiles price) {
        StringBuilder sentence = new StringBuilder(text("Cluster %d holds %s%,d of %,d rows (%s)", card.cluster(),
                card.nearlyAll() ? "nearly everything, " : "", card.rows(), allRows, percent(card.share())));
        String items = range(number(quantity.lower()), number(quantity.upper()));
        sentence.append(text(", typically %s item%s at %s pounds each", items, items.equals("1") ? "" : "s",
                range(text("%.2f", price.lower()), text("%.2f", price.upper()))));
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
