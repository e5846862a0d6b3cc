package org.plumbline.devstack.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the API answered.
 *
 * @param body the JSON of the answer; a missing node if it had none
 */
public record Answer(String request, int status, @Nullable String etag, JsonNode body) {

    /**
     * This answer, if it has the status.
     *
     * @throws IllegalStateException naming the request and what was answered instead
     */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException(request + " answered " + status + ", not " + expected + ": " + body);
        }
        return this;
    }

    /** A text of the body, by its JSON pointer without the first slash; empty if it is not there. */
    public String text(String path) {
        return body.at("/" + path).asText("");
    }
}
