package dev.tillstream.serving.catalogue;

/** Examples of the catalogue's answers. */
final class CatalogueExamples {

    static final String CATEGORIES = """
            {"version": 3, "revision": 12, "total": 1351, "categories": [{"name": "Toys&Games", \
            "path": "Toys&Games", "products": 1, "children": [{"name": "Arts&Crafts", "path": "Toys&Games|Arts&Crafts", \
            "products": 1, "children": []}]}], "paths": [{"path": "Toys&Games|Arts&Crafts", "products": 1}]}""";

    static final String PRODUCTS = """
            {"version": 3, "revision": 12, "categories": ["Computers&Accessories|Accessories&Peripherals"], \
            "total": 376, "offset": 0, "next": 1, "products": [{"product_id": "B08TDJ5BVF", \
            "product_name": "Portable Flexible USB LED Light", \
            "category": "Computers&Accessories|Accessories&Peripherals|USBGadgets|Lamps", "discounted_price": 39.0, \
            "actual_price": 39.0, "discount_percentage": 0.0, "rating": 3.8, "rating_count": 3344, "cluster": 2}]}""";

    static final String SIMILAR = """
            {"version": 3, "revision": 12, "matched": [{"product_id": "B08TDJ5BVF", \
            "product_name": "Portable Flexible USB LED Light", \
            "category": "Computers&Accessories|Accessories&Peripherals|USBGadgets|Lamps", "discounted_price": 39.0, \
            "actual_price": 39.0, "discount_percentage": 0.0, "rating": 3.8, "rating_count": 3344, "cluster": 2}], \
            "products": [{"product_id": "B00URH5E34", "product_name": "Flexible USB LED Light Lamp", \
            "category": "Computers&Accessories|Accessories&Peripherals|USBGadgets|Lamps", "discounted_price": 39.0, \
            "actual_price": 39.0, "discount_percentage": 0.0, "rating": 3.6, "rating_count": 13572, "cluster": 2, \
            "distance": 1.04}]}""";

    static final String PRICED = """
            {"version": 3, "revision": 12, "target_price": 40.0, "range": 20.0, "products": [\
            {"product_id": "B08TDJ5BVF", "product_name": "Portable Flexible USB LED Light", \
            "category": "Computers&Accessories|Accessories&Peripherals|USBGadgets|Lamps", "discounted_price": 39.0, \
            "actual_price": 39.0, "discount_percentage": 0.0, "rating": 3.8, "rating_count": 3344, "cluster": 2, \
            "difference": -1.0}]}""";

    private CatalogueExamples() {}
}
