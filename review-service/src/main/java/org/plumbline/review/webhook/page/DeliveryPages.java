package org.plumbline.review.webhook.page;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.webhook.WebhookView;
import org.plumbline.review.webhook.Webhooks;
import org.plumbline.review.webhook.delivery.Deliveries;
import org.plumbline.review.webhook.delivery.ReplayDelivery;

/** Where admins see what was sent to a webhook, and send it once more. */
@Path("/desk/webhooks/{id}/deliveries/{delivery}")
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
public class DeliveryPages {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final ReplayDelivery replaying;
    private final CurrentUser user;

    DeliveryPages(Webhooks webhooks, Deliveries deliveries, ReplayDelivery replaying, CurrentUser user) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.replaying = replaying;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance delivery(WebhookModels.DeliveryPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response show(UUID id, UUID delivery, @QueryParam("done") @Nullable String done) {
        return HtmlAnswer.of(200, page(id, delivery, null, words(done)));
    }

    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response replay(UUID id, UUID delivery) {
        try {
            replaying.replay(id, delivery, WebhookResource.caller(user));
        } catch (ProblemException e) {
            if (!WebhookForm.isAnswered(e)) {
                throw e;
            }
            return HtmlAnswer.of(e.type().status(), page(id, delivery, e.detail(), null));
        }
        return HtmlAnswer.seeOther(WebhookModels.HERE + "/" + id + "/deliveries/" + delivery + "?done=replayed");
    }

    private TemplateInstance page(UUID id, UUID delivery, @Nullable String refused, @Nullable String done) {
        WebhookView webhook = WebhookView.of(webhooks.get(id, WebhookResource.caller(user)));
        return Templates.delivery(new WebhookModels.DeliveryPage(webhook, deliveries.get(id, delivery), refused, done));
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String words(@Nullable String done) {
        return switch (done) {
            case "pinged" -> "A test will be sent in a moment. Load this page again to see how that went.";
            case "replayed" -> "It will be sent again in a moment. Load this page again to see how that went.";
            case null, default -> null;
        };
    }
}
