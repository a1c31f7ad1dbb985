package dev.tillstream.serving.info;

import java.util.List;
import java.util.stream.IntStream;

import dev.tillstream.serving.model.FamilyModels;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A family and its versions.
 *
 * @param best the version that {@code best} answers from, or null if none serves
 */
public record FamilyView(
        @Schema(examples = "transaction-clusters") String family,
        @Schema(examples = "3", nullable = true) Integer best,
        List<VersionView> versions) {

    static FamilyView of(FamilyModels models) {
        List<VersionView> versions = IntStream.rangeClosed(1, FamilyModels.VERSIONS)
                .mapToObj(version -> VersionView.of(version, models.slot(version))).toList();
        return new FamilyView(models.family(), models.best().map(best -> best.manifest().version()).orElse(null),
                versions);
    }
}
