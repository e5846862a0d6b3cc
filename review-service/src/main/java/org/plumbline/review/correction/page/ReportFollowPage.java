package org.plumbline.review.correction.page;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

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

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.correction.CorrectionRequest;
import org.plumbline.review.correction.CorrectionRequests;
import org.plumbline.review.correction.WithdrawRequest;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.page.Words;
import org.plumbline.review.reader.ReaderAnswer;
import org.plumbline.review.site.Site;

/** What became of a correction request, for whoever has the private link. */
@Path("/corrections/follow/{token}")
@PermitAll
@RunOnVirtualThread
public class ReportFollowPage {

    private static final String PATH = "/corrections/follow/";

    private final CorrectionRequests requests;
    private final WithdrawRequest withdrawing;
    private final PublishedVerdicts verdicts;
    private final Site site;
    private final Clock clock;

    ReportFollowPage(
            CorrectionRequests requests,
            WithdrawRequest withdrawing,
            PublishedVerdicts verdicts,
            Site site,
            Clock clock) {
        this.requests = requests;
        this.withdrawing = withdrawing;
        this.verdicts = verdicts;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance follow(Model page);

        static native TemplateInstance lost(String language);
    }

    /**
     * The page.
     *
     * @param done what was done just now: {@code sent}, {@code forgotten}, {@code late} or nothing
     * @param link the absolute address of this page
     * @param path of this page, without a language
     * @param due by when the desk decides, in words
     * @param overdue whether that day has passed
     * @param reply why nothing changes
     * @param revision what came of it
     * @param address whether an address for the answer is kept
     */
    public record Model(
            String language,
            String done,
            String link,
            String path,
            RequestState state,
            CorrectionType type,
            String slug,
            String headline,
            String headlineLanguage,
            String received,
            String receivedDay,
            String due,
            boolean overdue,
            String wrong,
            @Nullable String quote,
            @Nullable String source,
            @Nullable String reply,
            @Nullable Revision revision,
            boolean address) {}

    /** A revision that was published because of the request. */
    public record Revision(int number, String language, String whatChanged, String exact, String day) {}

    @GET
    @Operation(hidden = true)
    public Response show(
            String token,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("sent") @Nullable String sent,
            @QueryParam("done") @Nullable String done) {
        String language = PageLanguage.of(lang);
        String word = "1".equals(sent) ? "sent" : "forgotten".equals(done) ? "forgotten" : "";
        return page(200, token, language, word);
    }

    /** Takes the request back. */
    @POST
    @Path("/withdrawal")
    @Operation(hidden = true)
    public Response withdraw(String token, @QueryParam("lang") @Nullable String lang) {
        String language = PageLanguage.of(lang);
        try {
            return withdrawing.withdraw(token) ? back(token, language, Map.of()) : lost(language);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            return page(e.type().status(), token, language, "late");
        }
    }

    /** Deletes the address that the answer was to go to. */
    @POST
    @Path("/address/removal")
    @Operation(hidden = true)
    public Response forgetAddress(String token, @QueryParam("lang") @Nullable String lang) {
        String language = PageLanguage.of(lang);
        return withdrawing.forgetAddress(token) ? back(token, language, Map.of("done", "forgotten")) : lost(language);
    }

    private static Response back(String token, String language, Map<String, String> parameters) {
        return HtmlAnswer.seeOther(Words.address(PATH + token, parameters, language));
    }

    private Response page(int status, String token, String language, String done) {
        Optional<CorrectionRequest> found = requests.byLink(token);
        return found.map(request -> ReaderAnswer.secret(
                        status,
                        Templates.follow(model(request, token, language, done)).setLocale(language)))
                .orElseGet(() -> lost(language));
    }

    private Model model(CorrectionRequest request, String token, String language, String done) {
        PublishedVerdict verdict = verdicts.byId(request.verdictId()).orElseThrow();
        Integer number = request.answeredBy();
        return new Model(
                language,
                done,
                site.url() + Words.address(PATH + token, Map.of(), language),
                PATH + token,
                request.state(),
                request.type(),
                verdict.slug(),
                verdict.content().headline(),
                verdict.content().language(),
                request.receivedAt().toString(),
                Shown.date(request.receivedAt(), language),
                Shown.date(PartialDate.ofDay(request.dueOn()), language),
                request.dueOn().isBefore(Shown.day(clock.instant())),
                request.wrong(),
                request.quote(),
                request.sourceUrl(),
                request.reply(),
                number == null
                        ? null
                        : verdicts.revision(verdict.slug(), number)
                                .map(revision -> revision(revision, language))
                                .orElseThrow(),
                requests.hasAddress(request.id()));
    }

    private static Revision revision(PublishedVerdict revision, String language) {
        return new Revision(
                revision.revision(),
                revision.content().language(),
                revision.content().whatChanged(),
                revision.publishedAt().toString(),
                Shown.date(revision.publishedAt(), language));
    }

    private static Response lost(String language) {
        return ReaderAnswer.secret(404, Templates.lost(language).setLocale(language));
    }
}
