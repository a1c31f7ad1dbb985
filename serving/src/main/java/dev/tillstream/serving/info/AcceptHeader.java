package dev.tillstream.serving.info;

import java.util.Locale;

/** Reads the {@code Accept} header of RFC 9110. */
public final class AcceptHeader {

    private AcceptHeader() {}

    /**
     * Whether HTML is wanted more than JSON.
     *
     * @param accept the header's value, or null; ranges that can't be read are left out
     */
    static boolean prefersHtml(String accept) {
        return prefers("html", accept);
    }

    /** Whether CSV is wanted more than JSON; see {@link #prefersHtml}. */
    public static boolean prefersCsv(String accept) {
        return prefers("csv", accept);
    }

    private static boolean prefers(String text, String accept) {
        return accept != null && quality(accept, "text", text) > quality(accept, "application", "json");
    }

    /** The quality of the most specific range that the type is in; 0 if none. */
    private static double quality(String accept, String type, String subtype) {
        double quality = 0;
        int best = -1;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";", -1);
            int specificity = specificity(parts[0].strip(), type, subtype);
            double q = quality(parts);
            if (specificity > best && q >= 0) {
                best = specificity;
                quality = q;
            }
        }
        return quality;
    }

    /** 2 for the type itself, 1 for all of its kind, 0 for everything, −1 if the range does not hold it. */
    private static int specificity(String range, String type, String subtype) {
        if (range.equals(type + "/" + subtype)) {
            return 2;
        }
        if (range.equals(type + "/*")) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    /** The range's weight, 1 without one, −1 if it is not from 0 to 1. */
    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                String weight = parameter.substring(2).strip();
                return weight.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(weight) : -1;
            }
        }
        return 1;
    }
}
