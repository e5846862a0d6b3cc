package org.plumbline.review.outdated;

import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Names in an answer what its request has outdated, for the gateway that the request came through. It hears of that by
 * the event too; by the answer it does before the answer is read.
 */
@Provider
class OutdatedHeader implements ContainerResponseFilter {

    static final String NAME = "Surrogate-Purge";

    private final OutdatedByRequest request;

    OutdatedHeader(OutdatedByRequest request) {
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext response) {
        Set<String> keys = request.all();
        if (!keys.isEmpty()) {
            response.getHeaders().putSingle(NAME, String.join(" ", keys));
        }
    }
}
