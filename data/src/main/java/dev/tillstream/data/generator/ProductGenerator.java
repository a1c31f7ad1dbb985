package dev.tillstream.data.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import dev.tillstream.data.product.Product;

/**
 * Makes a catalogue of the shape of the <i>Amazon Sales Dataset</i>, quirks included: a tree of categories whose branches
 * differ a lot in size and price, names that begin with a brand and say what the thing is, prices in rupees with a
 * discount, ratings around four that a few products lack, very few products with very many ratings, and products that come
 * twice (the real table has 1,465 rows of 1,351 products), the second time with a price of today. The same seed and number
 * of rows give the same rows on every JVM, see {@link TransactionGenerator}.
 */
public final class ProductGenerator {

    /** Rows of the real table. */
    public static final long FULL_SIZE = 1_465;

    private static final int PERCENT_AGAIN = 8;
    private static final String CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int MOST_RATINGS = 426_973;
    private static final String[] BRANDS = {"Voltara", "Kinetiq", "Homira", "Zentro", "Lumoria", "Brivio", "Paxton",
            "Nimbel", "Orvika", "Tavora", "Quillon", "Sparq", "Ambar", "Rivello", "Dalmo", "Cruvit", "Ekani",
            "Fendora"};
    private static final String[] QUALITIES = {"Fast", "Ultra", "Premium", "Compact", "Portable", "Classic", "Pro",
            "Smart",
            "Durable", "Lightweight", "Heavy Duty", "Original"};
    private static final String[] COLOURS = {"Black", "White", "Grey", "Blue", "Red", "Silver", "Green"};
    private static final String[] PROMISES = {"Made for daily use", "1 year warranty", "Easy to clean",
            "Tested for 10,000 uses", "Fits all common models", "Saves power", "What's in the box: 1 unit, manual"};

    /** A leaf of the tree: how much of the catalogue it has, what a thing of it is called and what it usually costs. */
    private record Leaf(String category, int weight, String thing, double price) {}

    private static final List<Leaf> LEAVES = List.of(
            new Leaf("Computers&Accessories|Accessories&Peripherals|Cables&Accessories|Cables|USBCables", 16,
                    "USB Type C Cable", 250),
            new Leaf("Computers&Accessories|Accessories&Peripherals|Keyboards,Mice&InputDevices|Mice", 4,
                    "Wireless Mouse", 500),
            new Leaf("Computers&Accessories|Accessories&Peripherals|Keyboards,Mice&InputDevices|Keyboards", 3,
                    "Mechanical Keyboard for Laptop and Desktop", 1_400),
            new Leaf("Computers&Accessories|Accessories&Peripherals|LaptopAccessories|Lapdesks", 2, "Laptop Table",
                    700),
            new Leaf("Computers&Accessories|Accessories&Peripherals|LaptopAccessories|Bags&Sleeves|LaptopSleeves", 2,
                    "Laptop Sleeve 15.6 Inch", 450),
            new Leaf("Computers&Accessories|ExternalDevices&DataStorage|PenDrives", 3, "64 GB Pen Drive", 500),
            new Leaf("Computers&Accessories|NetworkingDevices|Routers", 2, "Dual Band WiFi Router", 1_900),
            new Leaf("Computers&Accessories|Components|Memory", 1, "8 GB Memory Module", 1_800),
            new Leaf("Electronics|Mobiles&Accessories|Smartphones&BasicMobiles|Smartphones", 5, "Smartphone 128 GB",
                    15_000),
            new Leaf("Electronics|Mobiles&Accessories|MobileAccessories|Chargers|WallChargers", 5, "20 W Wall Charger",
                    650),
            new Leaf("Electronics|Mobiles&Accessories|MobileAccessories|Stands", 2, "Mobile Stand", 200),
            new Leaf("Electronics|HomeTheater,TV&Video|Televisions|SmartTelevisions", 4, "Smart LED TV 43 Inch",
                    24_000),
            new Leaf("Electronics|HomeTheater,TV&Video|Accessories|Cables|HDMICables", 3, "HDMI Cable 2 m", 300),
            new Leaf("Electronics|HomeTheater,TV&Video|Accessories|RemoteControls", 4, "Remote Control for Television",
                    350),
            new Leaf("Electronics|Headphones,Earbuds&Accessories|Headphones|In-Ear", 5, "Bluetooth Earphones", 1_000),
            new Leaf("Electronics|WearableTechnology|SmartWatches", 6, "Smart Watch with Heart Rate Sensor", 2_500),
            new Leaf("Electronics|Cameras&Photography|Accessories|Tripods&Monopods", 1, "Tripod Stand", 900),
            new Leaf("Home&Kitchen|Kitchen&HomeAppliances|SmallKitchenAppliances|MixerGrinders", 4,
                    "Mixer Grinder 500 W", 3_000),
            new Leaf(
                    "Home&Kitchen|Kitchen&HomeAppliances|SmallKitchenAppliances|Kettles&HotWaterDispensers|ElectricKettles",
                    3, "Electric Kettle 1.5 L", 900),
            new Leaf(
                    "Home&Kitchen|Kitchen&HomeAppliances|Vacuum,Cleaning&Ironing|Irons,Steamers&Accessories|Irons|DryIrons",
                    3, "Dry Iron", 800),
            new Leaf("Home&Kitchen|Heating,Cooling&AirQuality|RoomHeaters|FanHeaters", 2, "Fan Heater 2000 W", 1_500),
            new Leaf("Home&Kitchen|Heating,Cooling&AirQuality|WaterHeaters&Geysers|StorageWaterHeaters", 2,
                    "Water Heater 15 L", 6_500),
            new Leaf("Home&Kitchen|HomeStorage&Organization|LaundryOrganization|LaundryBaskets", 1, "Laundry Basket",
                    350),
            new Leaf(
                    "OfficeProducts|OfficePaperProducts|Paper|Stationery|Pens,Pencils&WritingSupplies|Pens&Refills|GelInkRollerballPens",
                    2, "Gel Pen Set of 10", 120),
            new Leaf("OfficeProducts|OfficeElectronics|Calculators|Basic", 1, "Desktop Calculator 12 Digits", 400),
            new Leaf("MusicalInstruments|Microphones|Condenser", 1, "Condenser Microphone", 900),
            new Leaf("HomeImprovement|Electrical|CordManagement", 1, "Cord Organiser", 150),
            new Leaf("Toys&Games|Arts&Crafts|Drawing&PaintingSupplies|ColouringPens&Markers", 1, "Sketch Pens", 150));
    private static final int WEIGHTS = LEAVES.stream().mapToInt(Leaf::weight).sum();

