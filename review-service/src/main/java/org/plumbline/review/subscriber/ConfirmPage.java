package org.plumbline.review.subscriber;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.reader.ReaderAnswer;
import org.plumbline.review.reader.SignedLinks;
import org.plumbline.review.reader.SignedLinks.Purpose;

/** Where the owner of an address says that they want to be told; by a button, as mail programs open links by themselves. */
@Path(ReaderLinks.CONFIRM + "{token}")
@PermitAll
@RunOnVirtualThread
public class ConfirmPage {

    private final Subscriptions subscriptions;
    private final PublishedVerdicts verdicts;
    private final SignedLinks links;

    ConfirmPage(Subscriptions subscriptions, PublishedVerdicts verdicts, SignedLinks links) {
        this.subscriptions = subscriptions;
        this.verdicts = verdicts;
        this.links = links;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance confirm(
                String language, String path, SubscribePage.@Nullable About about, boolean done);
    }

    @GET
    @Operation(hidden = true)
    public Response show(String token, @QueryParam("lang") @Nullable String lang) {
        return answer(token, PageLanguage.of(lang), links.read(Purpose.CONFIRM, token), false);
    }

    @POST
    @Operation(hidden = true)
    public Response confirm(String token, @QueryParam("lang") @Nullable String lang) {
        Optional<UUID> id = links.read(Purpose.CONFIRM, token).filter(subscriptions::confirm);
        return answer(token, PageLanguage.of(lang), id, true);
    }

    private Response answer(String token, String language, Optional<UUID> id, boolean done) {
        SubscribePage.About about = id.flatMap(subscriptions::verdictOf)
                .flatMap(verdicts::byId)
                .map(SubscribePage.About::of)
                .orElse(null);
        return ReaderAnswer.secret(
                about == null ? 404 : 200,
                Templates.confirm(language, ReaderLinks.CONFIRM + token, about, done)
                        .setLocale(language));
    }
}
