package dev.tillstream.serving.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.product.CatalogueJson;
import dev.tillstream.data.product.Product;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.RawRequest;
import dev.tillstream.serving.members.MembersRoutesTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(MembersRoutesTest.Topics.class)
class CatalogueRoutesTest {

    private static final List<Product> PRODUCTS = CatalogueEvents.generated(11, 400);
    private static final String PERIPHERALS = "Computers&Accessories|Accessories&Peripherals";

    @ConfigProperty(name = "serving.models-path")
    Path store;

    @TestHTTPResource
    URI service;

    /** Version 2 of the family has a catalogue that is nowhere. */
    @BeforeEach
    void announce() {
        if (given().get("/api/categories?version=3").statusCode() == 200) {
            return;
        }
        byte[] catalogue = CatalogueJson.write(PRODUCTS);
        ModelReady sound = CatalogueEvents.event(3, 4, catalogue);
        CatalogueEvents.store(store, sound.manifest(), catalogue);
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(sound);
            publisher.model(CatalogueEvents.event(2, 1, "elsewhere".getBytes(StandardCharsets.UTF_8)));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/api/categories").statusCode() == 200);
        await().atMost(Duration.ofSeconds(30)).until(
                () -> given().get("/v1/families/product-clusters/versions/2").jsonPath().getString("state")
                        .equals("serving"));
    }

    private static ValidatableResponse get(String route, Object... query) {
        return given().queryParams(Map.of("version", 3)).queryParams(pairs(query)).get("/api/" + route).then();
    }

