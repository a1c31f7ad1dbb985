package dev.tillstream.data.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The generated shop's products and customers: some are far more popular than others. */
final class Shop {

    private static final int PRODUCTS = 4_000;
    private static final int CUSTOMERS = 5_900;
    private static final int FIRST_CUSTOMER = 12_346;

    private static final String[] STYLES = {"WHITE", "RED", "VINTAGE", "RETRO", "PINK", "BLUE", "HANGING", "SET OF 3",
            "SET OF 6", "LARGE", "SMALL", "PACK OF 12", "IVORY", "GREEN", "ANTIQUE SILVER", "WOODEN", "GLASS", "METAL",
            "PAPER", "FELT", "CERAMIC", "JUMBO", "MINI", "FRENCH", "CHRISTMAS"};
    private static final String[] MOTIFS = {"HEART", "STAR", "ROSE", "SPOTTY", "UNION JACK", "POLKADOT", "DOLLY GIRL",
            "STRAWBERRY", "BUTTERFLY", "OWL", "CIRCUS", "SKULL", "REGENCY", "GARDEN", "PAISLEY", "LEAF"};
    private static final String[] THINGS = {"T-LIGHT HOLDER", "LUNCH BAG", "CAKE STAND", "MUG", "BUNTING", "CUSHION",
            "DOORMAT", "PHOTO FRAME", "CANDLE", "TEA TOWEL", "STORAGE TIN", "BISCUIT TIN", "NOTEBOOK", "NAPKINS",
            "CLOCK",
            "LANTERN", "BOWL", "PLATE", "SHOPPER", "ORNAMENT", "RIBBON", "KEY RING", "UMBRELLA", "HOT WATER BOTTLE"};
    private static final double[] PRICES = {0.19, 0.21, 0.29, 0.39, 0.42, 0.55, 0.65, 0.72, 0.85, 0.85, 1.25, 1.25,
            1.25,
            1.45, 1.65, 1.65, 1.65, 1.69, 1.95, 1.95, 2.1, 2.1, 2.55, 2.55, 2.95, 2.95, 2.95, 3.25, 3.75, 3.75, 4.15,
            4.25,
            4.95, 4.95, 5.45, 5.95, 6.75, 7.65, 7.95, 8.5, 9.95, 9.95, 10.75, 12.75, 12.75, 14.95, 16.95, 19.95, 24.95,
            29.95, 39.95, 49.95, 79.95, 125, 165, 295};
    private static final String[] COUNTRIES = {"EIRE", "Germany", "France", "Netherlands", "Spain", "Switzerland",
            "Belgium", "Portugal", "Australia", "Channel Islands", "Sweden", "Italy", "Norway", "Cyprus", "Finland",
            "Austria", "Denmark", "Japan", "Poland", "USA", "Greece", "United Arab Emirates", "Singapore",
            "Unspecified",
            "RSA", "Malta", "Lithuania", "Iceland", "Canada", "Bahrain"};

    private final List<Product> products = new ArrayList<>(PRODUCTS);
    private final List<Customer> customers = new ArrayList<>(CUSTOMERS);

    Shop(Random random) {
        for (int i = 0; i < PRODUCTS; i++) {
            products.add(product(i, random));
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            String country = random.nextInt(100) < 90 ? "United Kingdom" : COUNTRIES[skewed(COUNTRIES.length, random)];
            customers.add(new Customer(Integer.toString(FIRST_CUSTOMER + i), country, random.nextInt(100) < 6));
        }
    }

    Product anyProduct(Random random) {
        return products.get(skewed(PRODUCTS, random));
    }

    Customer anyCustomer(Random random) {
        return customers.get(skewed(CUSTOMERS, random));
    }

    private static Product product(int number, Random random) {
        // Every third code ends in a letter, so that workbooks hold both numbers and texts in this column.
        String code = Integer.toString(10_002 + number * 19 % 79_979 + number)
                + (number % 3 == 0 ? Character.toString((char) ('A' + random.nextInt(12))) : "");
        String description = STYLES[random.nextInt(STYLES.length)] + " " + MOTIFS[random.nextInt(MOTIFS.length)] + " "
                + THINGS[random.nextInt(THINGS.length)];
        // A few names of the real table end in a blank: it is part of the data.
        return new Product(code, random.nextInt(20) == 0 ? description + " " : description,
                PRICES[random.nextInt(PRICES.length)]);
    }

    /** An index below the size; small ones come far more often. */
    private static int skewed(int size, Random random) {
        double u = random.nextDouble();
        return (int) (size * u * u * u);
    }
}
