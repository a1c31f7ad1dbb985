package dev.tillstream.ingest.corpus;

import static dev.tillstream.ingest.RawWorkbook.inline;

import java.nio.file.Files;
import java.util.List;

import dev.tillstream.ingest.RawWorkbook;

/** Odd catalogues of products. */
final class CatalogueCases {

    private static final String ORIGINAL = "product_id,product_name,category,discounted_price,actual_price,"
            + "discount_percentage,rating,rating_count,about_product,user_id,user_name,review_id,review_title,"
            + "review_content,img_link,product_link\n";
    private static final String PLAIN = "Product id,Product name,Category,Discounted price,Actual price,"
            + "Discount percentage,Rating,Rating count,About product\n";

    private CatalogueCases() {}

    static List<CorpusCase> all() {
        return List.of(
                csv("the catalogue's original of sixteen columns", ORIGINAL
                        + "B07JW9H4J1,\"Cable, 3m\",Computers&Accessories|Cables&Accessories|USB,₹399,\"₹1,099\",64%,"
                        + "4.2,\"24,269\",\"Fast | \"\"tough\"\"\",\"AG3D,AHMY\",\"Manav,Adarsh\",R3HX,Good,\"Fine,\n"
                        + "works\",https://m.media/x.jpg,https://www.x.in/dp\n",
                        Receipt.products().rows(1)
                                .ignoring("user_id", "user_name", "review_id", "review_title", "review_content",
                                        "img_link", "product_link")
                                .values("product_id", "B07JW9H4J1").values("product_name", "Cable, 3m")
                                .values("category", "Computers&Accessories|Cables&Accessories|USB")
                                .values("discounted_price", "399").values("actual_price", "1099")
                                .values("discount_percentage", "64").values("rating", "4.2")
                                .values("rating_count", "24269").values("about_product", "Fast | \"tough\"")),
                csv("the catalogue with plain prices", PLAIN
                        + "B07JW9H4J1,Cable,Computers,399,1099.50,64%,4.2,24269.00,Fast\n"
                        + "B09QS9X9L8,Charger,Computers,\"1,499\",2499,40%,4,\" 4,26,973 \",#NAME?\n",
                        Receipt.products().rows(2).values("actual_price", "1099.5", "2499")
                                .values("discounted_price", "399", "1499").values("rating_count", "24269", "426973")
                                .values("about_product", "Fast", "#NAME?")),
                csv("ratings and counts that are missing", PLAIN + product("4.2", "") + product("|", "\"24,269\"")
                        + product("", "0"),
                        Receipt.products().rows(3).values("rating", "4.2", null, null)
                                .values("rating_count", null, "24269", "0")),
                csv("ratings that are none", PLAIN + product("6", "1") + product("-1", "1") + product("good", "1")
                        + product("||", "1"),
                        Receipt.products().rows(0, "Rating is out of range",
                                "Rating is out of range", "Rating is not a number", "Rating is not a number")
                                .letters("2 Rating is out of range: '6'", "3 Rating is out of range: '-1'",
                                        "4 Rating is not a number: 'good'", "5 Rating is not a number: '||'")),
                csv("counts that are none", PLAIN + product("4", "1.5") + product("4", "-1") + product("4", "\"1,2\"")
                        + product("4", "3000000000") + product("4", "\"1" + ",11".repeat(15_000) + ",111\""),
                        Receipt.products().rows(0, "Rating count is not a whole number",
                                "Rating count is out of range", "Rating count is not a number",
                                "Rating count is out of range", "Rating count is not a number")
                                .letters("2 Rating count is not a whole number: '1.5'",
                                        "3 Rating count is out of range: '-1'", "4 Rating count is not a number: '1,2'",
                                        "5 Rating count is out of range: '3000000000'",
                                        "6 Rating count is not a number: '1" + ",11".repeat(19) + ",…'")),
                csv("prices as people write them", PLAIN + priced("₹399") + priced("₹ 1,23,456.50")
                        + priced("Rs. 499") + priced("INR 499") + priced("499 ₹") + priced("0"),
                        Receipt.products().rows(6).values("discounted_price", "399", "123456.5", "499", "499", "499",
                                "0")),
                csv("prices that are none", PLAIN + priced("free") + priced("-5") + priced("₹") + priced("1.099,00")
                        + priced("") + priced("1e13") + priced("₹1,0"),
                        Receipt.products().rows(0, none(), "Discounted price is out of range", none(), none(),
                                "Discounted price is missing", "Discounted price is out of range", none())
                                .letters("2 Discounted price is not a number: 'free'",
                                        "3 Discounted price is out of range: '-5'",
                                        "4 Discounted price is not a number: '₹'",
                                        "5 Discounted price is not a number: '1.099,00'",
                                        "6 Discounted price is missing",
                                        "7 Discounted price is out of range: '1e13'",
                                        "8 Discounted price is not a number: '₹1,0'")),
                csv("percentages", PLAIN + reduced("64%") + reduced("0%") + reduced("100 %") + reduced("0.29")
                        + reduced("64") + reduced("") + reduced("101%") + reduced("-5%") + reduced("half"),
                        Receipt.products().rows(6, "Discount percentage is out of range",
                                "Discount percentage is out of range", "Discount percentage is not a number")
                                .values("discount_percentage", "64", "0", "100", "29", "64", null)
                                .letters("8 Discount percentage is out of range: '101%'",
                                        "9 Discount percentage is out of range: '-5%'",
                                        "10 Discount percentage is not a number: 'half'")),
                csv("one product twice", PLAIN + product("4", "1") + product("5", "2"),
                        Receipt.products().rows(2).values("product_id", "B1", "B1").values("rating", "4", "5")),
                csv("a catalogue with bars between its fields", PLAIN.replace(',', '|')
                        + "B1|Cable|\"Computers&Accessories|Cables\"|399|1099|64%|4|24,269|Fast\n",
                        Receipt.products().rows(1).values("category", "Computers&Accessories|Cables")),
                csv("products without a name or a category", PLAIN + "B1,,Home,1,2,3%,4,5,x\nB1,Lamp, ,1,2,3%,4,5,x\n"
                        + ",Lamp,Home,1,2,3%,4,5,x\n",
                        Receipt.products()
                                .rows(0, "Category is missing", "Product id is missing", "Product name is missing")
                                .letters("2 Product name is missing", "3 Category is missing",
                                        "4 Product id is missing")),
                new CorpusCase("a catalogue in a workbook, with percentages as Excel holds them", "table.xlsx",
                        workbook()::write, Receipt.products().sheet("amazon", 3)
                                .values("product_id", "B07JW9H4J1", "1234567890", "0123456789")
                                .values("discount_percentage", "64", "29", "57").values("actual_price", "1099", "1099",
                                        "1099.5")
                                .values("rating_count", "24269", "426973", null).ignoring("img_link")));
    }

