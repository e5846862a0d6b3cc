package org.plumbline.claims.article;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.web.Shown;

/**
 * The page that lists articles.
 *
 * @param next address of the next part; null at the end
 * @param errors messages by filter
 */
public record ArticleList(
        List<Row> rows,
        String total,
        boolean one,
        String q,
        boolean mayAdd,
        @Nullable String next,
        Map<String, String> errors) {

    /** An article in the list. */
    public record Row(
            String id,
            String heading,
            String language,
            String languageName,
            @Nullable String publisher,
            @Nullable String published,
            @Nullable String publishedWords,
            String source,
            String addedBy,
            CandidateCard.Moment addedAt,
            String open,
            String accepted,
            String dismissed) {

        static Row of(Articles.Row row, Articles.Counts counts) {
            return new Row(
                    row.id().toString(),
                    Article.heading(row.title(), row.start()),
                    row.language(),
                    Locale.forLanguageTag(row.language()).getDisplayName(Locale.ENGLISH),
                    row.publisher(),
                    row.published() == null ? null : row.published().toString(),
                    row.published() == null ? null : Shown.date(row.published(), "en"),
                    row.source().words(),
                    row.addedBy(),
                    CandidateCard.Moment.of(row.addedAt()),
                    Shown.number(counts.open(), "en"),
                    Shown.number(counts.accepted(), "en"),
                    Shown.number(counts.dismissed(), "en"));
        }
    }

    static ArticleList of(Articles.Part part, @Nullable String q, boolean mayAdd) {
        return new ArticleList(
                part.rows().stream().map(row -> Row.of(row, part.countsOf(row))).toList(),
                Shown.number(part.total(), "en"),
                part.total() == 1,
                q == null ? "" : q,
                mayAdd,
                part.next() == null
                        ? null
                        : new QueryString("/desk/articles")
                                .with("q", q)
                                .with("after", part.next().toString())
                                .toString(),
                Map.of());
    }

    ArticleList refused(Map<String, String> newErrors) {
        return new ArticleList(rows, total, one, q, mayAdd, next, newErrors);
    }

    public boolean filtered() {
        return !q.isBlank();
    }
}
