package org.plumbline.review.desk;

import java.math.BigDecimal;
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
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.figure.claim.VerdictTolerance.Mode;
import org.plumbline.review.review.SetTolerance;

/** Takes how far a figure may move before a verdict is checked again. */
@Path("/desk/reviews/{id}/tolerance")
@RunOnVirtualThread
public class TolerancePages {

    /** The name of the form. */
    static final String FORM = "tolerance";

    static final List<ReviewPage.Option> MODES = Stream.of(Mode.values())
            .map(mode -> new ReviewPage.Option(mode.name(), words(mode)))
            .toList();

    private final ReviewForms forms;
    private final SetTolerance setting;

    TolerancePages(ReviewForms forms, SetTolerance setting) {
        this.forms = forms;
        this.setting = setting;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response set(UUID id, byte[] fields) {
        Form form = Form.of(FORM, fields);
        return forms.take(
                id,
                form,
                "?done=tolerance-set#figures",
                ReviewPages.Templates::review,
                change -> setting.set(
                        change,
                        new VerdictTolerance(mode(form.one("mode")), number(form.one("amount")), form.one("reason"))));
    }

    private static Mode mode(String name) {
        return Stream.of(Mode.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("mode", "is needed"));
    }

    private static @Nullable BigDecimal number(String typed) {
        String text = typed.strip().replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,15}(?:\\.\\d{1,6})?")) {
            throw ProblemException.invalid("amount", "must be a number such as 5, or 1,000");
        }
        return new BigDecimal(text);
    }

    private static String words(Mode mode) {
        return switch (mode) {
            case SERIES -> "What the series says";
            case ANY -> "Any other figure";
            case PERCENT -> "A move of more than so many percent";
            case ABSOLUTE -> "A move of more than so many units";
            case NEVER -> "Nothing: never check it again by itself";
        };
    }
}
