package org.plumbline.review.publication.factcheck;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

import org.plumbline.kit.problem.Problem;

/** Below Google's paths every error has Google's form, also where no endpoint is: their clients read no other. */
@Provider
class GoogleErrors implements ContainerResponseFilter {

    private static final String BELOW = "/v1alpha1/";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400
                && !(response.getEntity() instanceof GoogleError)
                && request.getUriInfo().getPath().startsWith(BELOW)) {
            String message = response.getEntity() instanceof Problem problem
                    ? problem.detail()
                    : response.getStatusInfo().getReasonPhrase() + ".";
            response.setEntity(GoogleError.of(response.getStatus(), message), null, MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
