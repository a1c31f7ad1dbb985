package dev.tillstream.data.model;

import java.util.function.Function;

/**
 * What may belong to a revision beside its artefact: a file that lies in the revision's folder of the model store, and
 * whose digest is in the manifest. Two revisions with the same digest have the same content.
 */
public enum Supplement {

    /** Who is in which cluster, as {@link MembersJson}. */
    MEMBERS("members.json", ModelManifest::membersSha256),

    /** The products of the version's rows, as {@link dev.tillstream.data.product.CatalogueJson}. */
    CATALOGUE("catalogue.json", ModelManifest::catalogueSha256);

    private final String file;
    private final Function<ModelManifest, String> digest;

    Supplement(String file, Function<ModelManifest, String> digest) {
        this.file = file;
        this.digest = digest;
    }

    /** Its name in the revision's folder. */
    public String file() {
        return file;
    }

    /** Digest of its bytes, in lower-case hexadecimal; null if the revision has none. */
    public String sha256(ModelManifest manifest) {
        return digest.apply(manifest);
    }
}
