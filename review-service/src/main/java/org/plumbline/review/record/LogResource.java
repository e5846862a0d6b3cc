package org.plumbline.review.record;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.log.LoggedKey;
import org.plumbline.review.log.Proof;
import org.plumbline.review.log.ProofLog;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Tile;

/** The log of what was published, by C2SP tlog-tiles, and the proof of each revision. */
@Path("/log")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Record")
class LogResource {

    /** As tlog-tiles wants it: a few seconds. */
    private static final String SHORT = "public, max-age=5";

    /** Of what never changes. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final Pattern SLUG = Pattern.compile("[0-9a-z-]{1,100}");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,8}");

    private final ProofLog log;

    LogResource(ProofLog log) {
        this.log = log;
    }

    /** All keys. */
    @Schema(name = "LogKeys")
    record Keys(List<LoggedKey> keys) {}

    @GET
    @Path("/checkpoint")
    @Produces("text/plain;charset=UTF-8")
    @Operation(summary = "Read the newest checkpoint of the log, a signed note (C2SP tlog-checkpoint)")
    @APIResponse(responseCode = "200", description = "Name of the log, number of leaves, root, signatures.")
    @APIResponse(responseCode = "404", description = "The log has only just begun.")
    public Response checkpoint() {
        SignedNote note = log.checkpoint().orElseThrow(() -> ProblemException.notFound("checkpoint", "yet"));
        return Response.ok(note.note()).header(HttpHeaders.CACHE_CONTROL, SHORT).build();
    }

    @GET
    @Path("/tile/entries/{place: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Read up to 256 entries of the log, each after its length in two bytes (C2SP tlog-tiles)")
    @APIResponse(responseCode = "200", description = "The entries; they never change.")
    @APIResponse(responseCode = "404", description = "The log has not got so far.")
    public Response entries(@Parameter(description = "x001/x234/067, with .p/W for the first W only") String place) {
        Tile tile = named("0", place);
        return forEver(log.entries(tile).orElseThrow(() -> ProblemException.notFound("tile", tile.entriesPath())));
    }

    @GET
    @Path("/tile/{level: [0-9]+}/{place: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Read up to 256 hashes of the tree, 32 bytes each (C2SP tlog-tiles)")
    @APIResponse(responseCode = "200", description = "The hashes; they never change.")
    @APIResponse(responseCode = "404", description = "The log has not got so far.")
    public Response tile(
            @Parameter(description = "0 for leaves; each hash of the next level is over 256 of this one") String level,
            @Parameter(description = "x001/x234/067, with .p/W for the first W only") String place) {
        Tile tile = named(level, place);
        return forEver(log.tile(tile).orElseThrow(() -> ProblemException.notFound("tile", tile.path())));
    }

    @GET
    @Path("/keys")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the keys that sign the log or signed it once, the oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Each with how long it signed, and the note by which the one before introduced it.",
            content = @Content(schema = @Schema(implementation = Keys.class)))
    public Response keys() {
        return Response.ok(new Keys(log.keys()))
                .header(HttpHeaders.CACHE_CONTROL, SHORT)
                .build();
    }

    @GET
    @Path("/verdicts/{slug}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read what shows that the newest revision of a verdict is in the log")
    @APIResponse(
            responseCode = "200",
            description = "The revision, its salts, its leaf, and the way to a signed checkpoint.",
            content = @Content(schema = @Schema(implementation = Proof.class)))
    @APIResponse(responseCode = "404", description = "No verdict is published there, or not in the log yet.")
    public Response newest(String slug) {
        return proof(slug, null);
    }

    @GET
    @Path("/verdicts/{slug}/{revision}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read what shows that a revision of a verdict is in the log")
    @APIResponse(
            responseCode = "200",
            description = "The revision, its salts, its leaf, and the way to a signed checkpoint.",
            content = @Content(schema = @Schema(implementation = Proof.class)))
    @APIResponse(responseCode = "404", description = "There is no such revision, or not in the log yet.")
    public Response ofRevision(String slug, @Parameter(description = "From 1") String revision) {
        if (!REVISION.matcher(revision).matches()) {
            throw ProblemException.notFound("revision", revision);
        }
        return proof(slug, Integer.valueOf(revision));
    }

    private Response proof(String slug, @Nullable Integer revision) {
        Proof proof = (SLUG.matcher(slug).matches() ? log.proof(slug, revision) : Optional.<Proof>empty())
                .orElseThrow(() -> ProblemException.notFound("proof of the verdict", slug));
        return Response.ok(proof).header(HttpHeaders.CACHE_CONTROL, SHORT).build();
    }

    private static Tile named(String level, String place) {
        return Tile.parse(level, place).orElseThrow(() -> ProblemException.notFound("tile", place));
    }

    private static Response forEver(byte[] bytes) {
        return Response.ok(bytes).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
    }
}
