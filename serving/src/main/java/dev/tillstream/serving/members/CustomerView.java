package dev.tillstream.serving.members;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a customer belongs.
 *
 * @param clusters under each version that knows the customer
 * @param unavailable the versions that can't be asked at the moment
 */
public record CustomerView(
        @Schema(examples = "customer-clusters") String family,
        @Schema(examples = "12346") String customer,
        List<InVersion> clusters,
        List<Unavailable> unavailable) {

    /** The cluster under one version. */
    @Schema(name = "CustomerInVersion")
    public record InVersion(
            @Schema(examples = "3") int version,
            @Schema(examples = "12") long revision,
            @Schema(examples = "2") int cluster) {}

    /** A version whose members can't be had. */
    @Schema(name = "MembersUnavailable")
    public record Unavailable(
            @Schema(examples = "1") int version,
            @Schema(examples = "the members of revision 4 are being fetched") String reason) {}
}
