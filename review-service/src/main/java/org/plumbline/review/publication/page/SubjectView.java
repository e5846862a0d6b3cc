package org.plumbline.review.publication.page;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch.Kind;
import org.plumbline.review.publication.search.VerdictSearch.Subject;
import org.plumbline.review.verdict.RatingScale;

/**
 * A topic or a claimant as a page shows it: how many of their claims got which rating, of how many in all.
 *
 * @param total of all their verdicts
 * @param count of those that the desk stands by, in the numerals of the page's language
 * @param retracted how many others there are, in the same numerals; null if there are none
 */
public record SubjectView(
        String name,
        String href,
        long total,
        String count,
        @Nullable String retracted,
        List<Line> lines,
        String feed) {

    /**
     * One rating of them, in the order of the scale.
     *
     * @param share how many of a hundred, rounded
     */
    public record Line(String rating, String name, String count, String share, String href) {}

    static SubjectView of(Kind kind, Subject subject, String language) {
        List<Line> lines = RatingScale.ratings().stream()
                .filter(rating -> subject.ratings().containsKey(rating.slug()))
                .map(rating -> {
                    long count = subject.ratings().getOrDefault(rating.slug(), 0L);
                    return new Line(
                            rating.slug(),
                            Words.name(rating, language),
                            Shown.number(count, language),
                            Shown.number(Math.round(100.0 * count / subject.count()), language),
                            Words.address(
                                    "/search",
                                    new Criteria(
                                                    null,
                                                    rating.slug(),
                                                    kind == Kind.TOPIC ? subject.value() : null,
                                                    kind == Kind.CLAIMANT ? subject.value() : null,
                                                    null,
                                                    null,
                                                    null)
                                            .parameters(),
                                    language));
                })
                .toList();
        return new SubjectView(
                kind == Kind.TOPIC ? Words.topic(subject.name()) : subject.name(),
                Words.address(path(kind) + "/" + Criteria.encoded(subject.value()), Map.of(), language),
                subject.count() + subject.retracted(),
                Shown.number(subject.count(), language),
                subject.retracted() == 0 ? null : Shown.number(subject.retracted(), language),
                lines,
                "/feeds" + path(kind) + "/" + Criteria.encoded(subject.value()) + ".atom");
    }

    static String path(Kind kind) {
        return switch (kind) {
            case TOPIC -> "/topics";
            case CLAIMANT -> "/claimants";
        };
    }
}
