package org.plumbline.review.publication.factcheck;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An error in the form of Google's APIs, which their clients read. */
record GoogleError(Detail error) {

    /** What happened; {@code status} is the name of a gRPC code. */
    record Detail(int code, String message, String status) {}

    static Response invalid(String message) {
        return of(400, message, "INVALID_ARGUMENT");
    }

    static Response notFound(String message) {
        return of(404, message, "NOT_FOUND");
    }

    /** Nobody writes here: the desk publishes at its own desk. */
    static Response readOnly() {
        return Response.fromResponse(of(
                        405,
                        "This desk's fact checks are written at the desk; this API only reads them.",
                        "UNIMPLEMENTED"))
                .header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
                .build();
    }

    private static Response of(int code, String message, String status) {
        return Response.status(code)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new GoogleError(new Detail(code, message, status)))
                .build();
    }
}
