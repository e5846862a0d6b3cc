package org.plumbline.claims.tip;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;

/**
 * The public form as it was typed.
 *
 * @param page the page's language, {@code en} or {@code ar}
 * @param key so that the form is taken once
 * @param stamp when the form was given out
 * @param language the claim's
 * @param seen address where it was seen
 * @param refusal why it was not taken
 * @param errors by field
 */
public record SubmitForm(
        String page,
        String key,
        String stamp,
        String text,
        String language,
        String seen,
        Refusal refusal,
        Map<String, String> errors) {

    private static final List<Option> LANGUAGES = Stream.of(
                    "en", "ar", "de", "es", "fa", "fr", "he", "hi", "id", "it", "ku", "nl", "pl", "ps", "pt", "ru",
                    "sw", "tr", "uk", "ur", "zh")
            .map(tag -> new Option(tag, Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(tag))))
            .toList();

    private static final int LONGEST_SEARCH = 300;

    /** In characters: longer ones are not read by every server on the way. */
    private static final int LONGEST_ADDRESS = 4_000;

    /** A language with its own name for itself. */
    public record Option(String tag, String name) {}

    /** Why a form is shown again; what was typed is in it. */
    public enum Refusal {
        NONE,
        /** Fields are wrong. */
        WRONG,
        /** Another text was sent with the same form before. */
        REUSED,
        TOO_FAST,
        EXPIRED,
        /** The field that people do not see was filled in. */
        TRAPPED
    }

    static SubmitForm of(PageLanguage page, FormBody body) {
        return new SubmitForm(
                page.tag(),
                body.one("idempotencyKey"),
                body.one("stamp"),
                body.one("text"),
                body.has("language") ? body.one("language") : page.tag(),
                body.one("seen"),
                Refusal.NONE,
                Map.of());
    }

    static SubmitForm empty(PageLanguage page, String text) {
        return new SubmitForm(page.tag(), IdempotencyKeys.fresh(), "", text, page.tag(), "", Refusal.NONE, Map.of());
    }

    SubmitForm refused(Refusal why) {
        return new SubmitForm(page, key, stamp, text, language, seen, why, errors);
    }

    SubmitForm wrong(ProblemException problem) {
        return new SubmitForm(page, key, stamp, text, language, seen, Refusal.WRONG, FormBody.errors(problem));
    }

    SubmitForm withKey(String newKey, String newStamp) {
        return new SubmitForm(page, newKey, newStamp, text, language, seen, refusal, errors);
    }

    TipRequest request() {
        return new TipRequest(
                text, language, seen.isBlank() ? null : new TipRequest.SeenRequest(seen, null, null, null), null);
    }

    public List<Option> languages() {
        return LANGUAGES;
    }

    /** This page in English, with the text that was given to it. */
    public String inEnglish() {
        return in(PageLanguage.EN);
    }

    /** This page in Arabic, with the text that was given to it. */
    public String inArabic() {
        return in(PageLanguage.AR);
    }

    /** Where published verdicts like it are found; as much is asked for as the search takes. */
    public String search() {
        return PageLanguage.of(page)
                .at("/search")
                .with("q", text.length() > LONGEST_SEARCH ? null : text.strip())
                .toString();
    }

    private String in(PageLanguage language) {
        String address = language.at("/submit").with("text", text).toString();
        return address.length() > LONGEST_ADDRESS ? language.at("/submit").toString() : address;
    }

    public boolean wrong(String field) {
        return errors.keySet().stream().anyMatch(path -> path.equals(field) || path.endsWith("." + field));
    }

    /** Whether there is a text, but nothing said in it. */
    public boolean withoutWords() {
        return !text.isBlank() && !Words.areIn(text);
    }
}
