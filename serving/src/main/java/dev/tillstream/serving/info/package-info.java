/** Information about the service and its models, and what its API's description says about all operations. */
// @formatter:off
@OpenAPIDefinition(
        info = @Info(title = "Tillstream", version = "1",
                description = "From an Excel file to a live, self-renewing customer-segmentation API.",
                license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        tags = {
                @Tag(name = "Retail clustering", description = "Transactions, under the routes of system 1"),
                @Tag(name = "Product catalogue", description = "Products, under the routes of system 3"),
                @Tag(name = "Customer segmentation", description = "Customers, under the routes of system 4"),
                @Tag(name = "Open Inference Protocol", description = "Version 2, for clients of KServe and others"),
                @Tag(name = "Families", description = "All families and versions"),
                @Tag(name = "Status", description = "How the service and the stream do")},
        components = @Components(responses = {
                @APIResponse(name = "InvalidInput", description = "The request is not as it should be",
                        content = @Content(mediaType = Problem.MEDIA_TYPE,
                                schema = @Schema(implementation = Problem.class),
                                example = ApiErrorExamples.INVALID_INPUT)),
                @APIResponse(name = "NotFound", description = "There is no such thing",
                        content = @Content(mediaType = Problem.MEDIA_TYPE,
                                schema = @Schema(implementation = Problem.class),
                                example = ApiErrorExamples.NOT_FOUND)),
                @APIResponse(name = "TooLarge", description = "The body is too long",
                        content = @Content(mediaType = Problem.MEDIA_TYPE,
                                schema = @Schema(implementation = Problem.class),
                                example = ApiErrorExamples.TOO_LARGE)),
                @APIResponse(name = "NotJson", description = "The body is of another media type",
                        content = @Content(mediaType = Problem.MEDIA_TYPE,
                                schema = @Schema(implementation = Problem.class),
                                example = ApiErrorExamples.NOT_JSON)),
                @APIResponse(name = "NoModelYet", description = "There is no model yet",
                        headers = @Header(name = HttpHeaders.RETRY_AFTER, description = "seconds to wait",
                                schema = @Schema(implementation = Integer.class)),
                        content = @Content(mediaType = Problem.MEDIA_TYPE,
                                schema = @Schema(implementation = Problem.class),
                                example = ApiErrorExamples.NO_MODEL_YET)),
                @APIResponse(name = "InvalidInputError", description = "The request is not as it should be",
                        content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                schema = @Schema(implementation = ErrorAnswer.class),
                                example = ApiErrorExamples.INVALID_INPUT_ERROR)),
                @APIResponse(name = "NotFoundError", description = "There is no such model or version",
                        content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                schema = @Schema(implementation = ErrorAnswer.class),
                                example = ApiErrorExamples.NOT_FOUND_ERROR)),
                @APIResponse(name = "TooLargeError", description = "The body is too long, or there are too many points",
                        content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                schema = @Schema(implementation = ErrorAnswer.class),
                                example = ApiErrorExamples.TOO_LARGE_ERROR)),
                @APIResponse(name = "NotJsonError", description = "The body is of another media type",
                        content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                schema = @Schema(implementation = ErrorAnswer.class),
                                example = ApiErrorExamples.NOT_JSON_ERROR)),
                @APIResponse(name = "NoModelYetError", description = "There is no model yet",
                        headers = @Header(name = HttpHeaders.RETRY_AFTER, description = "seconds to wait",
                                schema = @Schema(implementation = Integer.class)),
                        content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                schema = @Schema(implementation = ErrorAnswer.class),
                                example = ApiErrorExamples.NO_MODEL_YET_ERROR))}))
// @formatter:on
package dev.tillstream.serving.info;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.serving.http.ErrorAnswer;
import dev.tillstream.serving.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
