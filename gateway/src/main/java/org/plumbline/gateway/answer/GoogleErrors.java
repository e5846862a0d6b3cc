package org.plumbline.gateway.answer;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Errors below the paths of Google's Fact Check Tools API: Google's clients read no other form, whatever they accept. */
final class GoogleErrors {

    private static final String BELOW = "/v1alpha1/";

    private GoogleErrors() {}

    static boolean isFor(RoutingContext request) {
        String path = request.request().path();
        return path != null && path.startsWith(BELOW);
    }

    /** As {@code review-service} has it; the names are those of gRPC's codes. */
    static JsonObject of(ProblemType type, String message) {
        String status =
                switch (type) {
                    case MALFORMED, TOO_LARGE -> "INVALID_ARGUMENT";
                    case SESSION_ENDED, LOGIN_FAILED -> "UNAUTHENTICATED";
                    case CROSS_SITE -> "PERMISSION_DENIED";
                    case NOT_FOUND -> "NOT_FOUND";
                    case METHOD_NOT_ALLOWED, HTTP_VERSION -> "UNIMPLEMENTED";
                    case TOO_MANY_REQUESTS -> "RESOURCE_EXHAUSTED";
                    case INTERNAL -> "INTERNAL";
                    case UNAVAILABLE -> "UNAVAILABLE";
                };
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("code", type.status())
                                .put("message", message)
                                .put("status", status));
    }
}