    private static CorpusCase csv(String name, String text, Receipt receipt) {
        return new CorpusCase(name, "amazon.csv", file -> Files.writeString(file, text), receipt);
    }

    private static String product(String rating, String count) {
        return "B1,Cable,Home,1,2,3%," + rating + "," + count + ",x\n";
    }

    private static String priced(String price) {
        return "B1,Cable,Home,\"" + price + "\",200000,3%,4,5,x\n";
    }

    private static String reduced(String percentage) {
        return "B1,Cable,Home,1,2," + percentage + ",4,5,x\n";
    }

    private static String none() {
        return "Discounted price is not a number";
    }

    private static RawWorkbook workbook() {
        String[] headers = ORIGINAL.strip().split(",");
        StringBuilder rows = new StringBuilder("<row>");
        for (int i = 0; i < 9; i++) {
            rows.append(inline("", headers[i]));
        }
        return new RawWorkbook().sheet("amazon", rows.append(inline("", "img_link")).append("</row>")
                + row(inline("", "B07JW9H4J1"), number("399"), inline("", "₹1,099"), number("0.64"), number("24269"))
                + row(number("1234567890"), number("399"), number("1099"), number("0.29"), inline("", " 4,26,973 "))
                + row(inline("", "0123456789"), inline("", "₹399"), number("1099.5"), number("0.57"), "<c/>"));
    }

    private static String row(String id, String discounted, String actual, String percentage, String count) {
        return "<row>" + id + inline("", "Cable") + inline("", "Computers&amp;Accessories|Cables") + discounted
                + actual + percentage + number("4.2") + count + inline("", "Fast") + inline("", "https://x") + "</row>";
    }

    private static String number(String value) {
        return "<c><v>" + value + "</v></c>";
    }
}
