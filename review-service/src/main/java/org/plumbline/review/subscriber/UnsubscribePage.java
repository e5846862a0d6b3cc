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
import org.plumbline.review.reader.ReaderAnswer;
import org.plumbline.review.reader.SignedLinks;
import org.plumbline.review.reader.SignedLinks.Purpose;

/**
 * Where subscribers leave: by a button for people, and by the one POST that a mail program sends for them (RFC 8058), which
 * takes no login, no cookie and no further question.
 */
@Path(ReaderLinks.UNSUBSCRIBE + "{token}")
@PermitAll
@RunOnVirtualThread
public class UnsubscribePage {

    private final Subscriptions subscriptions;
    private final SignedLinks links;

    UnsubscribePage(Subscriptions subscriptions, SignedLinks links) {
        this.subscriptions = subscriptions;
        this.links = links;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance unsubscribe(String language, String path, boolean known, boolean done);
    }

    @GET
    @Operation(hidden = true)
    public Response show(String token, @QueryParam("lang") @Nullable String lang) {
        Optional<UUID> id = links.read(Purpose.UNSUBSCRIBE, token);
        // Who has left already is told so, whoever asks: the link is theirs.
        boolean left = id.isPresent() && id.flatMap(subscriptions::verdictOf).isEmpty();
        return answer(token, lang, id.isPresent(), left);
    }

    /** Deletes the subscription; to do so twice is no error. */
    @POST
    @Operation(hidden = true)
    public Response leave(String token, @QueryParam("lang") @Nullable String lang) {
        Optional<UUID> id = links.read(Purpose.UNSUBSCRIBE, token);
        id.ifPresent(subscriptions::leave);
        return answer(token, lang, id.isPresent(), true);
    }

    private static Response answer(String token, @Nullable String lang, boolean known, boolean done) {
        String language = PageLanguage.of(lang);
        return ReaderAnswer.secret(
                known ? 200 : 404,
                Templates.unsubscribe(language, ReaderLinks.UNSUBSCRIBE + token, known, done)
                        .setLocale(language));
    }
}
