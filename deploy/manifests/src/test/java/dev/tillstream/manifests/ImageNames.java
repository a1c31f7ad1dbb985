package dev.tillstream.manifests;

import java.util.regex.Pattern;

/** Which names of images are allowed: short ones, so that a company can set its own mirror, and of one version. */
final class ImageNames {

    /** Without a registry's host, and with a tag that says more than a major version. */
    static final Pattern PINNED = Pattern
            .compile("[a-z0-9-]+(/[a-z0-9-]+)?:v?\\d+\\.\\d+(\\.\\d+)?([._-][A-Za-z0-9._-]+)?");

    private ImageNames() {}
}
