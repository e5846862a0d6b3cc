package org.plumbline.review.correction.page;

import java.util.Map;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.review.correction.NewRequest;
import org.plumbline.review.reader.Refusal;

/**
 * The public form as it was typed.
 *
 * @param page the page's language, {@code en} or {@code ar}
 * @param key so that the form is taken once
 * @param stamp when the form was given out
 * @param verdict the slug of the verdict
 * @param type a name of {@code CorrectionType}, or nothing
 * @param refusal why it was not taken
 * @param errors by field
 */
public record ReportForm(
        String page,
        String key,
        String stamp,
        String verdict,
        String type,
        String wrong,
        String quote,
        String source,
        String mail,
        Refusal refusal,
        Map<String, String> errors) {

    static ReportForm empty(String page, String verdict) {
        return new ReportForm(page, IdempotencyKeys.fresh(), "", verdict, "", "", "", "", "", Refusal.NONE, Map.of());
    }

    static ReportForm of(String page, FormBody body) {
        return new ReportForm(
                page,
                body.one("idempotencyKey"),
                body.one("stamp"),
                body.one("verdict"),
                body.one("type"),
                body.one("wrong"),
                body.one("quote"),
                body.one("source"),
                body.one("mail"),
                Refusal.NONE,
                Map.of());
    }

    ReportForm refused(Refusal why) {
        return new ReportForm(page, key, stamp, verdict, type, wrong, quote, source, mail, why, errors);
    }

    ReportForm wrong(ProblemException problem) {
        return new ReportForm(
                page, key, stamp, verdict, type, wrong, quote, source, mail, Refusal.WRONG, FormBody.errors(problem));
    }

    ReportForm withKey(String newKey, String newStamp) {
        return new ReportForm(page, newKey, newStamp, verdict, type, wrong, quote, source, mail, refusal, errors);
    }

    NewRequest request() {
        return NewRequest.of(new NewRequest.Sent(verdict, type, wrong, quote, source, mail, page));
    }

    public boolean wrong(String field) {
        return errors.containsKey(field);
    }
}
