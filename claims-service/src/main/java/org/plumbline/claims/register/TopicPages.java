package org.plumbline.claims.register;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Topics;
import org.plumbline.claims.intake.FieldChecks;
import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;

/** The desk's register of topics: how many claims are on each, and another name for one. */
@Path("/desk/claims/topics")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
public class TopicPages {

    private static final String HERE = "/desk/claims/topics";
    private static final int ON_A_PAGE = 50;

    private final Topics topics;
    private final RenameTopic renameTopic;
    private final CurrentUser user;

    TopicPages(Topics topics, RenameTopic renameTopic, CurrentUser user) {
        this.topics = topics;
        this.renameTopic = renameTopic;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(ListModel page);

        static native TemplateInstance topic(Model page);
    }

    /**
     * The list.
     *
     * @param error what is wrong with the filter; null if nothing is
     * @param next address of the next part; null at the end
     */
    public record ListModel(
            List<Topics.Used> rows,
            String total,
            boolean one,
            String q,
            @Nullable String error,
            @Nullable String next) {}

    /**
     * The page of a topic.
     *
     * @param to the new name as it was typed
     * @param error what is wrong with it; null if nothing is
     * @param merging how many claims are on the topic of that name, if there is one and nobody has confirmed yet
     * @param target the new name as a slug
     */
    public record Model(
            String topic,
            long claims,
            boolean mayEdit,
            boolean renamed,
            String to,
            @Nullable String error,
            long merging,
            String target) {

        public boolean isOne() {
            return claims == 1;
        }
    }

    /** The topics, by name. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response list(@QueryParam("q") @Nullable String q, @QueryParam("after") @Nullable String after) {
        String typed = q == null ? "" : q;
        FieldChecks checks = new FieldChecks();
        String words = typed.isBlank() ? null : checks.slug("q", FieldChecks.slugged(typed));
        String cursor = after == null || after.isBlank() ? null : checks.slug("after", after);
        if (!checks.isClean()) {
            ProblemException problem = checks.problem();
            return HtmlAnswer.of(
                    problem.type().status(),
                    Templates.list(new ListModel(List.of(), "0", false, typed, problem.detail(), null)));
        }
        Topics.Part part = topics.search(words, ON_A_PAGE, cursor);
        String next = part.next() == null
                ? null
                : new QueryString(HERE).with("q", q).with("after", part.next()).toString();
        return HtmlAnswer.of(
                200,
                Templates.list(new ListModel(
                        part.topics(), Shown.number(part.total(), "en"), part.total() == 1, typed, null, next)));
    }

    /** One topic, with the form that renames it. */
    @GET
    @Path("/{topic}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(@PathParam("topic") String topic, @QueryParam("done") @Nullable String done) {
        return page(200, topic, "renamed".equals(done), "", null, 0, "");
    }

    /** Renames the topic; into a name in use only once that was confirmed. */
    @POST
    @Path("/{topic}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response rename(@PathParam("topic") String topic, byte[] fields) {
        FormBody body = FormBody.of(fields);
        String typed = body.one("to");
        FieldChecks checks = new FieldChecks();
        String to = checks.slug("to", FieldChecks.slugged(typed));
        if (to == null) {
            return page(
                    422, topic, false, typed, FormBody.errors(checks.problem()).get("to"), 0, "");
        }
        long there = to.equals(topic) ? 0 : topics.count(to);
        if (there > 0 && !body.has("confirmed")) {
            return page(200, topic, false, typed, null, there, to);
        }
        try {
            renameTopic.rename(topic, to, user.person());
            return HtmlAnswer.seeOther(HERE + "/" + to + "?done=renamed");
        } catch (ProblemException e) {
            if (e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            return page(409, topic, false, typed, "must be another name than it has", 0, "");
        }
    }

    private Response page(
            int status, String topic, boolean renamed, String to, @Nullable String error, long merging, String target) {
        FieldChecks checks = new FieldChecks();
        long claims = checks.slug("topic", topic) == null ? 0 : topics.count(topic);
        if (claims == 0) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "No claim is on this topic.");
        }
        boolean mayEdit = user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR);
        return HtmlAnswer.of(
                status, Templates.topic(new Model(topic, claims, mayEdit, renamed, to, error, merging, target)));
    }
}
