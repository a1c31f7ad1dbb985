package dev.tillstream.ingest.deadletter;

import static dev.tillstream.ingest.problem.Problem.MEDIA_TYPE;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.ingest.problem.Problem;
import dev.tillstream.ingest.problem.ProblemException;
import org.apache.kafka.common.KafkaException;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Shows dead letters, and takes rows that people make of them. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters", description = "Rows and records that were refused, and their way back")
@APIResponse(responseCode = "503",
        description = "Kafka can't be used now; whether something was kept or sent is told by the letter's state",
        content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                examples = @ExampleObject(name = "no Kafka", value = Problem.NO_KAFKA_EXAMPLE)))
public class DeadLetterResource {

    private final Workbench workbench;

    DeadLetterResource(Workbench workbench) {
        this.workbench = workbench;
    }

    @GET
    @Operation(operationId = "listDeadLetters", summary = "List dead letters",
            description = """
                    Dataset by dataset, the oldest first. A page ends at its limit, or when much was read for it; \
                    'next' is there as long as there may be more.""")
    @APIResponse(responseCode = "200", description = "Some dead letters",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = LetterPage.class),
                    examples = @ExampleObject(name = "one letter", value = DeadLetterExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "A parameter makes no sense",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "bad query", value = DeadLetterExamples.BAD_QUERY)))
    public LetterPage list(
            @Parameter(description = "online-retail, amazon-sales or retailrocket") @RestQuery String dataset,
            @Parameter(description = "open, repaired or replayed") @RestQuery String state,
            @Parameter(description = "What the page before gave as 'next'") @RestQuery String after,
            @Parameter(description = "Most letters", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "50")) @RestQuery String limit) {
        Optional<Dataset<?>> only = LetterRequest.dataset(dataset);
        Optional<LetterId> behind = LetterRequest.place(after, id -> workbench.lists(only, id));
        LetterLog.Page page = workbench.list(only, LetterRequest.state(state), behind, LetterRequest.limit(limit));
        return new LetterPage(
                page.letters().stream().map(each -> LetterView.of(each, workbench.state(each.letter().id()))).toList(),
                page.next().map(LetterId::toString).orElse(null));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDeadLetter", summary = "Look at a dead letter",
            description = """
                    Where it came from, why it was refused, what it held, and the row that was made of it, if there is \
                    one. Of texts and bytes the first 64 KiB are shown.""")
    @APIResponse(responseCode = "200", description = "The dead letter",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = LetterView.class),
                    examples = @ExampleObject(name = "open", value = DeadLetterExamples.OPEN)))
    @APIResponse(responseCode = "404", description = "No such dead letter",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = DeadLetterExamples.NOT_FOUND)))
    public LetterView get(@RestPath String id) {
        return LetterView.of(workbench.find(LetterRequest.id(id)).orElseThrow(() -> LetterRequest.notFound(id)));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "repairDeadLetter", summary = "Repair a dead letter",
            description = """
                    Takes the fields of the row that the letter should have been, by the columns' names or any header \
                    that files have for them, and lays them over those that the letter holds, if it holds any: null \
                    takes one away. Values are numbers, or texts as files have them ('₹1,099', '12/1/2009 7:45'). The \
                    row is checked as the rows of files are, and kept; it can be put again until it is replayed.""")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT),
            examples = {@ExampleObject(name = "one field", value = DeadLetterExamples.FIELDS),
                    @ExampleObject(name = "a whole row", value = DeadLetterExamples.WHOLE_ROW)}))
    @APIResponse(responseCode = "200", description = "The repaired letter",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = LetterView.class),
                    examples = @ExampleObject(name = "repaired", value = DeadLetterExamples.REPAIRED)))
    @APIResponse(responseCode = "400", description = "The body is no JSON object",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not JSON", value = DeadLetterExamples.NOT_JSON)))
    @APIResponse(responseCode = "404", description = "No such dead letter",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = DeadLetterExamples.NOT_FOUND)))
    @APIResponse(responseCode = "409", description = "It was replayed already",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "replayed", value = DeadLetterExamples.ALREADY_REPLAYED)))
    @APIResponse(responseCode = "413", description = "The body is too long",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "too large", value = DeadLetterExamples.TOO_LARGE)))
    @APIResponse(responseCode = "415", description = "The body is of another media type",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "no JSON", value = DeadLetterExamples.MEDIA_TYPE)))
    @APIResponse(responseCode = "422", description = "The fields make no row; nothing is kept",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "refused", value = DeadLetterExamples.REFUSED)))
    public LetterView repair(@RestPath String id,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_TYPE) String type, InputStream body)
            throws IOException {
        LetterId letter = LetterRequest.id(id);
        return answer(letter, workbench.repair(letter, LetterRequest.fields(type, body)));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Send the row of a repaired dead letter",
            description = """
                    Sends the row to its topic exactly once, whoever else tries at the same time. It is counted as \
                    repaired, and not as published.""")
    @APIResponse(responseCode = "200", description = "The replayed letter",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = LetterView.class),
                    examples = @ExampleObject(name = "replayed", value = DeadLetterExamples.REPLAYED)))
    @APIResponse(responseCode = "404", description = "No such dead letter",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = DeadLetterExamples.NOT_FOUND)))
    @APIResponse(responseCode = "409", description = "It is not repaired, or was replayed already",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = {@ExampleObject(name = "not repaired", value = DeadLetterExamples.NOT_REPAIRED),
                            @ExampleObject(name = "replayed", value = DeadLetterExamples.ALREADY_REPLAYED)}))
    @APIResponse(responseCode = "422", description = "Its row is refused by now: repair it again",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "refused", value = DeadLetterExamples.REFUSED)))
    public LetterView replay(@RestPath String id) {
        LetterId letter = LetterRequest.id(id);
        return answer(letter, workbench.replay(letter));
    }

    @ServerExceptionMapper
    RestResponse<Problem> answer(ProblemException e) {
        return answer(e.problem()).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> answer(KafkaException e) {
        WorkbenchLog.failed(e);
        return answer(Problem.noKafka(e)).header(HttpHeaders.RETRY_AFTER, Problem.LATER_SECONDS).build();
    }

    private static ResponseBuilder<Problem> answer(Problem problem) {
        return ResponseBuilder.<Problem>create(problem.status()).entity(problem).type(MEDIA_TYPE);
    }

    private static LetterView answer(LetterId id, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return LetterView.of(done.result());
        }
        if (outcome instanceof Outcome.Refused refused) {
            String field = refused.field() == null ? null : LetterRequest.shown(refused.field());
            throw new ProblemException(Problem.of(422, "Not a row",
                    field == null ? "the row " + refused.why() : field + " " + refused.why()).in(field));
        }
        if (outcome instanceof Outcome.NotRepaired) {
            throw new ProblemException(Problem.of(409, "Not repaired",
                    "nobody has made a row of " + id + " yet; PUT /dead-letters/" + id + " does"));
        }
        if (outcome instanceof Outcome.AlreadyReplayed replayed) {
            throw new ProblemException(Problem.of(409, "Already replayed", "the row of " + id + " was sent at "
                    + replayed.at() + "; it can't be changed or sent again"));
        }
        throw LetterRequest.notFound(id.toString());
    }
}
