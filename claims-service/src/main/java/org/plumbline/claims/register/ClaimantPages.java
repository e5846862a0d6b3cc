package org.plumbline.claims.register;

import java.util.List;
import java.util.UUID;

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

import org.plumbline.claims.claim.ClaimPage;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.Claimants;
import org.plumbline.claims.intake.ClaimCard;
import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Shown;

/** The desk's register of claimants: who they are, what they claim, and which two are one. */
@Path("/desk/claims/claimants")
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
public class ClaimantPages {

    private static final String HERE = "/desk/claims/claimants";
    private static final int CLAIMS_ON_A_PAGE = 25;

    private final Claimants claimants;
    private final Claims claims;
    private final EditClaimant editClaimant;
    private final CurrentUser user;

    ClaimantPages(Claimants claimants, Claims claims, EditClaimant editClaimant, CurrentUser user) {
        this.claimants = claimants;
        this.claims = claims;
        this.editClaimant = editClaimant;
        this.user = user;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(ListModel page);

        static native TemplateInstance claimant(Model page);
    }

    /**
     * The list.
     *
     * @param error what is wrong with the filter; null if nothing is
     * @param next address of the next part; null at the end
     */
    public record ListModel(
            List<Claimants.Listed> rows,
            String total,
            boolean one,
            String q,
            @Nullable String error,
            @Nullable String next) {}

    /**
     * The page of a claimant.
     *
     * @param notice what was done, or what stands against what was tried; null if nothing was
     * @param conflict where somebody changed it meanwhile: what stands now, and what was typed instead
     * @param merging what waits to be confirmed; null if nothing does
     * @param into the name that was typed as the one to merge into
     * @param next address of the next part of its claims; null at the end
     */
    public record Model(
            String id,
            String name,
            List<String> otherNames,
            ClaimantForm form,
            boolean mayEdit,
            @Nullable String notice,
            boolean refused,
            List<Difference> conflict,
            @Nullable Merging merging,
            String into,
            @Nullable String intoError,
            List<ClaimCard> claims,
            String total,
            boolean one,
            @Nullable String next) {}

    /** A merger that was asked for: into whom, and how many claims both have. */
    public record Merging(String id, String name, String claims, boolean one) {}

    /** The claimants that stand, by name. */
    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response list(@QueryParam("q") @Nullable String q, @QueryParam("after") @Nullable String after) {
        try {
            Claimants.Part part = ClaimantsResource.search(claimants, q, ClaimantsResource.DEFAULT_LIMIT, after);
            String next = part.next() == null
                    ? null
                    : new QueryString(HERE)
                            .with("q", q)
                            .with("after", part.next())
                            .toString();
            return HtmlAnswer.of(
                    200,
                    Templates.list(new ListModel(
                            part.claimants(),
                            Shown.number(part.total(), "en"),
                            part.total() == 1,
                            q == null ? "" : q,
                            null,
                            next)));
        } catch (ProblemException e) {
            return HtmlAnswer.of(
                    e.type().status(),
                    Templates.list(new ListModel(List.of(), "0", false, q == null ? "" : q, e.detail(), null)));
        }
    }

