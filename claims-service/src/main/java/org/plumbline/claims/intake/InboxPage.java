package org.plumbline.claims.intake;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.ClaimPage;
import org.plumbline.claims.claim.Claims;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;

/** The desk's inbox: what was sent in and waits for a decision. */
@Path("/desk/inbox")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
public class InboxPage {

    private final Claims claims;
    private final CurrentUser user;

    InboxPage(Claims claims, CurrentUser user) {
        this.claims = claims;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance inbox(Model inbox);
    }

    /**
     * The page.
     *
     * @param done what was just decided, in words; null if nothing was
     * @param next address of the next part; null at the end
     * @param errors messages by filter
     */
    public record Model(
            List<Row> rows,
            String total,
            boolean one,
            String state,
            String topic,
            String q,
            boolean filtered,
            boolean mayDecide,
            @Nullable String done,
            @Nullable String doneReview,
            @Nullable String next,
            Map<String, String> errors) {

        public List<String> states() {
            return List.of("submitted", "accepted", "rejected", "all");
        }
    }

    /** A claim and the forms beside it. */
    public record Row(ClaimCard claim, DecisionForm form) {}

    /** The claims in one state, newest first. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @QueryParam("state") @Nullable String state,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("q") @Nullable String q,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done,
            @QueryParam("review") @Nullable String review) {
        String shownState = state == null || state.isBlank() ? "submitted" : state;
        DecisionForm.ClaimFilterFields fields =
                new DecisionForm.ClaimFilterFields("inbox", shownState, orEmpty(topic), orEmpty(q));
        ClaimPage page;
        Map<String, String> errors = Map.of();
        int status = 200;
        try {
            ClaimQuery.Checked query = new ClaimQuery(shownState, topic, null, q, null, after).check(null);
            page = claims.search(query.filter(), query.limit(), query.after());
        } catch (ProblemException e) {
            page = new ClaimPage(List.of(), 0, null);
            errors = FormBody.errors(e);
            status = e.type().status();
        }
        String next = page.next() == null
                ? null
                : new QueryString("/desk/inbox")
                        .with("state", shownState)
                        .with("topic", topic)
                        .with("q", q)
                        .with("after", page.next().toString())
                        .toString();
        Model model = new Model(
                page.claims().stream()
                        .map(claim -> new Row(ClaimCard.of(claim), DecisionForm.empty(fields)))
                        .toList(),
                Shown.number(page.total(), "en"),
                page.total() == 1,
                shownState,
                orEmpty(topic),
                orEmpty(q),
                !orEmpty(topic).isBlank() || !orEmpty(q).isBlank(),
                user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR),
                done(done),
                review,
                next,
                errors);
        return HtmlAnswer.of(status, Templates.inbox(model));
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String done(@Nullable String done) {
        return switch (done) {
            case "accepted" -> "The claim was accepted.";
            case "rejected" -> "The claim was rejected.";
            case null, default -> null;
        };
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
