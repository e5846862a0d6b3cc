package org.plumbline.review.review.policy;

import java.util.List;
import java.util.UUID;

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

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.review.rule.PolicyRule;

/** The policy table at the desk: everybody reads it; admins change it, and see before what that would do. */
@Path("/desk/settings/policies")
@RunOnVirtualThread
public class PolicyPages {

    private static final String HERE = "/desk/settings/policies";

    private final Policies policies;
    private final EditPolicy editing;
    private final PolicyEffect effect;
    private final DeskPeople people;
    private final CurrentUser user;

    PolicyPages(Policies policies, EditPolicy editing, PolicyEffect effect, DeskPeople people, CurrentUser user) {
        this.policies = policies;
        this.editing = editing;
        this.effect = effect;
        this.people = people;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                List<PolicyPage.Line> rows,
                long version,
                PolicyEffect.Effect effect,
                boolean admin,
                @Nullable String done);

        static native TemplateInstance rule(PolicyPage page);
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response list(@QueryParam("done") @Nullable String done) {
        Policy policy = policies.current();
        List<PolicyPage.Line> rows = policy.rows().stream()
                .map(Policy.Row::rule)
                .map(PolicyPage.Line::of)
                .toList();
        return HtmlAnswer.of(
                200, Templates.list(rows, policy.version(), effect.of(policy), user.has(Roles.ADMIN), words(done)));
    }

    @GET
    @Path("/new")
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response blank() {
        return HtmlAnswer.of(200, Templates.rule(page(null, PolicyForm.of(null), newKey(), 0, null, null)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(UUID id, @QueryParam("done") @Nullable String done) {
        Policy.Row row = policies.current().find(id).orElse(null);
        if (row == null && policies.historyOf(id).isEmpty()) {
            throw ProblemException.notFound("row of the policy", id);
        }
        PolicyForm form = PolicyForm.of(row == null ? null : row.rule());
        return HtmlAnswer.of(
                200, Templates.rule(page(id, form, newKey(), row == null ? 0 : row.version(), null, words(done))));
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response add(byte[] fields) {
        FormBody form = FormBody.of(fields);
        String key = form.one("idempotencyKey");
        if (key.isEmpty()) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks its key: load the page again.");
        }
        return taken(null, form, key, 0, () -> {
            editing.add(PolicyForm.wanted(form), key, user.person());
            return HtmlAnswer.seeOther(HERE + "?done=added");
        });
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response change(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        long version = form.version();
        return taken(id, form, newKey(), version, () -> {
            editing.change(id, version, PolicyForm.wanted(form), user.person());
            return HtmlAnswer.seeOther(HERE + "/" + id + "?done=changed");
        });
    }

    @POST
    @Path("/{id}/retirement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(hidden = true)
    public Response retire(UUID id, byte[] fields) {
        FormBody form = FormBody.of(fields);
        try {
            editing.retire(id, form.version(), user.person());
            return HtmlAnswer.seeOther(HERE + "?done=retired");
        } catch (ProblemException e) {
            if (e.type() != ProblemType.STALE_VERSION) {
                throw e;
            }
            Policy.Row row = policies.current().find(id).orElseThrow(() -> e);
            PolicyForm stands = PolicyForm.of(row.rule());
            PolicyForm refused = new PolicyForm(
                    stands.values(),
                    stands.errors(),
                    "Somebody changed this row after you opened the page, so it was not retired. It is shown as it stands"
                            + " now.",
                    e.type().status());
            return HtmlAnswer.of(
                    refused.status(), Templates.rule(page(id, refused, newKey(), row.version(), null, null)));
        }
    }

    @FunctionalInterface
    private interface Step {
        Response take();
    }

    /** Does it, or says what it would do, or shows the form again with the reason and what was typed. */
    private Response taken(@Nullable UUID id, FormBody body, String key, long version, Step step) {
        PolicyForm refused;
        long from = version;
        try {
            if (body.has("preview")) {
                PolicyEffect.Effect would = effect.of(editing.preview(id, PolicyForm.wanted(body)));
                return HtmlAnswer.of(200, Templates.rule(page(id, PolicyForm.sent(body), key, version, would, null)));
            }
            return step.take();
        } catch (ProblemException e) {
            switch (e.type()) {
                case INVALID, CONFLICT -> refused = PolicyForm.refused(body, e);
                case STALE_VERSION -> {
                    refused = PolicyForm.refused(body, e);
                    from = id == null ? 0 : version(id, version);
                }
                default -> throw e;
            }
        } catch (ConstraintViolationException e) {
            refused = PolicyForm.refused(body, e);
        }
        return HtmlAnswer.of(refused.status(), Templates.rule(page(id, refused, key, from, null, null)));
    }

    private long version(UUID id, long otherwise) {
        return policies.current().find(id).map(Policy.Row::version).orElse(otherwise);
    }

    private PolicyPage page(
            @Nullable UUID id,
            PolicyForm form,
            String key,
            long version,
            PolicyEffect.@Nullable Effect would,
            @Nullable String done) {
        PolicyRule rule = id == null
                ? null
                : policies.current().find(id).map(Policy.Row::rule).orElse(null);
        List<PolicyPage.Past> history = id == null
                ? List.of()
                : policies.historyOf(id).stream().map(PolicyPage.Past::of).toList();
        return new PolicyPage(
                id,
                version,
                key,
                form,
                PolicyPage.people(people.all(), rule),
                would,
                history,
                user.has(Roles.ADMIN) && (id == null || rule != null),
                done);
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String words(@Nullable String done) {
        return switch (done) {
            case "added" -> "The row was added. It counts for reviews that open from now on.";
            case "changed" -> "The row was changed. It counts so for reviews that open from now on.";
            case "retired" -> "The row was retired.";
            case null, default -> null;
        };
    }

    private static String newKey() {
        return Ids.next().toString();
    }
}
