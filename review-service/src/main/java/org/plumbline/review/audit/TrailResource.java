package org.plumbline.review.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.plumbline.kit.audit.page.AuditEntries;
import org.plumbline.kit.audit.page.AuditPages;
import org.plumbline.kit.audit.page.AuditParameters;
import org.plumbline.kit.identity.Roles;

/** The audit trail as JSON. */
@Path("/api/reviews/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Reviews")
public class TrailResource {

    private final AuditPages pages;

    TrailResource(AuditPages pages) {
        this.pages = pages;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Who did what, when, the newest first")
    public AuditEntries list(@BeanParam AuditParameters parameters) {
        return pages.entries(parameters);
    }
}
