package dev.tillstream.serving.inference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.http.BodyBytes;
import dev.tillstream.serving.http.ErrorAnswer;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Answer;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Inference in the Open Inference Protocol, version 2. Its clients send all kinds of media types, or none.
 */
@Path("/v2/models")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open Inference Protocol")
@NonBlocking
public class InferResource {

    private static final String BINARY = "Inference-Header-Content-Length";
    private static final String DESCRIPTION = "One input of the shape [-1, features], by any name, or one input per "
            + "feature, by the feature's name. Data are JSON: flat, or arrays in arrays. All points are answered by "
            + "one revision, which the parameters name.";

    private final ModelLookup lookup;
    private final ServingConfig config;

    InferResource(ModelLookup lookup, ServingConfig config) {
        this.lookup = lookup;
        this.config = config;
    }

    @POST
    @Path("{name}/infer")
    @Operation(operationId = "infer", summary = "Inference by the best version of a model", description = DESCRIPTION)
    @APIResponse(responseCode = "200", description = "The outputs that were asked for, or all", content = @Content(
            schema = @Schema(type = SchemaType.OBJECT), example = InferenceExamples.ANSWER))
    @APIResponse(responseCode = "400", ref = "InvalidInputError")
    @APIResponse(responseCode = "404", ref = "NotFoundError")
    @APIResponse(responseCode = "413", ref = "TooLargeError")
    @APIResponse(responseCode = "503", ref = "NoModelYetError")
    public Uni<JsonAnswer> infer(@Parameter(example = "transaction-clusters") @RestPath String name,
            @Parameter(hidden = true) @RestHeader(BINARY) String binary,
            @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(type = SchemaType.OBJECT), examples = {
                            @ExampleObject(name = "One input", value = InferenceExamples.ONE_INPUT),
                            @ExampleObject(name = "An input per feature",
                                    value = InferenceExamples.INPUT_PER_FEATURE)})) BodyBytes body)
            throws IOException {
        return answer(name, "best", binary, body);
    }

    @POST
    @Path("{name}/versions/{version}/infer")
    @Operation(operationId = "inferWithVersion", summary = "Inference by a version of a model",
            description = DESCRIPTION)
    @APIResponse(responseCode = "200", description = "The outputs that were asked for, or all", content = @Content(
            schema = @Schema(type = SchemaType.OBJECT), example = InferenceExamples.ANSWER))
    @APIResponse(responseCode = "400", ref = "InvalidInputError")
    @APIResponse(responseCode = "404", ref = "NotFoundError")
    @APIResponse(responseCode = "413", ref = "TooLargeError")
    @APIResponse(responseCode = "503", ref = "NoModelYetError")
    public Uni<JsonAnswer> inferWithVersion(@Parameter(example = "transaction-clusters") @RestPath String name,
            @Parameter(example = "3") @RestPath String version,
            @Parameter(hidden = true) @RestHeader(BINARY) String binary,
            @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(type = SchemaType.OBJECT), examples = {
                            @ExampleObject(name = "One input", value = InferenceExamples.ONE_INPUT),
                            @ExampleObject(name = "An input per feature",
                                    value = InferenceExamples.INPUT_PER_FEATURE)})) BodyBytes body)
            throws IOException {
        return answer(name, version, binary, body);
    }

    private Uni<JsonAnswer> answer(String name, String version, String binary, BodyBytes body) throws IOException {
        ServedModel served = lookup.served(lookup.family(name), version);
        if (binary != null) {
            throw Refused.because("binary tensors (" + BINARY + ") are not supported: data must be JSON");
        }
        return body.answer(bytes -> answer(served, bytes));
    }

    private InferAnswer answer(ServedModel served, byte[] body) throws IOException {
        BodyBytes.requireAtMost(config.maxBulkBytes(), body);
        List<String> features = served.model().features();
        InferRequest request = InferRequestReader.read(body,
                Math.multiplyExact(config.maxBulkPoints(), features.size()));
        List<Output> outputs = Output.of(request.outputs(), served.model());
        double[][] points = InputPoints.of(request.inputs(), features);
        if (points.length > config.maxBulkPoints()) {
            throw Refused.tooMany("there are more than " + config.maxBulkPoints() + " points");
        }
        List<Answer> answers = new ArrayList<>(points.length);
        for (double[] point : points) {
            answers.add(Answer.of(served, point));
        }
        return new InferAnswer(served, request.id(), answers, outputs);
    }

    @ServerExceptionMapper
    Response error(ProblemException e) {
        return ErrorAnswer.of(e);
    }
}
