package org.plumbline.claims.tip;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;

/** The desk's list of all tips on a claim. */
@Path("/desk/claims/{id}/tips")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
public class ClaimTipsPage {

    private static final int PAGE = 25;

    private final ClaimTips claimTips;

    ClaimTipsPage(ClaimTips claimTips) {
        this.claimTips = claimTips;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance tips(ClaimTips.Part part);
    }

    /** A page of them, newest first. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(@PathParam("id") UUID id, @QueryParam("after") @Nullable String after) {
        return HtmlAnswer.of(200, Templates.tips(claimTips.part(id, PAGE, Paging.after(after))));
    }
}
