package org.plumbline.review.publication.factcheck;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An error in the form of Google's APIs, which their clients read. */
record GoogleError(Detail error) {

    /** What happened; {@code status} is the name of a gRPC code. */
    record Detail(int code, String message, String status) {}

    static Response invalid(String message) {
        return answer(400, message);
    }

    static Response notFound(String message) {
        return answer(404, message);
    }

    /** Nobody writes here: the desk publishes at its own desk. */
    static Response readOnly() {
        return Response.fromResponse(
                        answer(405, "This desk's fact checks are written at the desk; this API only reads them."))
                .header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
                .build();
    }

    /** Of any status; 4xx ones that Google has no name for are the fault of what was sent. */
    static GoogleError of(int code, String message) {
        String status =
                switch (code) {
                    case 401 -> "UNAUTHENTICATED";
                    case 403 -> "PERMISSION_DENIED";
                    case 404 -> "NOT_FOUND";
                    case 405 -> "UNIMPLEMENTED";
                    case 429 -> "RESOURCE_EXHAUSTED";
                    case 503 -> "UNAVAILABLE";
                    default -> code < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
                };
        return new GoogleError(new Detail(code, message, status));
    }

    private static Response answer(int code, String message) {
        return Response.status(code)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(of(code, message))
                .build();
    }
}
