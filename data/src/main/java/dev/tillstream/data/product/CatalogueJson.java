package dev.tillstream.data.product;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.tillstream.data.model.ArtefactFormatException;

/**
 * The form of a catalogue: one JSON object with {@code format}, {@code formatVersion}, {@code categories} (texts in
 * ascending order), {@code fields} (names) and {@code products}, each an array of its fields' values, in ascending order
 * of their ids as texts. A product's category is its place among the categories; what the source has not is null;
 * descriptions are left out. Equal catalogues have equal bytes, in whatever order their rows came.
 */
public final class CatalogueJson {

    private static final String FORMAT = "tillstream-catalogue";
    private static final int FORMAT_VERSION = 1;
    private static final List<String> FIELDS = List.of("product_id", "product_name", "category", "discounted_price",
            "actual_price", "discount_percentage", "rating", "rating_count");
    /** Texts were read before, with the limits of their sources. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build();

    private CatalogueJson() {}

    /**
     * The bytes that the digest is taken of.
     *
     * @param products of which each id is there once
     */
    public static byte[] write(Collection<Product> products) {
        SortedMap<String, Product> byId = new TreeMap<>();
        for (Product product : products) {
            if (byId.put(product.productId(), product) != null) {
                throw new IllegalArgumentException("product " + product.productId() + " is there twice");
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(byId.values(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Collection<Product> products, JsonGenerator json) throws IOException {
        SortedMap<String, Integer> categories = new TreeMap<>();
        for (String category : new TreeSet<>(products.stream().map(Product::category).toList())) {
            categories.put(category, categories.size());
        }
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        writeTexts(json, "categories", categories.keySet());
        writeTexts(json, "fields", FIELDS);
        json.writeArrayFieldStart("products");
        for (Product product : products) {
            write(product, categories, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void write(Product product, Map<String, Integer> categories, JsonGenerator json)
            throws IOException {
        json.writeStartArray();
        json.writeString(product.productId());
        json.writeString(product.productName());
        json.writeNumber(categories.get(product.category()));
        json.writeNumber(product.discountedPrice());
        json.writeNumber(product.actualPrice());
        write(product.discountPercentage(), json);
        write(product.rating(), json);
        if (product.ratingCount() == null) {
            json.writeNull();
        } else {
            json.writeNumber(product.ratingCount());
        }
        json.writeEndArray();
    }

    private static void write(Double number, JsonGenerator json) throws IOException {
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }

    /**
     * Reads product by product, since there may be millions; those of a category share its text.
     *
     * @param each gets them in ascending order of their ids, without descriptions
     * @throws ArtefactFormatException if the bytes are no catalogue or of a newer format; some products may have been
     *         given by then
     */
    public static void read(byte[] bytes, Consumer<Product> each) {
        try (JsonParser json = JSON.createParser(bytes)) {
            read(json, each);
        } catch (IllegalArgumentException inconsistent) {
            throw new ArtefactFormatException("inconsistent catalogue: " + inconsistent.getMessage(), inconsistent);
        } catch (JsonProcessingException e) {
            throw new ArtefactFormatException("no catalogue: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(JsonParser json, Consumer<Product> each) throws IOException {
        String format = null;
        long formatVersion = 0;
        List<String> categories = List.of();
        boolean products = false;
        require(json.nextToken() == JsonToken.START_OBJECT, "no catalogue: no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "format" -> format = json.getText();
                case "formatVersion" -> formatVersion = json.getValueAsLong();
                case "categories" -> categories = texts(json);
                case "products" -> {
                    requireFormat(format, formatVersion);
                    readProducts(json, categories, each);
                    products = true;
                }
                default -> json.skipChildren();
            }
        }
        requireFormat(format, formatVersion);
        require(products, "no catalogue: it has no 'products'");
        require(json.nextToken() == null, "no catalogue: something follows it");
    }

    private static void requireFormat(String format, long formatVersion) {
        require(FORMAT.equals(format), "no catalogue: 'format' is not '" + FORMAT + "'");
        require(formatVersion == FORMAT_VERSION, "format version " + formatVersion
                + " of catalogues is not known here, only " + FORMAT_VERSION);
    }

    private static List<String> texts(JsonParser json) throws IOException {
        require(json.isExpectedStartArrayToken(), "'" + json.currentName() + "' is no array");
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "'categories' holds something that is no text");
        return texts;
    }

    private static void readProducts(JsonParser json, List<String> categories, Consumer<Product> each)
            throws IOException {
        require(json.isExpectedStartArrayToken(), "'products' is no array");
        String last = null;
        while (json.nextToken() == JsonToken.START_ARRAY) {
            Product product = product(json, categories);
            require(last == null || last.compareTo(product.productId()) < 0,
                    "product " + product.productId() + " is not in order");
            last = product.productId();
            each.accept(product);
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "'products' holds something that is no product");
    }

    private static Product product(JsonParser json, List<String> categories) throws IOException {
        String id = text(json);
        String name = text(json);
        Integer category = whole(json);
        require(category != null && category >= 0 && category < categories.size(),
                "product " + id + " is of a category that is not there");
        Product product = new Product(id, name, categories.get(category), required(json, id), required(json, id),
                number(json), number(json), whole(json), null);
        require(json.nextToken() == JsonToken.END_ARRAY,
                "product " + id + " has more than " + FIELDS.size() + " fields");
        return product;
    }

    private static String text(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.VALUE_STRING, "a product's id and name are not both texts");
        return json.getText();
    }

    private static double required(JsonParser json, String id) throws IOException {
        Double number = number(json);
        require(number != null, "product " + id + " has no price");
        return number;
    }

    private static Double number(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        require(token == JsonToken.VALUE_NULL || token != null && token.isNumeric(), "a product's field is no number");
        return token == JsonToken.VALUE_NULL ? null : Double.valueOf(json.getDoubleValue());
    }

    private static Integer whole(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        require(token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_NUMBER_INT,
                "a product's field is no whole number");
        return token == JsonToken.VALUE_NULL ? null : Integer.valueOf(json.getIntValue());
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ArtefactFormatException(otherwise);
        }
    }
}
