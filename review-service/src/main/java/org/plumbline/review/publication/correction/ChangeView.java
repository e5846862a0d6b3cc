package org.plumbline.review.publication.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.Passage;
import org.plumbline.kit.diff.WordDiff;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.Markdown;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.page.Words;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;

/**
 * A change as a page shows it.
 *
 * @param language of the verdict
 * @param exact when it was published, for programs
 * @param day the same in the page's language
 * @param claim the words of the claim and who said it, where they differ
 * @param claimLanguage of those
 * @param brief rating, headline and summary, where they differ
 * @param texts the long texts as readers had them, without the marks of Markdown, where they differ
 * @param added sources that came in
 * @param removed sources that were taken out
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
        List<Difference> claim,
        String claimLanguage,
        List<Difference> brief,
        List<Difference> texts,
        List<String> added,
        List<String> removed) {

    /** Of a change that has a before, in the words of a page's language. */
    static ChangeView of(Change change, String pageLanguage) {
        PublishedVerdict after = change.after();
        PublicVerdict now = after.content();
        PublishedVerdict stood = change.before();
        PublicVerdict before = stood == null ? now : stood.content();
        String language = PageLanguage.of(now.language());
        List<Difference> claim = new ArrayList<>();
        words("claim", before.claim().text(), now.claim().text(), claim);
        words(
                "restatement",
                orEmpty(before.claim().restatement()),
                orEmpty(now.claim().restatement()),
                claim);
        whole(
                "claimant",
                orEmpty(before.claim().claimant()),
                orEmpty(now.claim().claimant()),
                claim);
        List<Difference> brief = new ArrayList<>();
        whole("rating", name(before.rating(), language), name(now.rating(), language), brief);
        whole("ratingNow", name(before.ratingNow(), language), name(now.ratingNow(), language), brief);
        words("headline", before.headline(), now.headline(), brief);
        words("summary", before.summary(), now.summary(), brief);
        List<Difference> texts = new ArrayList<>();
        words("body", Markdown.paragraphs(before.body()), Markdown.paragraphs(now.body()), texts);
        words(
                "methodology",
                Markdown.paragraphs(orEmpty(before.methodology())),
                Markdown.paragraphs(orEmpty(now.methodology())),
                texts);
        words("waiver", orEmpty(before.waiver()), orEmpty(now.waiver()), texts);
        List<String> had = sources(before);
        List<String> has = sources(now);
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
                List.copyOf(claim),
                now.claim().language(),
                List.copyOf(brief),
                List.copyOf(texts),
                has.stream().filter(source -> !had.contains(source)).toList(),
                had.stream().filter(source -> !has.contains(source)).toList());
    }

    /** The revision that stood before. */
    public int previous() {
        return number - 1;
    }

    /** Whether only what is not compared here differs, figures say. */
    public boolean nothingToShow() {
        return Stream.of(claim, brief, texts, added, removed).allMatch(List::isEmpty);
    }

    private static void words(String field, String before, String after, List<Difference> into) {
        if (!before.equals(after)) {
            into.add(new Difference(field, before, after, WordDiff.between(before, after)));
        }
    }

    /** A rating is one thing, and so is a name: half of it says nothing. */
    private static void whole(String field, String before, String after, List<Difference> into) {
        if (!before.equals(after)) {
            List<Passage> passages = Stream.of(
                            new Passage(Passage.Kind.REMOVED, before),
                            new Passage(Passage.Kind.SAME, " "),
                            new Passage(Passage.Kind.ADDED, after))
                    .filter(passage -> !passage.text().isEmpty())
                    .toList();
            into.add(new Difference(field, before, after, passages));
        }
    }

    private static String name(@Nullable Rating rating, String language) {
        return rating == null ? "" : Words.name(rating, language);
    }

    private static List<String> sources(PublicVerdict verdict) {
        return verdict.evidence().stream().map(ChangeView::source).toList();
    }

    private static String source(PublicEvidence source) {
        return source.publisher() + ": " + source.title() + (source.url() == null ? "" : " (" + source.url() + ")");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
