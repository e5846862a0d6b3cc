package org.plumbline.kit.problem;

/** The kinds of error that the system answers with; a broken rule is {@link #CONFLICT} and names itself. */
public enum ProblemType {
    MALFORMED(400, "malformed", "The request cannot be read"),
    UNAUTHENTICATED(401, "unauthenticated", "Log in first"),
    FORBIDDEN(403, "forbidden", "Your role does not allow this"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This cannot be done here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "There is no such form of it"),
    CONFLICT(409, "conflict", "A rule stands against it"),
    STALE_VERSION(412, "stale-version", "Somebody else changed it meanwhile"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "This type of content is not understood"),
    INVALID(422, "invalid", "Some fields are not valid"),
    PRECONDITION_REQUIRED(428, "precondition-required", "Say which version you changed"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    UNAVAILABLE(503, "unavailable", "Not available at the moment");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    /**
     * Whether it is an answer to what somebody typed into a form, so that the form is shown again with it. A page whose form
     * can fail otherwise, for want of another system say, adds that.
     */
    public boolean isAboutWhatWasSent() {
        return switch (this) {
            case CONFLICT, STALE_VERSION, INVALID -> true;
            case MALFORMED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    PRECONDITION_REQUIRED,
                    TOO_MANY_REQUESTS,
                    INTERNAL,
                    UNAVAILABLE -> false;
        };
    }
}
