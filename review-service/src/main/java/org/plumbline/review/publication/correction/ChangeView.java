package org.plumbline.review.publication.correction;

import java.util.List;
import java.util.stream.Stream;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;

/**
 * A change as a page shows it.
 *
 * @param language of the verdict
 * @param exact when it was published, for programs
 * @param day the same in the page's language
 * @param brief how it stands, rating, headline and summary, where they differ
 * @param claimLanguage of the claim's own words
 * @param said the claim's own words, where they differ
 * @param facts what is known of the claim, where it differs
 * @param texts the long texts, where they differ
 * @param lists sources, figures and the like, where they differ
 */
public record ChangeView(
        Kind kind,
        String slug,
        String path,
        int number,
        String language,
        String headline,
        String whatChanged,
        String exact,
        String day,
        List<Difference> brief,
        String claimLanguage,
        List<Difference> said,
        List<Difference> facts,
        List<Difference> texts,
        List<ListChange> lists) {

    /** Of a change that has a before, in the words of a page's language. */
    static ChangeView of(Change change, String pageLanguage) {
        PublishedVerdict after = change.after();
        PublicVerdict now = after.content();
        Comparison comparison = Comparison.of(change, pageLanguage);
        return new ChangeView(
                now.kind(),
                after.slug(),
                change.path(),
                after.revision(),
                now.language(),
                now.headline(),
                now.whatChanged(),
                after.publishedAt().toString(),
                Shown.date(after.publishedAt(), pageLanguage),
                comparison.brief(),
                now.claim().language(),
                comparison.said(),
                comparison.facts(),
                comparison.texts(),
                comparison.lists());
    }

    /** The revision that stood before. */
    public int previous() {
        return number - 1;
    }

    /** Whether nothing differs that readers are told. */
    public boolean nothingToShow() {
        return Stream.of(brief, said, facts, texts, lists).allMatch(List::isEmpty);
    }
}
