package org.plumbline.review.publication.correction;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.review.publication.InShort;
import org.plumbline.review.publication.Markdown;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.page.Words;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;

/**
 * In what a revision differs from the one before. All that readers are told is compared, but not what is said of the
 * publication itself: when it was, who took part, what was said to have changed.
 */
public final class Comparison {

    private final PublicVerdict before;
    private final PublicVerdict now;
    private final InShort stood;
    private final InShort stands;
    private final ClaimChanges claim;
    private final InWords words;

    private Comparison(PublishedVerdict before, PublishedVerdict after, InWords words) {
        this.before = before.content();
        this.now = after.content();
        this.stood = before.inShort();
        this.stands = after.inShort();
        this.words = words;
        this.claim = new ClaimChanges(this.before.claim(), now.claim(), words);
    }

    /** Of a change that has a before; what differs is named in the language of a page, and told in the verdict's. */
    public static Comparison of(Change change, String pageLanguage) {
        PublishedVerdict after = change.after();
        return new Comparison(
                Objects.requireNonNullElse(change.before(), after),
                after,
                InWords.of(after.content().language(), pageLanguage));
    }

    /** How it stands and how it is rated, its headline and its summary. */
    public List<Difference> brief() {
        Differences found = new Differences();
        if (stood.isRetracted() || stands.isRetracted()) {
            // It keeps the rating that it had, which is no rating any more.
            found.whole(words.names().standing(), stood.words(), stands.words());
        }
        rating(words.texts().rating(), before.rating(), now.rating(), found);
        rating(words.texts().ratingNow(), before.ratingNow(), now.ratingNow(), found);
        return found.words(words.texts().headline(), before.headline(), now.headline())
                .words(words.texts().summary(), before.summary(), now.summary())
                .list();
    }

    /** The claim's own words, in the claim's language. */
    public List<Difference> said() {
        return claim.said();
    }

    /** Who said the claim, and when. */
    public List<Difference> facts() {
        return claim.facts();
    }

    /** The long texts as readers had them, without the marks of Markdown. */
    List<Difference> texts() {
        return new Differences()
                .words(words.texts().body(), Markdown.paragraphs(before.body()), Markdown.paragraphs(now.body()))
                .words(words.texts().methodology(), paragraphs(before.methodology()), paragraphs(now.methodology()))
                .words(words.texts().waiver(), before.waiver(), now.waiver())
                .whole(
                        words.names().language(),
                        words.languageName(before.language()),
                        words.languageName(now.language()))
                .list();
    }

    /** Sources, figures, and where the claim was seen: those that differ. */
    public List<ListChange> lists() {
        return Stream.of(
                        new SourceChanges(before.evidence(), now.evidence(), words).list(),
                        new FigureChanges(before, now, words).list(),
                        claim.appearances(),
                        claim.quantities())
                .filter(list -> !list.isEmpty())
                .toList();
    }

    private void rating(String name, @Nullable Rating was, @Nullable Rating is, Differences into) {
        into.whole(name, name(was), name(is));
        if (was != null && is != null && was.slug().equals(is.slug())) {
            // The scale has changed.
            into.words(words.names().ratingMeaning(), meaning(was), meaning(is))
                    .whole(words.names().ratingNumber(), number(was), number(is));
        }
    }

    private String name(@Nullable Rating rating) {
        return rating == null ? "" : Words.name(rating, words.language());
    }

    private String meaning(Rating rating) {
        return Words.meaning(rating, words.language());
    }

    private @Nullable String number(Rating rating) {
        return rating.number() == null ? null : words.number(rating.number());
    }

    private static String paragraphs(@Nullable String markdown) {
        return markdown == null ? "" : Markdown.paragraphs(markdown);
    }
}
