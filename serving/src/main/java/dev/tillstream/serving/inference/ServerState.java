package dev.tillstream.serving.inference;

/** The state of the server; the protocol's text and its implementations name it differently, so it has both names. */
public record ServerState(boolean live, boolean ready) {}
