package org.plumbline.claims.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;

/**
 * What a claim says, as it stands in the fields of a form; nothing in it is checked yet.
 *
 * @param topics each of them one or several, separated by commas
 */
public record ClaimFields(
        String text,
        String language,
        String restatement,
        String claimant,
        String source,
        String statedOn,
        List<AppearanceRow> appearances,
        List<String> topics,
        List<QuantityRow> quantities) {

    static final int MAX_ROWS = 50;

    static ClaimFields empty() {
        return new ClaimFields(
                "", "en", "", "", "", "", List.of(AppearanceRow.EMPTY), List.of(), List.of(QuantityRow.EMPTY));
    }

    static ClaimFields of(Statement statement) {
        return new ClaimFields(
                        statement.text(),
                        statement.language(),
                        statement.restatement() == null ? "" : statement.restatement(),
                        statement.claimant() == null ? "" : statement.claimant(),
                        statement.source() == null ? "" : statement.source(),
                        statement.statedOn() == null ? "" : statement.statedOn().toString(),
                        statement.appearances().stream().map(AppearanceRow::of).toList(),
                        statement.topics(),
                        statement.quantities().stream()
                                .map(quantity -> QuantityRow.of(quantity, statement.text()))
                                .toList())
                .withRoom();
    }

    static ClaimFields of(FormBody form) {
        return new ClaimFields(
                form.one("text"),
                form.one("language"),
                form.one("restatement"),
                form.one("claimant"),
                form.one("source"),
                form.one("statedOn"),
                AppearanceRow.of(form),
                form.all("topics").stream()
                        .filter(topic -> !topic.isBlank())
                        .limit(MAX_ROWS)
                        .toList(),
                QuantityRow.of(form));
    }

    static String at(FormBody form, String name, int index) {
        List<String> values = form.all(name);
        return index < values.size() ? values.get(index) : "";
    }

    /** Without the rows in which nothing was typed, so that messages and rows count alike. */
    ClaimFields withoutEmptyRows() {
        return with(
                appearances.stream().filter(row -> !row.isEmpty()).toList(),
                quantities.stream().filter(row -> !row.isEmpty()).toList());
    }

    /** With a row to type in where there is none. */
    ClaimFields withRoom() {
        return with(
                appearances.isEmpty() ? List.of(AppearanceRow.EMPTY) : appearances,
                quantities.isEmpty() ? List.of(QuantityRow.EMPTY) : quantities);
    }

    ClaimFields withAnotherAppearance() {
        return with(more(appearances, AppearanceRow.EMPTY), quantities);
    }

    ClaimFields withAnotherQuantity() {
        return with(appearances, more(quantities, QuantityRow.EMPTY));
    }

    /**
     * Without one row.
     *
     * @param row {@code appearance-0}, {@code quantity-3}; anything else is no row
     */
    ClaimFields without(String row) {
        List<AppearanceRow> seen = new ArrayList<>(appearances);
        List<QuantityRow> figures = new ArrayList<>(quantities);
        for (int i = 0; i < MAX_ROWS; i++) {
            if (row.equals("appearance-" + i) && i < seen.size()) {
                seen.remove(i);
            } else if (row.equals("quantity-" + i) && i < figures.size()) {
                figures.remove(i);
            }
        }
        return with(seen, figures);
    }

    /** With a row for each quantity that was read and has none; rows that are filled in stay as they are. */
    ClaimFields withRead(List<Quantity> read) {
        List<QuantityRow> rows = new ArrayList<>(withoutEmptyRows().quantities());
        // Each row stands for one figure: of two that are read as 14, a row with 14 spares one.
        List<QuantityRow> unmatched = new ArrayList<>(rows);
        for (Quantity quantity : read) {
            QuantityRow match = unmatched.stream()
                    .filter(row -> row.isAbout(quantity))
                    .findFirst()
                    .orElse(null);
            if (match != null) {
                unmatched.remove(match);
            } else if (rows.size() < MAX_ROWS) {
                rows.add(QuantityRow.of(quantity, text));
            }
        }
        return with(appearances, rows);
    }

    /** Whether a quantity was read from words that do not stand in the text any more. */
    boolean losesWords() {
        return quantities.stream().anyMatch(row -> row.kept().isLostIn(text));
    }

    /**
     * What was said, if it can be taken as it was typed.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    Statement check() {
        return check(new FieldChecks());
    }

    /** As {@link #check()}, together with what was found wrong before. */
    Statement check(FieldChecks checks) {
        List<ClaimRequest.@Nullable QuantityRequest> requests = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            requests.add(quantities.get(i).request(checks.within("quantities[" + i + "]."), text));
        }
        List<ClaimRequest.@Nullable AppearanceRequest> seen = new ArrayList<>();
        appearances.forEach(row -> seen.add(row.request()));
        return new ClaimRequest(text, language, restatement, claimant, source, statedOn, seen, slugs(), requests)
                .check(checks);
    }

    private List<@Nullable String> slugs() {
        List<@Nullable String> slugs = new ArrayList<>();
        topics.stream()
                .flatMap(typed -> Arrays.stream(typed.split("[,\n]")))
                .map(FieldChecks::slugged)
                .filter(topic -> !topic.isEmpty())
                .forEach(slugs::add);
        return slugs;
    }

    private ClaimFields with(List<AppearanceRow> seen, List<QuantityRow> figures) {
        return new ClaimFields(
                text,
                language,
                restatement,
                claimant,
                source,
                statedOn,
                List.copyOf(seen),
                topics,
                List.copyOf(figures));
    }

    private static <T> List<T> more(List<T> rows, T empty) {
        List<T> more = new ArrayList<>(rows);
        if (more.size() < MAX_ROWS) {
            more.add(empty);
        }
        return more;
    }
}
