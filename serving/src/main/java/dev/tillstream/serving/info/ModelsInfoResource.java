package dev.tillstream.serving.info;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.prediction.ModelLookup;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/** System 1's account of its models. */
@Path("/models/info")
@Tag(name = "Retail clustering")
@NonBlocking
public class ModelsInfoResource {

    private static final String RESPONSE = """
            {"model_1": {"data_size": 178234, "silhouette_score": 0.742, "training_time": "2024-01-15T10:30:00"}, \
            "model_2": {"data_size": 356468, "silhouette_score": 0.731, "training_time": "2024-01-15T10:30:00"}, \
            "model_3": {"data_size": 534703, "silhouette_score": 0.738, "training_time": "2024-01-15T10:30:01"}}""";

    private final ModelLookup lookup;

    ModelsInfoResource(ModelLookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "modelsInfo", summary = "The models in service")
    @APIResponse(responseCode = "200", description = "By name; versions that do not serve yet are missing",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, additionalProperties = ModelInfo.class),
                    example = RESPONSE))
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    @APIResponse(responseCode = "304", description = "As the client has it, by If-None-Match")
    public RestResponse<Map<String, ModelInfo>> info(
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Parameter(hidden = true) String known) {
        FamilyModels family = lookup.family();
        lookup.requireAny(family);
        Map<String, ModelInfo> models = new LinkedHashMap<>();
        family.served().forEach(model -> models.put(model.name(), ModelInfo.of(model)));
        return ModelTags.answer(ModelTags.of(List.of(family)), known, models);
    }
}
