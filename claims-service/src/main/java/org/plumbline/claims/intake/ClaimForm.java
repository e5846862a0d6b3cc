package org.plumbline.claims.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.Topics;
import org.plumbline.claims.quantity.Comparator;
import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;

/**
 * The form in which the desk enters or edits a claim, as it was typed.
 *
 * @param id of the claim that is edited; null for a new one
 * @param version that the form was made from
 * @param key for the hidden field, so that a double click enters it once
 * @param comment why it is changed
 * @param errors messages by field
 * @param notice what stands against all of it; null if nothing does
 * @param told what was done, or found nothing to do; null if nothing was asked for
 * @param conflict where somebody changed it meanwhile: what stands now, and what was typed instead
 * @param used topics to choose from
 */
public record ClaimForm(
        @Nullable String id,
        long version,
        String key,
        ClaimFields fields,
        String comment,
        Map<String, String> errors,
        @Nullable String notice,
        @Nullable String told,
        List<Difference> conflict,
        List<Topics.Used> used) {

    static ClaimForm empty() {
        return of(null, 0, ClaimFields.empty(), "");
    }

    static ClaimForm of(Claim claim) {
        return of(claim.id().toString(), claim.version(), ClaimFields.of(claim.statement()), "");
    }

    /** A form that was sent; its rows are as they were, the empty ones too. */
    static ClaimForm of(@Nullable UUID id, FormBody body) {
        return of(
                        id == null ? null : id.toString(),
                        id == null ? 0 : body.version(),
                        ClaimFields.of(body),
                        body.one("comment"))
                .withKey(body.one("idempotencyKey"));
    }

    private static ClaimForm of(@Nullable String id, long version, ClaimFields fields, String comment) {
        return new ClaimForm(
                id, version, IdempotencyKeys.fresh(), fields, comment, Map.of(), null, null, List.of(), List.of());
    }

    /**
     * The same after a button that stores nothing: one more row, one less, or figures read from the text.
     *
     * @return null if it was another button, that is, if the claim is to be stored
     */
    @Nullable
    ClaimForm answering(FormBody body, ReadFigures readFigures) {
        if (body.has("more")) {
            ClaimFields filled = fields.withoutEmptyRows();
            boolean appearance = body.one("more").equals("appearance");
            return with((appearance ? filled.withAnotherAppearance() : filled.withAnotherQuantity()).withRoom());
        }
        if (body.has("remove")) {
            return with(fields.without(body.one("remove")).withRoom());
        }
        return body.has("read") ? read(readFigures) : null;
    }

    private ClaimForm read(ReadFigures readFigures) {
        try {
            ReadFigures.Reading reading = readFigures.read(fields.text(), fields.language(), fields.statedOn());
            ClaimFields filled = fields.withRead(reading.quantities());
            int added = filled.quantities().size()
                    - fields.withoutEmptyRows().quantities().size();
            return with(filled.withRoom()).told(words(reading, added));
        } catch (ProblemException e) {
            return refused(e);
        }
    }

    private static String words(ReadFigures.Reading reading, int added) {
        if (!reading.languageIsRead()) {
            return "Figures can be read in English, Arabic, French and Spanish only. Fill them in by hand.";
        }
        if (reading.quantities().isEmpty()) {
            return "No figure was found in the text.";
        }
        return switch (added) {
            case 0 -> "No figure was found that is not here already.";
            case 1 -> "One figure was read from the text. Look at it before you store the claim.";
            default -> added + " figures were read from the text. Look at each before you store the claim.";
        };
    }

    /** Ready to be checked: without the rows in which nothing was typed. */
    ClaimForm tidied() {
        return with(fields.withoutEmptyRows());
    }

    /** The same with what is wrong. The key stays: the form was not taken. */
    ClaimForm refused(ProblemException problem) {
        boolean newKey = problem.rule() != null;
        return new ClaimForm(
                id,
                version,
                newKey ? IdempotencyKeys.fresh() : key,
                fields.withRoom(),
                comment,
                FormBody.errors(problem),
                problem.violations().isEmpty() ? problem.detail() : null,
                told,
                conflict,
                used);
    }

    /** The same over the version that stands now, beside which it shows what was typed. */
    ClaimForm over(long current, List<Difference> differences) {
        return new ClaimForm(id, current, key, fields.withRoom(), comment, errors, notice, told, differences, used);
    }

    /** The same with topics to choose from. */
    ClaimForm suggesting(List<Topics.Used> topics) {
        return new ClaimForm(id, version, key, fields, comment, errors, notice, told, conflict, topics);
    }

    private ClaimForm with(ClaimFields otherFields) {
        return new ClaimForm(id, version, key, otherFields, comment, errors, notice, told, conflict, used);
    }

    private ClaimForm withKey(String sent) {
        return new ClaimForm(id, version, sent, fields, comment, errors, notice, told, conflict, used);
    }

    private ClaimForm told(String words) {
        return new ClaimForm(id, version, key, fields, comment, errors, notice, words, conflict, used);
    }

    public List<Comparator> comparators() {
        return List.of(Comparator.values());
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** The message for a list as a whole or for any of its elements. */
    public @Nullable String errorIn(String list) {
        return errors.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(list))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public @Nullable String error(String list, int row, String field) {
        return errors.get(list + "[" + row + "]" + (field.isEmpty() ? "" : "." + field));
    }
}
