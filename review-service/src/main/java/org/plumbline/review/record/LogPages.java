package org.plumbline.review.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.log.Proof;
import org.plumbline.review.log.ProofLog;
import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.Tile;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.page.Translation;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.site.Site;

/** What the log is, for people: its newest checkpoint, and where a verdict stands in it. */
@Path("/log")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@RunOnVirtualThread
class LogPages {

    private static final int UNPROCESSABLE = 422;

    /** An address as it is copied, or its last part. */
    private static final Pattern ADDRESS = Pattern.compile("(?:.*/verdicts/)?([0-9a-z-]{1,100})(?:[?#].*)?");

    private final ProofLog log;
    private final Site site;

    LogPages(ProofLog log, Site site) {
        this.log = log;
        this.site = site;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance log(LogPage page);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("lang") @Nullable String lang, @QueryParam("page") @Nullable String asked) {
        String language = PageLanguage.of(lang);
        String typed = asked == null ? "" : asked.strip();
        Optional<Proof> proof = find(typed);
        boolean missed = !typed.isEmpty() && proof.isEmpty();
        LogPage page = page(language, typed, missed, proof.orElse(null));
        return Response.status(missed ? UNPROCESSABLE : Response.Status.OK.getStatusCode())
                .entity(Templates.log(page).setLocale(language).render())
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .build();
    }

    private Optional<Proof> find(String typed) {
        Matcher address = ADDRESS.matcher(typed);
        return address.matches() ? log.proof(address.group(1), null) : Optional.empty();
    }

    private LogPage page(String language, String typed, boolean missed, @Nullable Proof proof) {
        SignedNote note = log.checkpoint().orElse(null);
        long size = note == null ? 0 : Checkpoint.parse(note.text()).size();
        String example = site.verdictUrl("more-than-33000-killed-7zk2m9qx");
        return new LogPage(
                language,
                Translation.of(
                        site, typed.isEmpty() ? "/log" : "/log?" + Criteria.query(Map.of("page", typed)), language),
                Translation.of(site, "/log", language),
                typed,
                missed,
                proof == null ? null : found(proof, language),
                example,
                proof == null ? example : site.verdictUrl(proof.slug()),
                Shown.number(size, language),
                size == 1,
                note == null ? null : note.note(),
                size == 0 ? null : newest(size).path(),
                log.keys().stream().map(key -> LogPage.Key.of(key, language)).toList());
    }

    private static LogPage.Found found(Proof proof, String language) {
        return new LogPage.Found(
                proof.revision(),
                Shown.number(proof.index(), language),
                Hash.ofLeaf(proof.leaf().getBytes(StandardCharsets.UTF_8)).hex(),
                "/log/verdicts/" + proof.slug() + "/" + proof.revision());
    }

    private static Tile newest(long size) {
        long number = (size - 1) / Tile.FULL;
        return new Tile(0, number, (int) (size - number * Tile.FULL));
    }
}
