package dev.tillstream.data.generator;

/** A product of the generated shop. @param price list price in pounds sterling */
record Product(String code, String description, double price) {}
