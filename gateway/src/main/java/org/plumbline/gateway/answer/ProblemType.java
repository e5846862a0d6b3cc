package org.plumbline.gateway.answer;

/** The kinds of error that the gateway answers with; the types are the same as the services'. */
public enum ProblemType {
    MALFORMED(400, "malformed", "The request cannot be read"),
    SESSION_ENDED(401, "session-ended", "Your session has ended"),
    LOGIN_FAILED(401, "login-failed", "The login was not completed"),
    CROSS_SITE(403, "cross-site", "This did not come from one of our pages"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This cannot be done here"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    UNAVAILABLE(503, "unavailable", "Not available at the moment"),
    HTTP_VERSION(505, "http-version", "This needs a newer version of HTTP");

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
}
