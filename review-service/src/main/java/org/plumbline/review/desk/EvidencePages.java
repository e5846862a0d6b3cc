package org.plumbline.review.desk;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.MaxBody;
import org.plumbline.kit.web.MultipartBody;
import org.plumbline.kit.web.Upload;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Link;
import org.plumbline.review.evidence.cleaning.FileCleaner;
import org.plumbline.review.publication.Markdown;
import org.plumbline.review.review.Change;
import org.plumbline.review.review.GatherEvidence;
import org.plumbline.review.review.HandOutKept;
import org.plumbline.review.review.LookUpSource;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.UploadEvidence;

/** What the forms about the evidence of a review ask for, and the files behind it. */
@Path("/desk/reviews/{id}")
@RunOnVirtualThread
public class EvidencePages {

    /** A file of the largest, and some more: what is just too large gets the form again and not only a refusal. */
    static final int FILE_KIBIBYTES = FileCleaner.MOST_KIBIBYTES + 1024;

    private final ReviewForms forms;
    private final GatherEvidence evidence;
    private final LookUpSource links;
    private final UploadEvidence uploads;
    private final ReadReview reading;
    private final HandOutKept kept;
    private final Validator validator;

    EvidencePages(
            ReviewForms forms,
            GatherEvidence evidence,
            LookUpSource links,
            UploadEvidence uploads,
            ReadReview reading,
            HandOutKept kept,
            Validator validator) {
        this.forms = forms;
        this.evidence = evidence;
        this.links = links;
        this.uploads = uploads;
        this.reading = reading;
        this.kept = kept;
        this.validator = validator;
    }

    @POST
    @Path("/evidence")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response add(UUID id, byte[] fields) {
        Form form = Form.of("evidence", fields);
        return forms.take(
                id,
                form,
                "?done=evidence-added#evidence",
                ReviewPages.Templates::review,
                change -> evidence.add(change, item(form, change), EvidenceFields.name(form), form.key()));
    }

    @POST
    @Path("/evidence/{evidenceId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response edit(UUID id, UUID evidenceId, byte[] fields) {
        Form form = Form.of("evidence-" + evidenceId, fields);
        return forms.take(
                id,
                form,
                "?done=evidence-edited#evidence",
                ReviewPages.Templates::review,
                change -> evidence.edit(change, evidenceId, item(form, change), EvidenceFields.name(form)));
    }

    @POST
    @Path("/evidence/{evidenceId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response remove(UUID id, UUID evidenceId, byte[] fields) {
        return forms.follow(
                id,
                Form.of("removal", fields),
                ReviewPages.Templates::review,
                change -> renumbered("evidence-removed", evidence.remove(change, evidenceId)));
    }

    /** Moves a source to the place that the button names. */
    @POST
    @Path("/evidence/{evidenceId}/position")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response move(UUID id, UUID evidenceId, byte[] fields) {
        Form form = Form.of("move", fields);
        return forms.follow(
                id,
                form,
                ReviewPages.Templates::review,
                change -> renumbered("evidence-moved", evidence.move(change, evidenceId, position(form))));
    }

    /** Looks a page up, and leads to the form for a new source with what was found. */
    @POST
    @Path("/archives")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response lookUp(UUID id, byte[] fields) {
        Form form = Form.of("link", fields);
        return forms.follow(
                id,
                form,
                ReviewPages.Templates::review,
                change -> "?done=page-archived&archive="
                        + links.lookUp(id, new Link(form.one("url")), change.actor(), form.key())
                        + "#evidence-new");
    }

    /** Takes in a file, and leads to the form for the source that it is. */
    @POST
    @Path("/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @MaxBody(kibibytes = FILE_KIBIBYTES)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response upload(UUID id, byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        MultipartBody parts = MultipartBody.of(type, body);
        Form form = new Form("upload", parts.form());
        return forms.follow(
                id,
                form,
                ReviewPages.Templates::review,
                change -> "?done=file-uploaded&file="
                        + uploads.upload(id, chosen(parts), change.actor(), form.key())
                        + "#evidence-new");
    }

    /** Takes in a file for a source that is there already. */
    @POST
    @Path("/evidence/{evidenceId}/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @MaxBody(kibibytes = FILE_KIBIBYTES)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response attach(
            UUID id, UUID evidenceId, byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        MultipartBody parts = MultipartBody.of(type, body);
        Form form = new Form("file-" + evidenceId, parts.form());
        return forms.take(
                id,
                form,
                "?done=file-attached#evidence",
                ReviewPages.Templates::review,
                change -> evidence.attach(
                        change, evidenceId, uploads.upload(id, chosen(parts), change.actor(), form.key())));
    }

    @POST
    @Path("/evidence/{evidenceId}/files/{fileId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response detach(UUID id, UUID evidenceId, UUID fileId, byte[] fields) {
        return forms.take(
                id,
                Form.of("detachment", fields),
                "?done=file-detached#evidence",
                ReviewPages.Templates::review,
                change -> evidence.detach(change, evidenceId, fileId));
    }

    /** The copy of a page, to be saved. */
    @GET
    @Path("/archives/{archiveId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response archive(UUID id, UUID archiveId) {
        return kept.page(id, archiveId);
    }

    /** An uploaded file: a picture to be shown, a document to be saved. */
    @GET
    @Path("/files/{fileId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response file(UUID id, UUID fileId) {
        return kept.file(id, fileId);
    }

    private EvidenceItem item(Form form, Change change) {
        ReviewView review = reading.read(change.reviewId(), change.actor());
        return EvidenceFields.item(form, review.evidence(), validator);
    }

    /** Numbers in the draft are left as they were written, so whoever changed what they mean is told. */
    private static String renumbered(String done, ReviewView review) {
        boolean refers = Markdown.refersToEvidence(review.draft().body())
                || Markdown.refersToEvidence(review.draft().methodology());
        return "?done=" + done + (refers ? "-check" : "") + "#evidence";
    }

    private static int position(Form form) {
        String position = form.one("position");
        if (!position.matches("[0-9]{1,3}")) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form does not say where the source should stand.");
        }
        return Integer.parseInt(position);
    }

    private static Upload chosen(MultipartBody parts) {
        return parts.file("file").orElseThrow(() -> ProblemException.invalid("file", "was not chosen yet"));
    }
}
