package org.plumbline.review.desk;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.review.OpenFollowUp;
import org.plumbline.review.verdict.Kind;

/** Takes what the page of a published review asks for: that its verdict be changed. */
@Path("/desk/reviews/{id}/follow-up")
@RunOnVirtualThread
public class FollowUpPages {

    static final List<ReviewPage.Option> KINDS = Stream.of(
                    Kind.UPDATE, Kind.CORRECTION, Kind.MINOR, Kind.RECHECK, Kind.RETRACTION, Kind.INITIAL)
            .map(kind -> new ReviewPage.Option(kind.name(), words(kind)))
            .toList();

    private final ReviewForms forms;
    private final OpenFollowUp opening;

    FollowUpPages(ReviewForms forms, OpenFollowUp opening) {
        this.forms = forms;
        this.opening = opening;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response open(UUID id, byte[] fields) {
        Form form = Form.of("follow-up", fields);
        return forms.lead(id, form, ReviewPages.Templates::review, change -> {
            OpenFollowUp.FollowUp wanted =
                    new OpenFollowUp.FollowUp(kind(form.one("kind")), form.one("reason"), form.one("language"));
            return "/desk/reviews/" + opening.open(change, wanted, form.key()) + "?done=follow-up-opened";
        });
    }

    private static Kind kind(String name) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("kind", "is needed"));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case UPDATE -> "Update: something is known that was not known then";
            case CORRECTION -> "Correction: something that we published was wrong";
            case MINOR -> "Minor correction: spelling, a name, a link; the rating stays";
            case RECHECK -> "Recheck: newer figures have come in";
            case RETRACTION -> "Retraction: we do not stand by it any more";
            case INITIAL -> "Another edition: the verdict in another language";
        };
    }
}
