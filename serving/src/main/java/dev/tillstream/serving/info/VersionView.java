package dev.tillstream.serving.info;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.model.Refusal;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.model.SlotState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version as it is now.
 *
 * @param state {@code empty}, {@code refused}, {@code serving} or {@code degraded}
 * @param revision of the model in service, or null
 * @param offset of its announcement, or null
 * @param refusal the latest model that was not put into service, or null if the latest one serves
 * @param manifest of the model in service, or null
 */
public record VersionView(
        @Schema(examples = "3") int version,
        @Schema(examples = "serving", enumeration = {
                "empty", "refused", "serving", "degraded"}) String state,
        @Schema(examples = "12", nullable = true) Long revision,
        @Schema(examples = "35", nullable = true) Long offset,
        @Schema(nullable = true) Refusal refusal,
        @Schema(nullable = true) ModelManifest manifest){

    static VersionView of(int version, SlotState slot) {
        ServedModel served = slot.served().orElse(null);
        return new VersionView(version, slot.label(), served == null ? null : served.manifest().revision(),
                served == null ? null : served.offset(), slot.refusal().orElse(null),
                served == null ? null : served.manifest());
    }
}
