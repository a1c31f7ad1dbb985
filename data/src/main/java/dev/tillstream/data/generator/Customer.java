package dev.tillstream.data.generator;

/** A customer of the generated shop. @param wholesale whether they buy in bulk */
record Customer(String id, String country, boolean wholesale) {}
