package org.plumbline.review.publication.feed;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import org.plumbline.kit.problem.ProblemException;

/** Refuses what {@link GoesOnBefore} says. */
@Provider
@GoesOnBefore
class RefuseAfter implements ContainerRequestFilter {

    private static final String AFTER = "after";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getQueryParameters().containsKey(AFTER)) {
            throw ProblemException.invalid(AFTER, "has no meaning here: a feed goes on by the link to its next page");
        }
    }
}
