package org.plumbline.kit.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateExtension;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.problem.ProblemException;

/** Stylesheet, icon and scripts, served under names that hold their hash, so that they may be kept for ever. */
@Path("/assets")
@PermitAll
public class Assets {

    private static final String FOLDER = "/plumbline/assets/";
    private static final List<Source> SOURCES = List.of(
            new Source("plumbline.css", FOLDER + "plumbline.css", "text/css;charset=UTF-8"),
            new Source("inbox.js", FOLDER + "inbox.js", "text/javascript;charset=UTF-8"),
            new Source("progress.js", FOLDER + "progress.js", "text/javascript;charset=UTF-8"),
            new Source("icon.svg", FOLDER + "icon.svg", "image/svg+xml"),
            new Source("count.js", FOLDER + "count.js", "text/javascript;charset=UTF-8"),
            new Source("article.js", FOLDER + "article.js", "text/javascript;charset=UTF-8"),
            new Source("chart.js", FOLDER + "chart.js", "text/javascript;charset=UTF-8"),
            new Source("typed.js", FOLDER + "typed.js", "text/javascript;charset=UTF-8"),
            new Source("kept.js", FOLDER + "kept.js", "text/javascript;charset=UTF-8"),
            new Source("draft.js", FOLDER + "draft.js", "text/javascript;charset=UTF-8"),
            new Source("preview.js", FOLDER + "preview.js", "text/javascript;charset=UTF-8"),
            new Source("live.js", FOLDER + "live.js", "text/javascript;charset=UTF-8"),
            new Source("remarks.js", FOLDER + "remarks.js", "text/javascript;charset=UTF-8"),
            new Source("embed.js", FOLDER + "embed.js", "text/javascript;charset=UTF-8"),
            new Source("logout.js", FOLDER + "logout.js", "text/javascript;charset=UTF-8"));
    private static final Map<String, Asset> BY_NAME =
            SOURCES.stream().map(Assets::load).collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));
    private static final Map<String, Asset> BY_HASHED_NAME =
            BY_NAME.values().stream().collect(Collectors.toUnmodifiableMap(Asset::hashedName, Function.identity()));

    private record Source(String name, String resource, String type) {}

    private record Asset(String name, String hashedName, String type, String content) {}

    /**
     * One file; the name holds the hash, so a file that changed has another name. Without the hash it is the newest, for
     * pages that cannot know it.
     */
    @GET
    @Path("/{name}")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response file(@PathParam("name") String name) {
        Asset asset = BY_HASHED_NAME.get(name);
        if (asset != null) {
            return answer(asset, "public, max-age=31536000, immutable");
        }
        Asset newest = BY_NAME.get(name);
        if (newest != null) {
            return answer(newest, "public, max-age=300");
        }
        throw ProblemException.notFound("asset", name);
    }

    private static Response answer(Asset asset, String caching) {
        return Response.ok(asset.content(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .build();
    }

    /** In templates {@code {asset:url('plumbline.css')}}: where to load a file from. */
    @TemplateExtension(namespace = "asset")
    static String url(String name) {
        Asset asset = BY_NAME.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("There is no asset " + name);
        }
        return "/assets/" + asset.hashedName();
    }

    private static Asset load(Source source) {
        String content = read(source.resource());
        int dot = source.name().lastIndexOf('.');
        String hashedName = source.name().substring(0, dot) + "."
                + Sha256.hex(content).substring(0, 12) + source.name().substring(dot);
        return new Asset(source.name(), hashedName, source.type(), content);
    }

    private static String read(String resource) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