    private final Random random;
    private final List<Product> products = new ArrayList<>();

    private ProductGenerator(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Hands the rows to the sink, one after the other.
     *
     * @param seed chooses the rows
     * @param rows how many, at least 0; of about 92 of a hundred products
     */
    public static void generate(long seed, long rows, Consumer<Product> sink) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative: " + rows);
        }
        ProductGenerator generator = new ProductGenerator(seed);
        for (long row = 0; row < rows; row++) {
            sink.accept(generator.next());
        }
    }

    private Product next() {
        if (!products.isEmpty() && random.nextInt(100) < PERCENT_AGAIN) {
            return again(products.get(random.nextInt(products.size())));
        }
        Product product = product(leaf());
        products.add(product);
        return product;
    }

    private Leaf leaf() {
        int place = random.nextInt(WEIGHTS);
        for (Leaf leaf : LEAVES) {
            place -= leaf.weight();
            if (place < 0) {
                return leaf;
            }
        }
        throw new IllegalStateException("the weights add up to " + WEIGHTS);
    }

    private Product product(Leaf leaf) {
        String brand = any(BRANDS);
        String name = brand + " " + any(QUALITIES) + " " + leaf.thing() + " (" + any(COLOURS) + ", Model "
                + (100 + random.nextInt(900)) + ")";
        double paid = Math.rint(leaf.price() * StrictMath.exp(0.55 * random.nextGaussian()));
        int discount = random.nextInt(12) == 0 ? 0 : 5 + random.nextInt(81);
        double actual = Math.rint(paid * 100 / (100 - discount));
        boolean rated = random.nextInt(300) != 0;
        return new Product(code(), name, leaf.category(), paid, actual, (double) discount, rated ? rating() : null,
                rated ? ratings() : null, any(PROMISES) + "|" + any(PROMISES) + "|" + name + " by " + brand);
    }

    /** The same product with a price of today. */
    private Product again(Product older) {
        double paid = Math.rint(older.discountedPrice() * (0.9 + 0.2 * random.nextDouble()));
        double actual = Math.max(paid, older.actualPrice());
        double discount = actual == 0 ? 0 : Math.rint(100 * (1 - paid / actual));
        return new Product(older.productId(), older.productName(), older.category(), paid, actual, discount,
                older.rating(), older.ratingCount() == null ? null : older.ratingCount() + random.nextInt(50),
                older.aboutProduct());
    }

    /** Ten signs; the running number in it makes it unlike all others. */
    private String code() {
        StringBuilder code = new StringBuilder("B0");
        for (int i = 0; i < 3; i++) {
            code.append(CODE.charAt(random.nextInt(CODE.length())));
        }
        int number = products.size();
        for (int i = 0; i < 5; i++) {
            code.append(CODE.charAt(number % CODE.length()));
            number /= CODE.length();
        }
        return code.toString();
    }

    private double rating() {
        return Math.rint(10 * Math.max(2, Math.min(5, 4.1 + 0.29 * random.nextGaussian()))) / 10;
    }

    private int ratings() {
        return (int) Math.min(MOST_RATINGS, StrictMath.exp(8.3 + 1.9 * random.nextGaussian()));
    }

    private String any(String[] some) {
        return some[random.nextInt(some.length)];
    }
}