    private static Map<String, Object> pairs(Object... query) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            pairs.put(query[i].toString(), query[i + 1]);
        }
        return pairs;
    }

    @Test
    void shouldTellTheCategoriesAsATreeAndAsPathsThatAddUp() {
        // When
        JsonPath answer = get("categories").statusCode(200).contentType("application/json")
                .body("version", equalTo(3)).body("revision", equalTo(4)).extract().jsonPath();
        // Then
        assertThat(answer.getInt("total")).isEqualTo(PRODUCTS.size());
        assertThat(answer.getList("categories.products", int.class).stream().mapToInt(i -> i).sum())
                .isEqualTo(PRODUCTS.size());
        assertThat(answer.getList("paths.products", int.class).stream().mapToInt(i -> i).sum())
                .isEqualTo(PRODUCTS.size());
        String computers = "categories.find { it.name == 'Computers&Accessories' }";
        assertThat(answer.getInt(computers + ".products")).isEqualTo(count("Computers&Accessories|"));
        assertThat(answer.getInt(computers + ".children.find { it.path == '" + PERIPHERALS + "' }.products"))
                .isEqualTo(count(PERIPHERALS + "|"));
    }

    private static int count(String prefix) {
        return (int) PRODUCTS.stream().filter(product -> product.category().startsWith(prefix)).count();
    }

    @Test
    void shouldListACategoryPageByPage() {
        // Given
        List<Object> ids = new ArrayList<>();
        Integer offset = 0;
        // When
        while (offset != null) {
            JsonPath page = get("products", "category", PERIPHERALS, "offset", offset, "limit", 9, "sort", "-price")
                    .statusCode(200).body("total", equalTo(count(PERIPHERALS + "|")))
                    .body("categories", contains(PERIPHERALS)).body("offset", equalTo(offset)).extract().jsonPath();
            ids.addAll(page.getList("products.product_id"));
            offset = page.getObject("next", Integer.class);
        }
        // Then
        assertThat(ids).hasSize(count(PERIPHERALS + "|")).doesNotHaveDuplicates();
        get("products").body("total", equalTo(PRODUCTS.size())).body("products", hasSize(20));
        get("products", "offset", 999_999_999).statusCode(200).body("products", empty()).body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Computers%26Accessories%7CAccessories%26Peripherals",
            "computers%26accessories%7cACCESSORIES%26PERIPHERALS", "Accessories%26Peripherals",
            "%20Computers%26Accessories%20%7C%20Accessories%26Peripherals%7C"})
    void shouldTakeEncodedCategoriesInAnyCase(String encoded) {
        given().urlEncodingEnabled(false).get("/api/products?version=3&category=" + encoded).then().statusCode(200)
                .body("total", equalTo(count(PERIPHERALS + "|")));
    }

    @Test
    void shouldKnowWholeLevelsOnly() {
        get("products", "category", "Computers&Acc").statusCode(200).body("total", equalTo(0))
                .body("products", empty()).body("categories", empty());
    }

    @Test
    void shouldFindEveryProductByItsOwnName() {
        for (Product product : PRODUCTS) {
            get("similar_products", "name", product.productName(), "limit", 1).statusCode(200)
                    .body("matched[0].product_name", equalTo(product.productName()))
                    .body("products", hasSize(1)).body("products[0].product_id", not(product.productId()));
        }
    }

    @Test
    void shouldTellWhatIsLikeAProductThatIsRated() {
        // Given
        Product rated = first(true);
        // When
        JsonPath answer = get("similar_products", "name", rated.productName(), "limit", 1000).statusCode(200)
                .body("products.distance", everyItem(notNullValue())).extract().jsonPath();
        // Then: those of the same cluster first
        Object cluster = answer.get("matched[0].cluster");
        List<Object> clusters = answer.getList("products.cluster");
        assertThat(clusters).contains(cluster).doesNotContainNull();
        assertThat(clusters.lastIndexOf(cluster))
                .isEqualTo((int) clusters.stream().filter(cluster::equals).count() - 1);
    }

    @Test
    void shouldTellWhatIsLikeAProductThatNobodyRated() {
        // Given
        Product unrated = first(false);
        // Then
        get("similar_products", "name", unrated.productName(), "limit", 5).statusCode(200)
                .body("matched[0].cluster", nullValue()).body("matched[0].rating", nullValue())
                .body("products", hasSize(5)).body("products[0].category", equalTo(unrated.category()))
                .body("products.distance", everyItem(nullValue()));
    }

    private static Product first(boolean rated) {
        Optional<Product> first = PRODUCTS.stream().filter(product -> (product.rating() != null) == rated).findFirst();
        return first.orElseThrow();
    }

    @Test
    void shouldTolerateTyposAndFindNothingForUnknownNames() {
        get("similar_products", "name", "labtop slevee").statusCode(200)
                .body("matched[0].product_name", containsString("Laptop Sleeve"));
        get("similar_products", "name", "zzzzqqqq").statusCode(200).body("matched", empty())
                .body("products", empty());
    }

    @Test
    void shouldFindProductsAtAboutAPrice() {
        get("products_by_price", "target_price", "500").statusCode(200).body("range", equalTo(20.0f))
                .body("products.discounted_price.every { it >= 400 && it <= 600 }", equalTo(true))
                .body("products[0].difference", notNullValue()).body("products.size()", equalTo(20));
        get("products_by_price", "target_price", "1e12", "limit", 5).statusCode(200).body("products", empty());
        get("products_by_price", "target_price", "1e308", "range", "1e308").statusCode(200);
        get("products_by_price", "target_price", "0", "range", "0").statusCode(200).body("products", empty());
    }

    @ParameterizedTest
    @CsvSource({"products_by_price,target_price,-5,is negative", "products_by_price,target_price,NaN,is not a number",
            "products_by_price,target_price,Infinity,is not a number", "products_by_price,target_price,'',is missing",
            "products_by_price,target_price,1e999,is too large", "products_by_price,target_price,5d,is not a number",
            "products_by_price,target_price,0x5,is not a number", "products_by_price,target_price,five,is not a number",
            "products_by_price,range,-1,is negative", "products_by_price,range,many,is not a number",
            "products_by_price,limit,0,is not a whole number from 1 to 1000",
            "products,limit,1001,is not a whole number from 1 to 1000", "products,limit,1.5,is not a whole number",
            "products,offset,-1,is not a whole number", "products,sort,colour,'is none of name, price'",
            "similar_products,name,'',is missing", "similar_products,limit,99999999999,is not a whole number"})
    void shouldNameTheFaultOfARequestInBothForms(String route, String parameter, String value, String fault) {
        // Given
        Map<String, Object> query = new HashMap<>(Map.of("target_price", "5", "name", "usb", "version", 3));
        query.put(parameter, value);
        // Then
        JsonPath problem = given().queryParams(query).get("/api/" + route).then().statusCode(400)
                .contentType("application/problem+json").body("field", equalTo(parameter))
                .body("detail", containsString(fault)).extract().jsonPath();
        assertThat(problem.getString("error")).isEqualTo(problem.getString("detail"));
    }

    @Test
    void shouldNameWhatIsMissing() {
        given().get("/api/products_by_price").then().statusCode(400).body("detail",
                equalTo("target_price is missing"));
        given().get("/api/similar_products").then().statusCode(400).body("error", equalTo("name is missing"));
        given().get("/api/categories?version=4").then().statusCode(404).body("error", containsString("version '4'"));
        given().get("/api/products?version=1").then().statusCode(503).header("Retry-After", "1")
                .body("error", containsString("version 1 of product-clusters has no model yet"));
        given().get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void shouldSayWhyACatalogueCanNotBeHadWhileTheModelPredicts() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().get("/api/products?version=2").then()
                .statusCode(503).header("Retry-After", "1").contentType("application/problem+json")
                .body("type", equalTo("urn:tillstream:problem:no-catalogue"))
                .body("detail", containsString("catalogue.json with the digest")));
        given().contentType("application/json").body("{\"discounted_price\":99,\"actual_price\":199,"
                + "\"discount_percentage\":50,\"rating\":4,\"log_rating_count\":5}")
                .post("/v1/families/product-clusters/versions/2/predict").then().statusCode(200)
                .body("cluster", equalTo(4));
    }

    @Test
    void shouldShowTheCategoriesOnTheHomePage() {
        given().accept("text/html").get("/").then().statusCode(200).body(containsString("/api/categories"));
    }

    /** As they stand on the line: a client of the tests would mend them. */
    @ParameterizedTest
    @ValueSource(strings = {"categories?version=%ZZ", "products?category=%", "products?category=%00%01",
            "products?category=%ff%fe", "products?category=%7C%7C%7C", "products?category=%7c&&&=&unknown=1&category=b",
            "similar_products?name=%", "similar_products?name=%ZZ", "similar_products?name=%00",
            "similar_products?name=%c3%28", "similar_products?name=a%00b&name=c", "similar_products?name=%F0%9F%92%A9",
            "similar_products?name=%5C%2A%3F%22%28", "similar_products?name=+", "products_by_price?target_price=%",
            "products_by_price?target_price=%00", "products_by_price?target_price=%D9%A5",
            "products_by_price?target_price=5&target_price=6", "products_by_price?target_price=5&range=%",
            "similar_products?name;=5", "categories;a=b?x", "products?limit=%31", "products?offset=%00"})
    void shouldNeverFailForOddQueries(String query) throws IOException {
        assertThat(RawRequest.get(service, "/api/" + query)).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"similar_products?name=", "products?category=", "products_by_price?target_price=",
            "categories?version=", "products?sort=", "products_by_price?target_price=1&range="})
    void shouldNeverFailForLongQueries(String query) throws IOException {
        for (String text : List.of("a", "%7C", "1", "a%20", "%F0%9F%92%A9")) {
            for (int length : new int[]{3_000, 10_000}) {
                assertThat(RawRequest.get(service, "/api/" + query + text.repeat(length / text.length())))
                        .as(query + text)
                        .isBetween(200, 499);
            }
        }
    }
}