    /** Everything known of a claimant; one that was merged leads to the one that stands. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        Claimant claimant = claimant(id);
        if (claimant.mergedInto() != null) {
            return HtmlAnswer.seeOther(HERE + "/" + claimant.mergedInto());
        }
        UUID cursor = Paging.after(after);
        return page(200, new Shape(claimant, ClaimantForm.of(claimant)).noticing(done(done), false), cursor);
    }

    /** Changes who it is, or shows the form again with what stands against it. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response edit(@PathParam("id") UUID id, byte[] fields) {
        ClaimantForm form = ClaimantForm.of(FormBody.of(fields));
        try {
            editClaimant.edit(id, form.version(), form.request().check(), user.person());
            return HtmlAnswer.seeOther(HERE + "/" + id + "?done=edited");
        } catch (ProblemException e) {
            return switch (e.type()) {
                case STALE_VERSION -> stale(id, form);
                case INVALID ->
                    page(
                            422,
                            new Shape(claimant(id), form.refused(FormBody.errors(e)))
                                    .noticing("The claimant was not changed yet: look at the messages below.", true),
                            null);
                case CONFLICT -> page(409, new Shape(claimant(id), form).noticing(e.detail(), true), null);
                default -> throw e;
            };
        }
    }

    private Response stale(UUID id, ClaimantForm form) {
        Claimant current = claimant(id);
        List<Difference> differences = form.against(current.profile());
        if (differences.isEmpty()) {
            return HtmlAnswer.seeOther(HERE + "/" + id + "?done=edited");
        }
        return page(412, new Shape(current, form.over(current.version())).conflicting(differences), null);
    }

    /** Asks whether two claimants shall be one, and once that is confirmed makes them one. */
    @POST
    @Path("/{id}/merger")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response merge(@PathParam("id") UUID id, byte[] fields) {
        FormBody body = FormBody.of(fields);
        long version = body.version();
        String into = body.one("into");
        Claimant claimant = claimant(id);
        Shape shape = new Shape(claimant, ClaimantForm.of(claimant)).into(into);
        // Names hold no NUL; the database would refuse one.
        Claimant other = into.isBlank() || into.indexOf('\0') >= 0
                ? null
                : claimants.find(into).orElse(null);
        if (other == null) {
            return page(422, shape.unknown("must be a name of a claimant that is in the register"), null);
        }
        if (!body.has("confirmed") && !other.id().equals(id)) {
            long moving = claims.of(id, 1, null).total();
            return page(
                    200,
                    shape.merging(
                            new Merging(other.id().toString(), other.name(), Shown.number(moving, "en"), moving == 1)),
                    null);
        }
        try {
            Claimant staying = editClaimant.merge(id, version, other.id(), user.person());
            return HtmlAnswer.seeOther(HERE + "/" + staying.id() + "?done=merged");
        } catch (ProblemException e) {
            String notice =
                    switch (e.type()) {
                        case CONFLICT -> e.detail();
                        case STALE_VERSION ->
                            "Somebody changed this claimant since you opened the page. It is shown as it stands now;"
                                    + " merge it if that is still right.";
                        default -> throw e;
                    };
            Claimant current = claimant(id);
            return page(
                    e.type().status(),
                    new Shape(current, ClaimantForm.of(current)).into(into).noticing(notice, true),
                    null);
        }
    }

    private Claimant claimant(UUID id) {
        return claimants.get(id).orElseThrow(() -> ProblemException.notFound("claimant", id));
    }

    private Response page(int status, Shape shape, @Nullable UUID after) {
        Claimant claimant = shape.claimant();
        ClaimPage found = claims.of(claimant.id(), CLAIMS_ON_A_PAGE, after);
        String next = found.next() == null
                ? null
                : new QueryString(HERE + "/" + claimant.id())
                        .with("after", found.next().toString())
                        .toString();
        return HtmlAnswer.of(
                status,
                Templates.claimant(new Model(
                        claimant.id().toString(),
                        claimant.name(),
                        claimants.otherNames(claimant),
                        shape.form(),
                        user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR),
                        shape.notice(),
                        shape.refused(),
                        shape.conflict(),
                        shape.merging(),
                        shape.into(),
                        shape.intoError(),
                        found.claims().stream().map(ClaimCard::of).toList(),
                        Shown.number(found.total(), "en"),
                        found.total() == 1,
                        next)));
    }

    /** What differs from one showing of the page to another. */
    private record Shape(
            Claimant claimant,
            ClaimantForm form,
            @Nullable String notice,
            boolean refused,
            List<Difference> conflict,
            @Nullable Merging merging,
            String into,
            @Nullable String intoError) {

        Shape(Claimant claimant, ClaimantForm form) {
            this(claimant, form, null, false, List.of(), null, "", null);
        }

        Shape noticing(@Nullable String words, boolean bad) {
            return new Shape(claimant, form, words, bad, conflict, merging, into, intoError);
        }

        Shape conflicting(List<Difference> differences) {
            return new Shape(claimant, form, notice, refused, differences, merging, into, intoError);
        }

        Shape merging(Merging asked) {
            return new Shape(claimant, form, notice, refused, conflict, asked, into, intoError);
        }

        Shape into(String typed) {
            return new Shape(claimant, form, notice, refused, conflict, merging, typed, intoError);
        }

        Shape unknown(String message) {
            return new Shape(claimant, form, notice, refused, conflict, merging, into, message);
        }
    }

    /** Only words of our own get onto the page, whatever stands in the address. */
    private static @Nullable String done(@Nullable String done) {
        return switch (done) {
            case "edited" -> "The claimant was changed.";
            case "merged" -> "The two claimants are one now. Their claims and names are here.";
            case null, default -> null;
        };
    }
}
