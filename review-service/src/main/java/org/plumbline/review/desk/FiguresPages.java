package org.plumbline.review.desk;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
import org.plumbline.review.figure.claim.Tie;
import org.plumbline.review.review.TieSeries;

/** Takes which series a claim is checked by. */
@Path("/desk/reviews/{id}/figures")
@RunOnVirtualThread
public class FiguresPages {

    private static final Pattern TIE = Pattern.compile("(\\d{1,3}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final ReviewForms forms;
    private final TieSeries tying;

    FiguresPages(ReviewForms forms, TieSeries tying) {
        this.forms = forms;
        this.tying = tying;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(hidden = true)
    public Response tie(UUID id, byte[] fields) {
        Form form = Form.of("figures", fields);
        return forms.take(
                id,
                form,
                "?done=figures-tied#figures",
                ReviewPages.Templates::review,
                change -> tying.tie(change, new TieSeries.Ties(ties(form))));
    }

    private static List<Tie> ties(Form form) {
        return form.body().all("tie").stream().map(FiguresPages::tie).toList();
    }

    private static Tie tie(String value) {
        Matcher tie = TIE.matcher(value);
        if (!tie.matches()) {
            throw ProblemException.invalid("tie", "must be a series of the list");
        }
        return new Tie(Integer.parseInt(tie.group(1)), UUID.fromString(tie.group(2)));
    }
}
