package org.plumbline.claims.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimCursor;
import org.plumbline.claims.claim.ClaimOrder;
import org.plumbline.claims.claim.ClaimPage;
import org.plumbline.claims.claim.Claims;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;

/** The desk's inbox: what was sent in and waits for a decision. */
@Path("/desk/inbox")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
public class InboxPage {

    static final Back PLAIN = new Back("/desk/inbox", "");

    private final Claims claims;
    private final Batches batches;
    private final CurrentUser user;

    InboxPage(Claims claims, Batches batches, CurrentUser user) {
        this.claims = claims;
        this.batches = batches;
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
     * @param chosen the form for several claims
     * @param back the address of this page without what was just done, for forms to lead back to
     * @param notice what was just decided; null if nothing was
     * @param next address of the next part; null at the end
     * @param errors messages by filter
     */
    public record Model(
            List<Row> rows,
            String total,
            boolean one,
            Filter filter,
            boolean mayDecide,
            ChosenForm chosen,
            Back back,
            @Nullable Notice notice,
            @Nullable String next,
            Map<String, String> errors) {

        public List<String> states() {
            return List.of("submitted", "accepted", "rejected", "merged", "all");
        }

        public List<ClaimOrder> orders() {
            return List.of(ClaimOrder.values());
        }

        /** Whether there is anything that several can be chosen of. */
        public boolean choosing() {
            return mayDecide
                    && rows.stream().anyMatch(row -> row.claim().standing().merges());
        }
    }

    /** Filters and order as they stand in the address. */
    public record Filter(String state, String topic, String q, String sort) {

        static Filter of(@Nullable String state, @Nullable String topic, @Nullable String q, @Nullable String sort) {
            return new Filter(
                    state == null || state.isBlank() ? "submitted" : state,
                    topic == null ? "" : topic,
                    q == null ? "" : q,
                    sort == null || sort.isBlank() ? "priority" : sort);
        }

        public boolean narrows() {
            return !topic.isBlank() || !q.isBlank();
        }

        public @Nullable ClaimOrder order() {
            return Stream.of(ClaimOrder.values())
                    .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(sort))
                    .findFirst()
                    .orElse(null);
        }

        QueryString address() {
            return new QueryString("/desk/inbox")
                    .with("state", state)
                    .with("topic", topic)
                    .with("q", q)
                    .with("sort", sort.equals("priority") ? "" : sort);
        }
    }

    /** A claim and the forms beside it. */
    public record Row(ClaimCard claim, DecisionForm form) {}

    /** The claims in one state. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @QueryParam("state") @Nullable String state,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("after") @Nullable String after,
            @QueryParam("batch") @Nullable String batch) {
        return page(Filter.of(state, topic, q, sort), after, notice(batch), ChosenForm.empty(), 200);
    }

    /** The page that a form was sent from, with what is wrong with the form. */
    Response refused(Back back, ChosenForm form) {
        Map<String, String> asked = new HashMap<>();
        FormBody.of(back.inbox().replaceFirst("^[^?]*\\??", "").getBytes(StandardCharsets.UTF_8))
                .fields()
                .forEach((name, values) -> asked.put(name, values.getFirst()));
        Filter filter = Filter.of(asked.get("state"), asked.get("topic"), asked.get("q"), asked.get("sort"));
        return page(filter, asked.get("after"), null, form, ProblemType.INVALID.status());
    }

    private Response page(
            Filter filter, @Nullable String after, @Nullable Notice notice, ChosenForm chosen, int status) {
        ClaimPage page = new ClaimPage(List.of(), 0, null);
        Map<String, String> errors = Map.of();
        int answered = status;
        ClaimCursor cursor = after == null ? null : ClaimCursor.parse(after).orElse(null);
        try {
            ClaimQuery.Checked query =
                    new ClaimQuery(filter.state(), filter.topic(), null, filter.q(), null, null).check(null);
            ClaimOrder order = filter.order();
            if (order == null) {
                throw ProblemException.invalid("sort", "must be one of priority, newest, oldest");
            }
            page = claims.search(query.filter(), order, query.limit(), cursor);
        } catch (ProblemException e) {
            errors = FormBody.errors(e);
            answered = e.type().status();
        }
        String here = filter.address()
                .with("after", cursor == null ? null : cursor.toString())
                .toString();
        String next = page.cursor() == null
                ? null
                : filter.address().with("after", page.cursor().toString()).toString();
        Model model = new Model(
                rows(page.claims(), here),
                Shown.number(page.total(), "en"),
                page.total() == 1,
                filter,
                user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR),
                chosen,
                new Back(here, ""),
                notice,
                next,
                errors);
        return HtmlAnswer.of(answered, Templates.inbox(model));
    }

    /** After a decision somebody looks at the claim after it, and after the last one at that before it. */
    private static List<Row> rows(List<Claim> claims, String here) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            int next = i + 1 < claims.size() ? i + 1 : i - 1;
            String nextId = next < 0 ? "" : claims.get(next).id().toString();
            rows.add(new Row(ClaimCard.of(claims.get(i)), DecisionForm.empty(new Back(here, nextId))));
        }
        return rows;
    }

    private @Nullable Notice notice(@Nullable String batch) {
        if (batch == null) {
            return null;
        }
        try {
            return batches.get(UUID.fromString(batch))
                    .map(found -> Notice.of(
                            found,
                            claims.get(found.refused().stream()
                                    .map(Batch.Outcome::claimId)
                                    .toList())))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            // An address that somebody typed; the page is worth showing without it.
            return null;
        }
    }
}
