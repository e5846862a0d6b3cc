package org.plumbline.review.publication;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.qute.RawString;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.check.words.Phrases;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.figure.claim.FiguresView;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicVerdict;
import org.plumbline.review.verdict.Rating;

/**
 * A published verdict as a page shows it: its own texts in its language, and what stands among the site's words, as dates
 * and figures do, in the language of those.
 */
public final class VerdictView {

    private final PublishedVerdict verdict;
    private final PublicVerdict content;
    private final String claimReview;
    private final Standing standing;
    private final List<FiguresView> figures;

    public VerdictView(PublishedVerdict verdict, String claimReview) {
        this(verdict, claimReview, Standing.UNASKED);
    }

    public VerdictView(PublishedVerdict verdict, String claimReview, Standing standing) {
        this(verdict, claimReview, standing, List.of());
    }

    public VerdictView(PublishedVerdict verdict, String claimReview, Standing standing, List<FiguresView> figures) {
        this.verdict = verdict;
        this.content = verdict.content();
        this.claimReview = claimReview;
        this.standing = standing;
        this.figures = List.copyOf(figures);
    }

    public String slug() {
        return verdict.slug();
    }

    public String url() {
        return verdict.url();
    }

    public String language() {
        return content.language();
    }

    /** The language of the site's own words around it. */
    public String pageLanguage() {
        return PageLanguage.of(language());
    }

    public String headline() {
        return content.headline();
    }

    public String summary() {
        return content.summary();
    }

    public String ratingSlug() {
        return content.rating().slug();
    }

    public String ratingName() {
        return name(content.rating());
    }

    public String ratingMeaning() {
        return meaning(content.rating());
    }

    /** What it says where there is no room for more. */
    public InShort inShort() {
        return verdict.inShort();
    }

    /** The headline, which says first that the verdict is retracted if it is. */
    public String title() {
        return inShort().title(headline());
    }

    public ClaimSnapshot claim() {
        return content.claim();
    }

    /** What the claim says so that it stands on its own, where that is not word for word what was said. */
    public @Nullable String restatement() {
        String restatement = claim().restatement();
        return restatement == null || restatement.strip().equals(claim().text().strip()) ? null : restatement;
    }

    /** Where the claim was seen, if a reader can go there; an event may bring whatever it likes. */
    public @Nullable String link(ClaimSnapshot.Appearance appearance) {
        return appearance.url() == null || WebAddress.parse(appearance.url()).isEmpty() ? null : appearance.url();
    }

    public @Nullable String statedOn() {
        return claim().statedOn() == null ? null : Shown.date(claim().statedOn(), pageLanguage());
    }

    public RawString body() {
        return new RawString(Markdown.toHtml(content.body(), evidence().size(), language()));
    }

    public @Nullable RawString methodology() {
        return content.methodology() == null
                ? null
                : new RawString(
                        Markdown.toHtml(content.methodology(), evidence().size(), language()));
    }

    public List<PublicEvidence> evidence() {
        return content.evidence();
    }

    /** The numbers of the other sources of its independence group: {@code [2] [4]}; empty if it stands alone. */
    public String countedWith(int index) {
        int group = evidence().get(index).group();
        return IntStream.range(0, evidence().size())
                .filter(other -> other != index && evidence().get(other).group() == group)
                .mapToObj(other -> "[" + Shown.number(other + 1, pageLanguage()) + "]")
                .collect(Collectors.joining(" "));
    }

    /** A source's figure as it is printed: {@code 33,137 killed, 6 April 2024}. */
    public String figure(Figure figure) {
        return figure(figure, pageLanguage());
    }

    /** The same in the words of a language. */
    public static String figure(Figure figure, String language) {
        Phrases phrases = Phrases.in(language);
        String number = Shown.number(figure.value(), language);
        String measure = figure.measure();
        String shown = measure == null
                ? number
                : phrases.say("measured", Map.of("figure", number, "measure", phrases.measure(measure)));
        return figure.asOf() == null
                ? shown
                : shown + phrases.say("list.separator") + Shown.date(figure.asOf(), language);
    }

    public @Nullable String waiver() {
        return content.waiver();
    }

    public int checkedBy() {
        return content.checkedBy();
    }

    public int approvedBy() {
        return content.approvedBy();
    }

    public int revision() {
        return verdict.revision();
    }

    /** Every revision, the newest first. */
    public List<RevisionLine> revisions() {
        return standing.revisions();
    }

    public int newest() {
        return standing.revisions().isEmpty()
                ? verdict.revision()
                : standing.revisions().getFirst().number();
    }

    /** Whether there is a newer revision than this one. */
    public boolean isOlder() {
        return newest() > verdict.revision();
    }

    public boolean isRetracted() {
        return inShort().isRetracted();
    }

    /** Whether a newer revision than this one took it back. */
    public boolean isRetractedSince() {
        return isOlder() && standing.revisions().getFirst().kind() == Kind.RETRACTION;
    }

    /** The figures that the claim was checked by. */
    public List<FiguresView> figures() {
        return figures;
    }

    public @Nullable Instant recheckSince() {
        return standing.recheckSince();
    }

    /** The rating as of the publication, where it differs from that as of when the claim was made. */
    public @Nullable Rating ratingNow() {
        return content.ratingNow();
    }

    public String name(Rating rating) {
        return inArabic() ? rating.nameAr() : rating.name();
    }

    public String meaning(Rating rating) {
        return inArabic() ? rating.meaningAr() : rating.meaning();
    }

    public String day(Instant at) {
        return Shown.date(at, pageLanguage());
    }

    public String whatChanged() {
        return content.whatChanged();
    }

    public Instant publishedAt() {
        return content.publishedAt();
    }

    public Instant firstPublishedAt() {
        return verdict.firstPublishedAt();
    }

    public String publishedOn() {
        return Shown.date(content.publishedAt(), pageLanguage());
    }

    /** The ClaimReview, escaped for a script element by who made it. */
    public RawString claimReview() {
        return new RawString(claimReview);
    }

    private boolean inArabic() {
        return PageLanguage.isArabic(language());
    }
}
