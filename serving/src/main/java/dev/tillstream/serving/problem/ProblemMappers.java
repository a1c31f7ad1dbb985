package dev.tillstream.serving.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with problem details. What already carries an answer of its own, or is no error, stays as it is. */
public class ProblemMappers {

    @ServerExceptionMapper
    Response problem(ProblemException e, UriInfo request) {
        return answer(e, request);
    }

    /** For resources that map problems of their own. */
    public static Response answer(ProblemException e, UriInfo request) {
        Response.ResponseBuilder response = response(e.problem(), request);
        e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }

    @ServerExceptionMapper
    Response webApplication(WebApplicationException e, UriInfo request) {
        Response original = e.getResponse();
        if (original.hasEntity() || original.getStatus() < 400) {
            return original;
        }
        Response.ResponseBuilder response = response(Problem.of(original.getStatus(), explain(original)), request);
        original.getHeaders().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response.build();
    }

    private static Response.ResponseBuilder response(Problem problem, UriInfo request) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.at(request.getPath()));
    }

    private static String explain(Response response) {
        return switch (response.getStatus()) {
            case 404 -> "there is nothing at this path; /openapi.json lists what there is";
            case 405 -> "this path does not take the request's method";
            case 406 -> "none of the media types in Accept can be given";
            case 415 -> "the body must be JSON, with the header Content-Type: application/json, or of another"
                    + " media type that /openapi.json has for this path";
            default -> response.getStatusInfo().getReasonPhrase();
        };
    }
}
