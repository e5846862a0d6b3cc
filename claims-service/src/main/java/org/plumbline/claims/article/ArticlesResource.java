package org.plumbline.claims.article;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.intake.FieldChecks;
import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.MultipartBody;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Upload;
import org.plumbline.kit.web.Versions;

/** Articles by API: handing them in, and deciding what of them becomes a claim. */
@Path("/api/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
public class ArticlesResource {

    static final int MAX_WORDS = 200;

    /** A text of the longest, every letter of it escaped. */
    static final int TEXT_KIBIBYTES = 2048;

    /** A file of the largest, and a form around it. */
    static final int FILE_KIBIBYTES = 11 * 1024;

    private static final int DEFAULT_LIMIT = 25;

    private final Articles articles;
    private final ArticleCandidates candidates;
    private final AddArticle addArticle;
    private final DecideCandidates decide;
    private final KeptCopies copies;
    private final CurrentUser user;

    ArticlesResource(
            Articles articles,
            ArticleCandidates candidates,
            AddArticle addArticle,
            DecideCandidates decide,
            KeptCopies copies,
            CurrentUser user) {
        this.articles = articles;
        this.candidates = candidates;
        this.addArticle = addArticle;
        this.decide = decide;
        this.copies = copies;
        this.user = user;
    }

    /**
     * A part of a list of articles.
     *
     * @param count how many there are in all parts
     * @param next to be sent as {@code after} for the next part; null at the end
     */
    @Schema(name = "Articles")
    public record ListView(
            List<RowView> items, long count, @Nullable UUID next) {

        static ListView of(Articles.Part part) {
            return new ListView(
                    part.rows().stream()
                            .map(row -> RowView.of(row, part.countsOf(row)))
                            .toList(),
                    part.total(),
                    part.next());
        }
    }

    /** An article in a list. */
    @Schema(name = "ArticleRow")
    public record RowView(
            UUID id,
            String heading,
            @Nullable String publisher,
            @Nullable PartialDate published,
            String language,
            SourceKind source,
            String addedBy,
            Instant addedAt,
            long open,
            long accepted,
            long dismissed) {

        static RowView of(Articles.Row row, Articles.Counts counts) {
            return new RowView(
                    row.id(),
                    Article.heading(row.title(), row.start()),
                    row.publisher(),
                    row.published(),
                    row.language(),
                    row.source(),
                    row.addedBy(),
                    row.addedAt(),
                    counts.open(),
                    counts.accepted(),
                    counts.dismissed());
        }
    }

    /** Which candidates a decision is about. */
    @Schema(name = "ChosenCandidates")
    public record Chosen(@Schema(required = true) @Nullable List<@Nullable UUID> candidates) {

        Set<UUID> ids() {
            Set<UUID> ids = new LinkedHashSet<>();
            if (candidates == null) {
                return ids;
            }
            for (UUID id : candidates) {
                if (id == null) {
                    throw ProblemException.invalid("candidates", "must not be null");
                }
                ids.add(id);
            }
            return ids;
        }
    }

    /** A passage that becomes a claim: as it stands in the article, and where if it stands there more than once. */
    @Schema(name = "SelectedPassage")
    public record Selection(
            @Schema(required = true) @Nullable String words,

            @Schema(description = "Where to look for it from, in UTF-16 units of the body.") @Nullable
            Integer start) {}

    /** The claims that were made, in the order of the text. */
    @Schema(name = "ClaimsMade")
    public record ClaimsMade(List<UUID> claims) {}

    /** Takes in an article, by its text or by its address. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MaxBody(kibibytes = TEXT_KIBIBYTES)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Add an article by its text, or by its address, from which it is fetched")
    @APIResponse(
            responseCode = "201",
            description = "Read and searched for candidates; Location leads to it.",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "422", description = "Some fields are not valid, or the page has no text to be had.")
    public Response add(
            @Nullable ArticleRequest request,
            @Parameter(description = "A key that makes a repeated request create nothing twice.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key) {
        return added(present(request).check(null), key);
    }

    /** Takes in an article as a file. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @MaxBody(kibibytes = FILE_KIBIBYTES)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Add an article as a file: HTML, plain text, PDF or DOCX of at most 10 MiB")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "file",
                                                        type = SchemaType.STRING,
                                                        format = "binary"),
                                                @SchemaProperty(name = "url", type = SchemaType.STRING),
                                                @SchemaProperty(name = "title", type = SchemaType.STRING),
                                                @SchemaProperty(name = "publisher", type = SchemaType.STRING),
                                                @SchemaProperty(name = "author", type = SchemaType.STRING),
                                                @SchemaProperty(name = "published", type = SchemaType.STRING),
                                                @SchemaProperty(name = "language", type = SchemaType.STRING)
                                            })))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "413", description = "The file is too large.")
    @APIResponse(responseCode = "415", description = "The file is of another type, by its content.")
    @APIResponse(
            responseCode = "422",
            description = "The file is locked, broken or without text, or a field is not valid.")
    public Response upload(
            byte[] body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        MultipartBody parts = MultipartBody.of(type, body);
        FormBody form = parts.form();
        Upload file = parts.file("file").orElseThrow(() -> ProblemException.invalid("file", "must be sent"));
        return added(
                new ArticleRequest(
                                null,
                                form.one("url"),
                                form.one("title"),
                                form.one("publisher"),
                                form.one("author"),
                                form.one("published"),
                                form.one("language"))
                        .check(file),
                key);
    }

    /** A part of the articles, newest first. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List articles, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response list(
            @Parameter(description = "Words in title, publisher, author, address or the text's beginning")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "1 to 100, 25 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the part before") @QueryParam("after") @Nullable String after) {
        Articles.Part part = articles.search(words(q), Paging.limit(limit, DEFAULT_LIMIT), Paging.after(after));
        Response.ResponseBuilder response = Response.ok(ListView.of(part));
        if (part.next() != null) {
            String next = new QueryString("/api/articles")
                    .with("q", q)
                    .with("limit", limit)
                    .with("after", part.next().toString())
                    .toString();
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** One article with its candidates. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read an article with its candidates")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(Response.ok(), article(id));
    }

    /** What was kept of an article. */
    @GET
    @Path("/{id}/copy")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Save the uploaded file, or the fetched page as a WARC file")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    public Response copy(@PathParam("id") UUID id) {
        return copies.of(article(id));
    }

    /** Makes claims of candidates. */
    @POST
    @Path("/{id}/claims")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Make a claim of each of the candidates; they wait in the inbox")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ClaimsMade.class)))
    @APIResponse(responseCode = "409", description = "Rule candidate-already-decided; no claim was made")
    public Response accept(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Chosen chosen) {
        List<UUID> claims = decide.accept(id, present(chosen).ids(), user.person(), key);
        return Response.status(Response.Status.CREATED)
                .entity(new ClaimsMade(claims))
                .build();
    }

    /** Makes a claim of any other passage. */
    @POST
    @Path("/{id}/selections")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Make a claim of a passage that was selected by hand")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ClaimsMade.class)))
    @APIResponse(responseCode = "422", description = "The words do not stand in the article, or are too many.")
    public Response select(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Selection selection) {
        Selection present = present(selection);
        Selected selected = new Selected(present.words() == null ? "" : present.words(), present.start());
        UUID claim = decide.select(id, selected, user.person(), key);
        return Response.status(Response.Status.CREATED)
                .entity(new ClaimsMade(List.of(claim)))
                .build();
    }

    /** Notes that candidates are not worth a claim. */
    @POST
    @Path("/{id}/dismissals")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Dismiss candidates; those that are dismissed already stay so")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "409", description = "Rule candidate-already-decided; none was dismissed")
    public Response dismiss(@PathParam("id") UUID id, @Nullable Chosen chosen) {
        decide.dismiss(id, present(chosen).ids(), user.person());
        return get(id);
    }

    /** Takes dismissals back. */
    @POST
    @Path("/{id}/reopenings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Take the dismissal of candidates back")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "409", description = "Rule candidate-already-decided; none was reopened")
    public Response reopen(@PathParam("id") UUID id, @Nullable Chosen chosen) {
        decide.reopen(id, present(chosen).ids(), user.person());
        return get(id);
    }

    /**
     * The words of a search.
     *
     * @throws ProblemException 422 if there are too many
     */
    static @Nullable String words(@Nullable String q) {
        FieldChecks checks = new FieldChecks();
        String words = checks.text("q", q, MAX_WORDS, false);
        if (!checks.isClean()) {
            throw checks.problem();
        }
        return words;
    }

    private Response added(Submission submission, @Nullable String key) {
        UUID id;
        try {
            id = addArticle.add(submission, user.person(), key);
        } catch (NotObtained e) {
            throw e.problem();
        }
        return shown(
                Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, "/api/articles/" + id),
                article(id));
    }

    private Response shown(Response.ResponseBuilder response, Article article) {
        return response.entity(ArticleView.of(article, candidates.of(article.id())))
                .header(HttpHeaders.ETAG, Versions.tag(article.version()))
                .build();
    }

    private Article article(UUID id) {
        return articles.get(id).orElseThrow(() -> ProblemException.notFound("article", id));
    }

    /** The body {@code null}, or none at all, is no request. */
    private static <T> T present(@Nullable T body) {
        if (body == null) {
            throw ProblemException.of(ProblemType.MALFORMED, "The request has no body.");
        }
        return body;
    }
}
