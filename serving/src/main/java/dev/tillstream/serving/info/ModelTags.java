package dev.tillstream.serving.info;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

import dev.tillstream.data.model.Sha256;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.SlotState;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Strong entity tags of what is told of models: from revisions, offsets, artefact digests and refusals, which are all that
 * the answers depend on, so that no answer is made for a client that has it already.
 */
final class ModelTags {

    private ModelTags() {}

    static EntityTag of(Collection<FamilyModels> families) {
        StringBuilder text = new StringBuilder();
        for (FamilyModels family : families) {
            text.append(family.family());
            for (int version = 1; version <= FamilyModels.VERSIONS; version++) {
                append(text, family.slot(version));
            }
        }
        return tag(text);
    }

    static EntityTag of(SlotState slot) {
        return tag(append(new StringBuilder(), slot));
    }

    private static StringBuilder append(StringBuilder text, SlotState slot) {
        text.append('\n').append(slot.label());
        slot.served().ifPresent(model -> text.append(' ').append(model.manifest().revision()).append(' ')
                .append(model.offset()).append(' ').append(model.manifest().artefactSha256()));
        slot.refusal().ifPresent(refusal -> text.append(' ').append(refusal.offset()));
        return text;
    }

    private static EntityTag tag(StringBuilder text) {
        return new EntityTag(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32));
    }

    /** The answer with its tag, or 304 if that is one of those in {@code If-None-Match}, which may be null. */
    static <T> RestResponse<T> answer(EntityTag tag, String ifNoneMatch, T entity) {
        ResponseBuilder<T> response = matches(tag, ifNoneMatch)
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(entity);
        return response.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    /** Weak comparison (RFC 9110, 13.1.2). Tags can't hold a quote, so that a search finds no part of another one. */
    private static boolean matches(EntityTag tag, String ifNoneMatch) {
        return Optional.ofNullable(ifNoneMatch).map(String::strip)
                .filter(tags -> tags.equals("*") || tags.contains('"' + tag.getValue() + '"')).isPresent();
    }
}
