package org.plumbline.claims.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Comparator;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;

/**
 * The form in which the desk enters a claim by hand, as it was typed.
 *
 * @param key for the hidden field, so that a double click enters it once
 * @param topics separated by commas
 * @param errors messages by field
 * @param notice what stands against all of it; null if nothing does
 */
public record NewClaimForm(
        String key,
        String text,
        String language,
        String restatement,
        String claimant,
        String source,
        String statedOn,
        String url,
        String publisher,
        String headline,
        String publishedOn,
        String topics,
        List<QuantityFields> quantities,
        Map<String, String> errors,
        @Nullable String notice) {

    private static final int MAX_ROWS = 50;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");

    /** One quantity as it was typed. */
    public record QuantityFields(
            String comparator,
            String value,
            String upper,
            String measure,
            String unit,
            String ofWhom,
            String place,
            String periodStart,
            String periodEnd,
            String asOf,
            String attributedTo) {

        static final QuantityFields EMPTY = new QuantityFields("EXACTLY", "", "", "", "", "", "", "", "", "", "");

        boolean isEmpty() {
            return (value + upper + measure + unit + ofWhom + place + periodStart + periodEnd + asOf + attributedTo)
                    .isBlank();
        }
    }

    static NewClaimForm empty() {
        return new NewClaimForm(
                newKey(), "", "en", "", "", "", "", "", "", "", "", "", List.of(QuantityFields.EMPTY), Map.of(), null);
    }

    static NewClaimForm of(FormBody form) {
        return new NewClaimForm(
                form.one("idempotencyKey"),
                form.one("text"),
                form.one("language"),
                form.one("restatement"),
                form.one("claimant"),
                form.one("source"),
                form.one("statedOn"),
                form.one("url"),
                form.one("publisher"),
                form.one("headline"),
                form.one("publishedOn"),
                form.one("topics"),
                rows(form),
                Map.of(),
                null);
    }

    /** Rows in which nothing was typed are left out, so that messages and rows count alike. */
    private static List<QuantityFields> rows(FormBody form) {
        List<String> comparators = form.all("comparator");
        List<QuantityFields> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(comparators.size(), MAX_ROWS); i++) {
            QuantityFields row = new QuantityFields(
                    comparators.get(i),
                    at(form, "value", i),
                    at(form, "upper", i),
                    at(form, "measure", i),
                    at(form, "unit", i),
                    at(form, "ofWhom", i),
                    at(form, "place", i),
                    at(form, "periodStart", i),
                    at(form, "periodEnd", i),
                    at(form, "asOf", i),
                    at(form, "attributedTo", i));
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String at(FormBody form, String name, int index) {
        List<String> values = form.all(name);
        return index < values.size() ? values.get(index) : "";
    }

    /**
     * What was said, if it can be taken as it was typed.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    Statement check() {
        FieldChecks checks = new FieldChecks();
        List<ClaimRequest.@Nullable QuantityRequest> requests = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            requests.add(request(checks.within("quantities[" + i + "]."), quantities.get(i)));
        }
        List<ClaimRequest.@Nullable AppearanceRequest> appearances =
                (url + publisher + headline + publishedOn).isBlank()
                        ? List.of()
                        : List.of(new ClaimRequest.AppearanceRequest(url, publisher, headline, publishedOn, null));
        return new ClaimRequest(text, language, restatement, claimant, source, statedOn, appearances, slugs(), requests)
                .check(checks);
    }

    private static ClaimRequest.QuantityRequest request(FieldChecks checks, QuantityFields row) {
        return new ClaimRequest.QuantityRequest(
                row.comparator(),
                number(checks, "value", row.value()),
                number(checks, "upper", row.upper()),
                row.measure(),
                row.unit(),
                row.ofWhom(),
                row.place(),
                row.periodStart(),
                row.periodEnd(),
                row.asOf(),
                row.attributedTo(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Reads 33,000 and 33 000 as people write them; the comma groups, the point separates decimals. */
    private static @Nullable BigDecimal number(FieldChecks checks, String field, String typed) {
        String number = typed.strip().replaceAll("(?<=[0-9])[, \\u00a0\\u202f](?=[0-9]{3}(?![0-9]))", "");
        if (number.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(number).matches()) {
            checks.violation(field, "must be a number such as 33,000 or 4.5");
            return null;
        }
        return new BigDecimal(number);
    }

    /** {@code Gaza war, aid} is meant as {@code gaza-war} and {@code aid}. */
    private List<@Nullable String> slugs() {
        List<@Nullable String> slugs = new ArrayList<>();
        Arrays.stream(topics.split("[,\n]"))
                .map(topic -> topic.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"))
                .filter(topic -> !topic.isEmpty())
                .forEach(slugs::add);
        return slugs;
    }

    /** The same with what is wrong. The key stays: the form was not taken. */
    NewClaimForm refused(ProblemException problem) {
        boolean newKey = problem.rule() != null;
        return copy(
                newKey ? newKey() : key,
                quantities.isEmpty() ? List.of(QuantityFields.EMPTY) : quantities,
                FormBody.errors(problem),
                problem.violations().isEmpty() ? problem.detail() : null);
    }

    /** The same with one row more. */
    NewClaimForm withAnotherQuantity() {
        List<QuantityFields> rows = new ArrayList<>(quantities);
        if (rows.size() < MAX_ROWS) {
            rows.add(QuantityFields.EMPTY);
        }
        return copy(key, rows, errors, notice);
    }

    private NewClaimForm copy(
            String newKey, List<QuantityFields> rows, Map<String, String> newErrors, @Nullable String newNotice) {
        return new NewClaimForm(
                newKey,
                text,
                language,
                restatement,
                claimant,
                source,
                statedOn,
                url,
                publisher,
                headline,
                publishedOn,
                topics,
                rows,
                newErrors,
                newNotice);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
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

    public @Nullable String error(int row, String field) {
        return errors.get("quantities[" + row + "]." + field);
    }
}
