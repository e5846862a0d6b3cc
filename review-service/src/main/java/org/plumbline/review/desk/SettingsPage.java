package org.plumbline.review.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.HtmlAnswer;

/** Leads to what the desk decides for itself. */
@Path("/desk/settings")
public class SettingsPage {

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance settings();
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show() {
        return HtmlAnswer.of(200, Templates.settings());
    }
}
