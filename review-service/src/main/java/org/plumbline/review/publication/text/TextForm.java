package org.plumbline.review.publication.text;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.FormBody;

/**
 * The form of a text as its page shows it.
 *
 * @param body what stands in its field
 * @param version that it was made from
 * @param error why the field was refused, as a phrase that follows its name
 * @param refused why nothing was done, if it was just sent
 * @param standing what somebody else wrote meanwhile
 * @param status of the answer
 */
public record TextForm(
        String body,
        long version,
        @Nullable String error,
        @Nullable String refused,
        @Nullable String standing,
        int status) {

    static TextForm of(SiteTexts.Version current) {
        return new TextForm(current.body(), current.version(), null, null, null, 200);
    }

    /** With everything that was typed; of a stale one, to be sent again over what stands now. */
    static TextForm refused(FormBody sent, ProblemException problem, SiteTexts.Version current) {
        if (problem.type() == ProblemType.STALE_VERSION) {
            return new TextForm(
                    sent.one("body"),
                    current.version(),
                    null,
                    "Somebody changed this text after you opened it, so yours was not saved. What stands now is below;"
                            + " saving again replaces it by yours.",
                    current.body(),
                    problem.type().status());
        }
        Map<String, String> errors = FormBody.errors(problem);
        return new TextForm(
                sent.one("body"),
                sent.version(),
                errors.get("body"),
                "Nothing was saved yet. Everything that you typed is still here.",
                null,
                problem.type().status());
    }
}
