package org.plumbline.review.subscriber;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.web.FormBody;
import org.plumbline.review.reader.Refusal;

/**
 * The form as it was typed.
 *
 * @param page the page's language, {@code en} or {@code ar}
 * @param key so that each form is sent with a stamp of its own
 * @param stamp when the form was given out
 * @param verdict the slug of the verdict
 */
public record SubscribeForm(String page, String key, String stamp, String verdict, String mail, Refusal refusal) {

    static SubscribeForm empty(String page, String verdict) {
        return new SubscribeForm(page, IdempotencyKeys.fresh(), "", verdict, "", Refusal.NONE);
    }

    static SubscribeForm of(String page, FormBody body) {
        return new SubscribeForm(
                page,
                body.one("idempotencyKey"),
                body.one("stamp"),
                body.one("verdict"),
                body.one("mail").strip(),
                Refusal.NONE);
    }

    SubscribeForm refused(Refusal why) {
        return new SubscribeForm(page, key, stamp, verdict, mail, why);
    }

    SubscribeForm withKey(String newKey, String newStamp) {
        return new SubscribeForm(page, newKey, newStamp, verdict, mail, refusal);
    }
}
