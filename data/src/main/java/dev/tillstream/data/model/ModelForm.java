package dev.tillstream.data.model;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How one kind of model is written, read and digested.
 *
 * @param <M> the kind
 */
abstract class ModelForm<M extends ModelArtefact> {

    /** All kinds there are. */
    private static final List<ModelForm<?>> ALL = List.of(new KMeansForm(), new LinearForm(),
            new LogisticForm(), new ForestForm(), new NeighboursForm());

    private final String kind;
    private final Class<M> type;

    /** @param kind its name in artefacts and digests */
    ModelForm(String kind, Class<M> type) {
        this.kind = kind;
        this.type = type;
    }

    /** @throws ArtefactFormatException if there is no such kind */
    static ModelForm<?> of(String kind) {
        return ALL.stream().filter(form -> form.kind.equals(kind)).findFirst()
                .orElseThrow(() -> new ArtefactFormatException("unknown kind of model: '" + kind + "'"));
    }

    /** The form of that very model. */
    @SuppressWarnings("unchecked")
    static <M extends ModelArtefact> ModelForm<M> of(M model) {
        return (ModelForm<M>) ALL.stream().filter(form -> form.type.isInstance(model)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no form of " + model.getClass()));
    }

    final String kind() {
        return kind;
    }

    /** The first format that can express the model. */
    abstract int formatVersion(M model);

    /** Writes the fields behind {@code kind}. */
    abstract void write(M model, JsonGenerator json) throws IOException;

    /**
     * @param version of the format
     * @throws ArtefactFormatException if something is missing or no number
     * @throws IllegalArgumentException if the parts don't fit each other
     */
    abstract M read(JsonNode json, int version);

    /** Adds the model's numbers, see {@link CanonicalDigest}. */
    abstract void digest(M model, CanonicalLines lines);
}
