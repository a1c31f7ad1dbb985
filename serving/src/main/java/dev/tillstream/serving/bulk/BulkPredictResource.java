package dev.tillstream.serving.bulk;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;

import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.http.LimitedBody;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Explanations;
import dev.tillstream.serving.prediction.FamilyPredictResource;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.prediction.PredictionExamples;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Predictions of many points in texts. Worker threads: they wait for the client, to send and to read. */
@Path(FamilyPredictResource.PATH)
@Tag(name = "Families")
@Blocking
public class BulkPredictResource {

    private static final String LINES = "application/x-ndjson";
    private static final String TABLE = "text/csv";

    private final ModelLookup lookup;
    private final Explanations explanations;
    private final ServingConfig config;

    BulkPredictResource(ModelLookup lookup, Explanations explanations, ServingConfig config) {
        this.lookup = lookup;
        this.explanations = explanations;
        this.config = config;
    }

    @POST
    @Consumes(LINES)
    @Produces(LINES)
    @Operation(operationId = "predictLines", summary = "The clusters of a stream of points",
            description = "A JSON object per line, any number of them: one revision answers all, line by line, while "
                    + "they come. A line that is no point has an error with its number in its place.")
    @APIResponse(responseCode = "200", description = "An answer or an error per line",
            content = @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "Two lines", value = PredictionExamples.LINES_ANSWERED)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public StreamingOutput lines(@Parameter(example = "transaction-clusters") @RestPath String family,
            @Parameter(example = "best") @RestPath String version,
            @Parameter(example = "true") @RestQuery boolean explain,
            @RequestBody(required = true, content = @Content(mediaType = LINES,
                    schema = @Schema(type = SchemaType.STRING), examples = @ExampleObject(name = "Two lines",
                            value = PredictionExamples.LINES))) InputStream body) {
        ServedModel served = lookup.served(lookup.family(family), version);
        PredictedLines answers = new PredictedLines(served, explain ? explanations : null);
        BodyLines lines = new BodyLines(body, config.maxRequestBytes());
        return out -> answers.answer(lines, out);
    }

    @POST
    @Consumes(TABLE)
    @Produces(TABLE + ";charset=UTF-8")
    @Operation(operationId = "predictTable", summary = "The clusters of a table of points",
            description = "A header that names the features, in any order and among other columns, then a row per "
                    + "point: one revision answers all of them, or none if one is at fault.")
    @APIResponse(responseCode = "200", description = "The table with the columns of the answer added",
            content = @Content(mediaType = TABLE, schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "Two sales", value = PredictionExamples.TABLE_ANSWERED)))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public String table(@Parameter(example = "transaction-clusters") @RestPath String family,
            @Parameter(example = "best") @RestPath String version,
            @Parameter(example = "true") @RestQuery boolean explain,
            @RequestBody(required = true,
                    content = @Content(mediaType = TABLE, schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "Two sales",
                                    value = PredictionExamples.TABLE))) InputStream body)
            throws IOException {
        ServedModel served = lookup.served(lookup.family(family), version);
        PointTable table = PointTable.read(new LimitedBody(body, config.maxBulkBytes()), config.maxBulkPoints());
        return new PredictedTable(served, explain ? explanations : null).answer(table);
    }
}
