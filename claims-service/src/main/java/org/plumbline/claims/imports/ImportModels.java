package org.plumbline.claims.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Wording;
import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.idempotency.IdempotencyKeys;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.Shown;

/** What the pages about imports show. */
@ApplicationScoped
class ImportModels {

    private static final int FIRST = 20;
    private static final int PART = 50;

    private final ClaimImports imports;
    private final ImportRows rows;
    private final RememberedColumns remembered;

    ImportModels(ClaimImports imports, ImportRows rows, RememberedColumns remembered) {
        this.imports = imports;
        this.rows = rows;
        this.remembered = remembered;
    }

    @CheckedTemplate(basePath = "ImportPages")
    static class Templates {

        private Templates() {}

        static native TemplateInstance choose(Choice page);

        static native TemplateInstance show(Model page);
    }

    /**
     * The page with the form for a file.
     *
     * @param error what was wrong with the file that was just sent
     * @param next address of the next part of the list; null at the end
     */
    public record Choice(
            String key,
            @Nullable String error,
            List<ImportCard> imports,
            String total,
            boolean one,
            @Nullable String next) {

        public List<Field> fields() {
            return List.of(Field.values());
        }
    }

    /**
     * The page of an import.
     *
     * @param notice what stood against the step that was just tried, or what was done; null if nothing was
     * @param bad whether the notice is bad news
     * @param form what its columns hold, while that can be changed
     * @param preview the first rows that would become claims, before it is started
     * @param reasons why rows were refused
     * @param refused some of the rows that were refused
     * @param next address of the next part of the refused rows; null at the end
     */
    public record Model(
            ImportCard file,
            String key,
            @Nullable String notice,
            boolean bad,
            @Nullable ColumnsForm form,
            List<Preview> preview,
            List<ImportRows.Count> reasons,
            List<ImportCard.RefusedRow> refused,
            @Nullable String next) {}

    /** A row as the claim that it would become. */
    public record Preview(
            int number,
            String text,
            String language,
            @Nullable String restatement,
            @Nullable String claimant,
            @Nullable String source,
            @Nullable String statedOn,
            @Nullable String seen,
            List<String> topics,
            List<String> quantities) {

        static Preview of(int number, Statement statement) {
            return new Preview(
                    number,
                    statement.text(),
                    statement.language(),
                    statement.restatement(),
                    statement.claimant(),
                    statement.source(),
                    statement.statedOn() == null ? null : Shown.date(statement.statedOn(), "en"),
                    statement.appearances().stream()
                            .findFirst()
                            .map(Preview::seen)
                            .orElse(null),
                    statement.topics(),
                    statement.quantities().stream().map(Wording::of).toList());
        }

        private static String seen(Appearance appearance) {
            List<String> parts = new ArrayList<>();
            for (String part : new @Nullable String[] {
                appearance.headline(),
                appearance.publisher(),
                appearance.publishedOn() == null ? null : Shown.date(appearance.publishedOn(), "en"),
                appearance.url()
            }) {
                if (part != null) {
                    parts.add(part);
                }
            }
            return String.join(", ", parts);
        }
    }

    /** What somebody chose for the columns, and what was wrong with it. */
    record Typed(FormBody body, Map<String, String> errors) {}

    Choice choice(String key, @Nullable String error, @Nullable UUID after) {
        ClaimImports.Part part = imports.newest(FIRST, after);
        return new Choice(
                key,
                error,
                part.imports().stream().map(ImportCard::of).toList(),
                Shown.number(part.total(), "en"),
                part.total() == 1,
                part.next() == null ? null : "/desk/claims/import?after=" + part.next());
    }

    Model of(ClaimImport found, int after, @Nullable String notice, boolean bad, @Nullable Typed typed) {
        List<ImportRows.Refused> refused = rows.refused(found.id(), after, PART + 1);
        boolean more = refused.size() > PART;
        List<ImportCard.RefusedRow> shown = refused.stream()
                .limit(PART)
                .map(row -> ImportCard.RefusedRow.of(row, found.header()))
                .toList();
        String next = more
                ? "/desk/claims/import/" + found.id() + "?after="
                        + shown.getLast().number()
                : null;
        return new Model(
                ImportCard.of(found),
                IdempotencyKeys.fresh(),
                notice,
                bad,
                form(found, typed),
                found.state() == ImportState.PREVIEW ? preview(found) : List.of(),
                rows.reasons(found.id()),
                shown,
                next);
    }

    private List<Preview> preview(ClaimImport found) {
        RowReader reader = found.reader();
        List<Preview> preview = new ArrayList<>();
        for (CsvFile.Row row : rows.waiting(found.id(), 0, FIRST)) {
            Statement statement = reader.read(row).statement();
            if (statement != null) {
                preview.add(Preview.of(row.number(), RowReader.withQuantities(statement)));
            }
        }
        return preview;
    }

    private @Nullable ColumnsForm form(ClaimImport found, @Nullable Typed typed) {
        if (found.state() != ImportState.COLUMNS && found.state() != ImportState.PREVIEW) {
            return null;
        }
        List<CsvFile.Row> first = rows.first(found.id(), FIRST);
        String key = IdempotencyKeys.fresh();
        if (typed != null) {
            return ColumnsForm.of(
                    found, first, key, typed.body().all("column"), typed.body().one("language"), typed.errors());
        }
        Columns columns = found.columns();
        String language = found.defaultLanguage();
        return ColumnsForm.of(
                found,
                first,
                key,
                (columns == null
                                ? Columns.guess(found.header(), remembered.all())
                                        .columns()
                                : columns)
                        .fields(),
                language == null ? "" : language,
                Map.of());
    }
}
