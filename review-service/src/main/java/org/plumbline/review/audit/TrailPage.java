package org.plumbline.review.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.audit.page.AuditPages;
import org.plumbline.kit.audit.page.AuditParameters;
import org.plumbline.kit.identity.Roles;

/** The audit trail as a page. */
@Path(Trail.PAGE)
@RolesAllowed(Roles.ADMIN)
public class TrailPage {

    private final AuditPages pages;

    TrailPage(AuditPages pages) {
        this.pages = pages;
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(@BeanParam AuditParameters parameters) {
        return pages.page(Trail.PLACE, parameters);
    }
}
