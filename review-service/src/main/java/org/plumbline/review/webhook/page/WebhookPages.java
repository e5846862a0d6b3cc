package org.plumbline.review.webhook.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
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

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.webhook.Caller;
import org.plumbline.review.webhook.EventType;
import org.plumbline.review.webhook.KeepWebhooks;
import org.plumbline.review.webhook.Webhook;
import org.plumbline.review.webhook.WebhookConfig;
import org.plumbline.review.webhook.WebhookFacts;
import org.plumbline.review.webhook.WebhookView;
import org.plumbline.review.webhook.Webhooks;
import org.plumbline.review.webhook.delivery.Deliveries;
import org.plumbline.review.webhook.delivery.DeliveryState;

/** Where admins look after webhooks. */
@Path("/desk/webhooks")
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
public class WebhookPages {

    private static final int ON_PAGE = 25;

    private final Webhooks webhooks;
    private final KeepWebhooks keeping;
    private final Deliveries deliveries;
    private final WebhookConfig config;
    private final CurrentUser user;

    WebhookPages(
            Webhooks webhooks, KeepWebhooks keeping, Deliveries deliveries, WebhookConfig config, CurrentUser user) {
        this.webhooks = webhooks;
        this.keeping = keeping;
        this.deliveries = deliveries;
        this.config = config;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(WebhookModels.ListPage page);

        static native TemplateInstance create(WebhookModels.NewPage page);

        static native TemplateInstance webhook(WebhookModels.ShowPage page);

        static native TemplateInstance secret(WebhookModels.SecretPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        String filter = state == null ? "" : state;
        UUID from = Paging.after(after);
        Webhooks.Page found = webhooks.find(caller(), WebhookModels.ListPage.suspended(filter), ON_PAGE, from);
        return HtmlAnswer.of(200, Templates.list(new WebhookModels.ListPage(filter, found, from == null, words(done))));
    }

    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Response blank() {
        return HtmlAnswer.of(200, create(WebhookForm.of(Map.of())));
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response register(byte[] fields) {
        FormBody form = FormBody.of(fields);
        String key = key(form);
        return taken(
                form,
                () -> {
                    KeepWebhooks.Registered registered = keeping.register(facts(form), caller(), key);
                    return secret(webhooks.get(registered.id(), caller()), registered.secret(), false);
                },
                WebhookPages::create);
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response show(
            UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        return HtmlAnswer.of(200, page(id, DeliveryResource.state(state), Paging.after(after), words(done), null));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response describe(UUID id, byte[] fields) {
        return step(id, fields, form -> {
            keeping.describe(id, form.version(), facts(form), caller());
            return next(id, "changed");
        });
    }

    @POST
    @Path("/{id}/secret")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rotate(UUID id, byte[] fields) {
        return step(id, fields, form -> {
            KeepWebhooks.Rotated rotated = keeping.rotate(id, form.version(), caller());
            return secret(rotated.webhook(), rotated.secret(), true);
        });
    }

    @POST
    @Path("/{id}/suspension")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response suspend(UUID id, byte[] fields) {
        return step(id, fields, form -> {
            keeping.suspend(id, form.version(), caller());
            return next(id, "suspended");
        });
    }

    @POST
    @Path("/{id}/resumption")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response resume(UUID id, byte[] fields) {
        return step(id, fields, form -> {
            keeping.resume(id, form.version(), caller());
            return next(id, "resumed");
        });
    }

    @POST
    @Path("/{id}/pings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ping(UUID id, byte[] fields) {
        return step(id, fields, form -> {
            UUID delivery = keeping.ping(id, caller(), key(form));
            return HtmlAnswer.seeOther(WebhookModels.HERE + "/" + id + "/deliveries/" + delivery + "?done=pinged");
        });
    }

    @POST
    @Path("/{id}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID id, byte[] fields) {
        return step(id, fields, form -> {
            keeping.remove(id, form.version(), caller());
            return HtmlAnswer.seeOther(WebhookModels.HERE + "?done=removed");
        });
    }

    private static TemplateInstance create(WebhookForm form) {
        return Templates.create(new WebhookModels.NewPage(IdempotencyKeys.fresh(), form));
    }

    private TemplateInstance page(
            UUID id,
            @Nullable DeliveryState state,
            @Nullable UUID after,
            @Nullable String done,
            @Nullable WebhookForm refused) {
        Webhook webhook = webhooks.get(id, caller());
        return Templates.webhook(new WebhookModels.ShowPage(
                WebhookView.of(webhook),
                webhook.version(),
                refused == null || !refused.values().containsKey("url")
                        ? new WebhookForm(
                                WebhookModels.ShowPage.asItStands(webhook).values(),
                                Map.of(),
                                refused == null ? null : refused.refused(),
                                200)
                        : refused,
                IdempotencyKeys.fresh(),
                state,
                deliveries.of(id, state, ON_PAGE, after),
                after == null,
                done,
                Shown.duration(config.formerSecret(), "en")));
    }

    private static Response secret(Webhook webhook, @Nullable String secret, boolean rotated) {
        return HtmlAnswer.of(
                200, Templates.secret(new WebhookModels.SecretPage(WebhookView.of(webhook), secret, rotated)));
    }

    private Response step(UUID id, byte[] fields, Function<FormBody, Response> step) {
        FormBody form = FormBody.of(fields);
        return taken(form, () -> step.apply(form), refused -> page(id, null, null, null, refused));
    }

    /** Does it, or shows the page again with the reason and what was typed. */
    private static Response taken(
            FormBody form, Supplier<Response> step, Function<WebhookForm, TemplateInstance> again) {
        WebhookForm refused;
        try {
            return step.get();
        } catch (ProblemException e) {
            if (!WebhookForm.isAnswered(e)) {
                throw e;
            }
            refused = WebhookForm.refused(form, e);
        } catch (ConstraintViolationException e) {
            refused = WebhookForm.refused(form, e);
        }
        return HtmlAnswer.of(refused.status(), again.apply(refused));
    }

    private static WebhookFacts facts(FormBody form) {
        List<EventType> events = form.all("events").stream()
                .map(name -> EventType.named(name)
                        .orElseThrow(() -> ProblemException.invalid("events", "must be some of the list's")))
                .toList();
        return new WebhookFacts(form.one("url"), events);
    }

    /** By which a form that is sent twice creates once. */
    private static String key(FormBody form) {
        String key = form.one("idempotencyKey");
        if (!key.matches("[!-~]{1,255}")) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks its key: load the page again.");
        }
        return key;
    }

    private Caller caller() {
        return WebhookResource.caller(user);
    }

    private static Response next(UUID id, String done) {
        return HtmlAnswer.seeOther(WebhookModels.HERE + "/" + id + "?done=" + done);
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String words(@Nullable String done) {
        return switch (done) {
            case "changed" -> "The webhook was changed.";
            case "suspended" -> "The webhook is switched off. It is told nothing until you switch it on again.";
            case "resumed" -> "The webhook is switched on. It is told of what happens from now on.";
            case "removed" -> "The webhook was removed, with everything that it was told.";
            case null, default -> null;
        };
    }
}
