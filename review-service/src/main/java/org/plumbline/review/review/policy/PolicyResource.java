package org.plumbline.review.review.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.review.rule.Exclusion;
import org.plumbline.review.review.rule.PolicyRule;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.site.Site;

/** The policy table as JSON: everybody of the desk reads it, admins change it. */
@Path("/api/reviews/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Policies")
class PolicyResource {

    private static final String STANDS = "The row as it stands now, with an ETag.";
    private static final String NONE = "There is no such row, or it was retired.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";
    private static final String NO_VERSION = "If-Match is missing.";

    private final Policies policies;
    private final EditPolicy editing;
    private final PolicyEffect effect;
    private final CurrentUser user;
    private final Site site;

    PolicyResource(Policies policies, EditPolicy editing, PolicyEffect effect, CurrentUser user, Site site) {
        this.policies = policies;
        this.editing = editing;
        this.effect = effect;
        this.user = user;
        this.site = site;
    }

    /**
     * A row.
     *
     * @param version the table's when this row was changed last
     */
    @Schema(name = "PolicyRule")
    record RuleView(
            UUID id,
            long version,
            String name,
            PolicyRule.Match match,
            List<String> values,
            Risk risk,
            int editorsNeeded,
            List<Exclusion> excluded) {

        static RuleView of(Policy.Row row) {
            return of(row.version(), row.rule());
        }

        static RuleView of(long version, PolicyRule rule) {
            return new RuleView(
                    rule.id(),
                    version,
                    rule.name(),
                    rule.match(),
                    rule.values(),
                    rule.bar().risk(),
                    rule.bar().editorsNeeded(),
                    rule.bar().exclusions());
        }
    }

    /** The table as it stands. */
    @Schema(name = "Policy")
    record PolicyTable(long version, List<RuleView> rows) {}

    /** What a row said. */
    @Schema(name = "PolicyRuleVersion")
    record VersionView(Instant at, Person by, boolean retired, RuleView row) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read the policy table")
    @APIResponse(
            responseCode = "200",
            description = "Its rows and its version.",
            content = @Content(schema = @Schema(implementation = PolicyTable.class)))
    public Response table() {
        Policy policy = policies.current();
        return Response.ok(new PolicyTable(
                        policy.version(),
                        policy.rows().stream().map(RuleView::of).toList()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read a row of the policy table")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    public Response get(UUID id) {
        RuleView row = row(id);
        return answer(Response.ok(row), row);
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read all that a row ever said, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A retired row has a history too.",
            content = @Content(schema = @Schema(implementation = VersionView[].class)))
    @APIResponse(responseCode = "404", description = "There never was such a row.")
    public Response history(UUID id) {
        List<VersionView> versions = policies.historyOf(id).stream()
                .map(version -> new VersionView(
                        version.at(), version.by(), version.retired(), RuleView.of(version.number(), version.rule())))
                .toList();
        if (versions.isEmpty()) {
            throw ProblemException.notFound("row of the policy", id);
        }
        return Response.ok(versions)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a row to the policy table")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location leads to it.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was sent with another row.")
    @APIResponse(responseCode = "422", description = INVALID)
    public Response add(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull WantedRule wanted) {
        UUID id = editing.add(wanted, key, user.person());
        RuleView row = row(id);
        return answer(Response.created(site.at("/api/reviews/policies/" + id)).entity(row), row);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a row of the policy table")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull WantedRule wanted) {
        editing.change(id, Versions.required(ifMatch), wanted, user.person());
        RuleView row = row(id);
        return answer(Response.ok(row), row);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Retire a row of the policy table")
    @APIResponse(responseCode = "204", description = "It is out of the table; its history stays.")
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response retire(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        editing.retire(id, Versions.required(ifMatch), user.person());
        return Response.noContent().build();
    }

    /** Nothing is stored. */
    @POST
    @Path("/effect")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what a row would ask of the open reviews, without storing it")
    @APIResponse(
            responseCode = "200",
            description = "With this row added to the table as it stands.",
            content = @Content(schema = @Schema(implementation = PolicyEffect.Effect.class)))
    @APIResponse(responseCode = "422", description = INVALID)
    public Response effect(@NotNull WantedRule wanted) {
        return Response.ok(effect.of(editing.preview(null, wanted)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private RuleView row(UUID id) {
        return policies.current()
                .find(id)
                .map(RuleView::of)
                .orElseThrow(() -> ProblemException.notFound("row of the policy", id));
    }

    private static Response answer(Response.ResponseBuilder response, RuleView row) {
        return response.tag(Long.toString(row.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
