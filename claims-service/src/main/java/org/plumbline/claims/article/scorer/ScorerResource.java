package org.plumbline.claims.article.scorer;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.article.scorer.ScorerVersion.Source;
import org.plumbline.claims.extraction.Feature;
import org.plumbline.claims.extraction.Refit.Example;
import org.plumbline.claims.extraction.Weights;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;

/** The weights that candidates are scored with: which they are, fitting them anew, and going back. */
@Path("/api/articles/scorer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
public class ScorerResource {

    private final ScorerVersions versions;
    private final RefitScorer refitScorer;
    private final CurrentUser user;

    ScorerResource(ScorerVersions versions, RefitScorer refitScorer, CurrentUser user) {
        this.versions = versions;
        this.refitScorer = refitScorer;
        this.user = user;
    }

    /** How many decisions there are to fit weights to, and how many are needed. */
    @Schema(name = "Decisions")
    public record DecisionsView(int accepted, int dismissed, int needed) {

        static DecisionsView of(List<Example> decisions) {
            int accepted = (int) decisions.stream().filter(Example::worthy).count();
            return new DecisionsView(accepted, decisions.size() - accepted, RefitScorer.LEAST_DECISIONS);
        }
    }

    /**
     * Weights in use.
     *
     * @param id null for those that came with the product and were never replaced
     * @param decisions that weights could be fitted to now
     */
    @Schema(name = "Scorer")
    public record ScorerView(
            @Nullable UUID id,
            String source,
            @Nullable Instant since,
            @Nullable Person madeBy,
            @Nullable Integer fromAccepted,
            @Nullable Integer fromDismissed,
            @Nullable Double f1Before,
            @Nullable Double f1After,
            double bias,
            Map<Feature, Double> weights,
            DecisionsView decisions) {

        static ScorerView of(@Nullable ScorerVersion version, List<Example> decisions) {
            Weights weights = version == null ? Weights.shipped() : version.weights();
            boolean refit = version != null && version.source() == Source.REFIT;
            return new ScorerView(
                    version == null ? null : version.id(),
                    refit ? Source.REFIT.name() : Source.SHIPPED.name(),
                    version == null ? null : version.madeAt(),
                    version == null ? null : version.madeBy(),
                    refit && version != null ? version.accepted() : null,
                    refit && version != null ? version.dismissed() : null,
                    version == null ? null : version.f1Before(),
                    version == null ? null : version.f1After(),
                    weights.bias(),
                    new EnumMap<>(weights.of()),
                    DecisionsView.of(decisions));
        }
    }

    /**
     * What a refit came to.
     *
     * @param used whether the new weights are in use now: they are if they did better
     * @param f1Before of the weights in use before, over all decisions
     * @param f1After of weights fitted in the same way, cross-validated
     */
    @Schema(name = "Refit")
    public record RefitView(
            UUID id,
            boolean used,
            int accepted,
            int dismissed,
            @Nullable Double f1Before,
            @Nullable Double f1After,
            double bias,
            Map<Feature, Double> weights) {

        static RefitView of(ScorerVersion version) {
            return new RefitView(
                    version.id(),
                    version.used(),
                    version.accepted(),
                    version.dismissed(),
                    version.f1Before(),
                    version.f1After(),
                    version.weights().bias(),
                    new EnumMap<>(version.weights().of()));
        }
    }

    /** The weights in use, and where they come from. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read the weights that candidates are scored with")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScorerView.class)))
    public ScorerView get() {
        return ScorerView.of(versions.inUse().orElse(null), versions.decisions());
    }

    /** Fits weights to the desk's decisions. */
    @POST
    @RunOnVirtualThread
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Fit the weights to what the desk accepted and dismissed; used if they do better")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RefitView.class)))
    @APIResponse(responseCode = "409", description = "Rule too-few-decisions")
    public Response refit(@HeaderParam("Idempotency-Key") @Nullable String key) {
        return Response.status(Response.Status.CREATED)
                .entity(RefitView.of(refitScorer.refit(user.person(), key)))
                .build();
    }

    /** Goes back to the product's weights. */
    @DELETE
    @RunOnVirtualThread
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Go back to the weights that come with the product")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScorerView.class)))
    public ScorerView putBack() {
        refitScorer.putBack(user.person());
        return get();
    }
}
