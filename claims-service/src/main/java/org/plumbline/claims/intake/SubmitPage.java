package org.plumbline.claims.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;

/** The public form for a claim that somebody wants checked; asks nothing about the one who sends it. */
@Path("/submit")
@PermitAll
public class SubmitPage {

    /** Whoever sends in a claim without logging in. */
    static final Person PUBLIC = new Person("public", "the public");

    private static final Logger LOG = Logger.getLogger(SubmitPage.class);
    private static final String HONEYPOT = "website";
    private static final List<Option> LANGUAGES = Stream.of(
                    "en", "ar", "de", "es", "fa", "fr", "he", "hi", "id", "it", "ku", "nl", "pl", "ps", "pt", "ru",
                    "sw", "tr", "uk", "ur", "zh")
            .map(tag -> new Option(tag, Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(tag))))
            .toList();

    private final SubmitClaim submitClaim;

    SubmitPage(SubmitClaim submitClaim) {
        this.submitClaim = submitClaim;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance submit(Form form);

        static native TemplateInstance sent(String language);
    }

    /** A language with its own name for itself. */
    public record Option(String tag, String name) {}

    /**
     * The form as it was typed.
     *
     * @param page the page's language, {@code en} or {@code ar}
     * @param language the claim's
     * @param seen address where it was seen
     * @param errors by field
     * @param reused whether another claim was sent with the same form before
     */
    public record Form(
            String page,
            String key,
            String text,
            String language,
            String seen,
            Map<String, String> errors,
            boolean reused) {

        public List<Option> languages() {
            return LANGUAGES;
        }

        public boolean wrong(String field) {
            return errors.keySet().stream().anyMatch(path -> path.equals(field) || path.endsWith("." + field));
        }
    }

    /** The empty form, or thanks after one was sent; {@code text} comes from a search that found nothing. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("sent") @Nullable String sent,
            @QueryParam("text") @Nullable String text) {
        String page = pageLanguage(lang);
        if ("1".equals(sent)) {
            return answer(200, page, Templates.sent(page));
        }
        Form form = new Form(page, newKey(), text == null ? "" : text, page, "", Map.of(), false);
        return answer(200, page, Templates.submit(form));
    }

    /** Takes in a claim from anybody. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response submit(@QueryParam("lang") @Nullable String lang, byte[] fields) {
        String page = pageLanguage(lang);
        FormBody body = FormBody.of(fields);
        QueryString thanks = new QueryString("/submit")
                .with("lang", page.equals("en") ? null : page)
                .with("sent", "1");
        if (!body.one(HONEYPOT).isEmpty()) {
            LOG.info("A claim was dropped: the field that people do not see was filled in");
            return HtmlAnswer.seeOther(thanks.toString());
        }
        String language = body.has("language") ? body.one("language") : page;
        Form form = new Form(
                page, body.one("idempotencyKey"), body.one("text"), language, body.one("seen"), Map.of(), false);
        try {
            submitClaim.submit(request(form).check(), PUBLIC, form.key());
            return HtmlAnswer.seeOther(thanks.toString());
        } catch (ProblemException e) {
            if (e.type() != ProblemType.INVALID && e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            boolean reused = e.type() == ProblemType.CONFLICT;
            Form again = new Form(
                    page,
                    reused ? newKey() : form.key(),
                    form.text(),
                    form.language(),
                    form.seen(),
                    FormBody.errors(e),
                    reused);
            return answer(e.type().status(), page, Templates.submit(again));
        }
    }

    private static ClaimRequest request(Form form) {
        List<ClaimRequest.@Nullable AppearanceRequest> appearances = form.seen().isBlank()
                ? List.of()
                : List.of(new ClaimRequest.AppearanceRequest(form.seen(), null, null, null, null));
        return new ClaimRequest(
                form.text(), form.language(), null, null, null, null, appearances, List.of(), List.of());
    }

    private static Response answer(int status, String page, TemplateInstance template) {
        return HtmlAnswer.of(status, template.setLocale(page));
    }

    private static String pageLanguage(@Nullable String lang) {
        return "ar".equals(lang) ? "ar" : "en";
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
