package org.plumbline.review.correction.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.identity.Roles;
import org.plumbline.review.correction.CorrectionRequests;

/** How many requests wait for a decision, for the head of every page. */
// A class of its own: that of one request has the longer path, and would take "count" for an id.
@Path("/desk/corrections/count")
@RunOnVirtualThread
public class CorrectionCount {

    private final CorrectionRequests requests;

    CorrectionCount(CorrectionRequests requests) {
        this.requests = requests;
    }

    /** The number: {@code 3}. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response count() {
        return Response.ok(Long.toString(requests.waiting()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
