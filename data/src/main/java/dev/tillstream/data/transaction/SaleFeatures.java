package dev.tillstream.data.transaction;

import java.time.LocalDate;
import java.util.List;

/**
 * The features of the families that predict something of one invoice line, the same for training and for serving:
 * quantity, price, their product where it is no target, and month, day and hour of the invoice in UTC.
 */
public final class SaleFeatures {

    public static final String MONTH = "month";
    public static final String DAY = "day";
    public static final String HOUR = "hour";

    /** Of {@code total-amount}, whose target is {@code quantity × price}. */
    public static final List<String> OF_AMOUNT = List.of("quantity", "price", MONTH, DAY, HOUR);

    /** Of families that tell classes apart, with the product of the first two. */
    public static final List<String> OF_CLASS = List.of("quantity", "price", "total_amount", MONTH, DAY, HOUR);

    private static final long DAY_SECONDS = 86_400;

    private SaleFeatures() {}

    /** A line's values in the order of {@link #OF_AMOUNT}. @param second of the invoice, since 1970-01-01T00:00Z */
    public static double[] ofAmount(double quantity, double price, long second) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, DAY_SECONDS));
        return new double[]{quantity, price, date.getMonthValue(), date.getDayOfMonth(), hour(second)};
    }

    /** A line's values in the order of {@link #OF_CLASS}. @param second of the invoice, since 1970-01-01T00:00Z */
    public static double[] ofClass(double quantity, double price, long second) {
        double[] amount = ofAmount(quantity, price, second);
        return new double[]{quantity, price, quantity * price, amount[2], amount[3], amount[4]};
    }

    private static long hour(long second) {
        return Math.floorMod(second, DAY_SECONDS) / 3_600;
    }

    /** Why the value can't be the feature's, or null if it can: months, days and hours are whole numbers of a range. */
    public static String fault(String feature, double value) {
        return switch (feature) {
            case MONTH -> fault(value, 1, 12);
            case DAY -> fault(value, 1, 31);
            case HOUR -> fault(value, 0, 23);
            default -> null;
        };
    }

    private static String fault(double value, int least, int most) {
        return value == Math.rint(value) && value >= least && value <= most
                ? null
                : "is not a whole number from " + least + " to " + most;
    }
}
