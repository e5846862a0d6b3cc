package org.plumbline.review.publication;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.qute.RawString;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicVerdict;

/** A published verdict as a page shows it: texts ready to print, in the verdict's language. */
public final class VerdictView {

    private final PublishedVerdict verdict;
    private final PublicVerdict content;
    private final String claimReview;

    VerdictView(PublishedVerdict verdict, String claimReview) {
        this.verdict = verdict;
        this.content = verdict.content();
        this.claimReview = claimReview;
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
        return inArabic() ? content.rating().nameAr() : content.rating().name();
    }

    public String ratingMeaning() {
        return inArabic() ? content.rating().meaningAr() : content.rating().meaning();
    }

    public ClaimSnapshot claim() {
        return content.claim();
    }

    public @Nullable String statedOn() {
        return claim().statedOn() == null ? null : Shown.date(claim().statedOn(), language());
    }

    public RawString body() {
        return new RawString(Markdown.toHtml(content.body(), evidence().size()));
    }

    public @Nullable RawString methodology() {
        return content.methodology() == null
                ? null
                : new RawString(
                        Markdown.toHtml(content.methodology(), evidence().size()));
    }

    public List<PublicEvidence> evidence() {
        return content.evidence();
    }

    /** The numbers of the other sources of its independence group: {@code [2] [4]}; empty if it stands alone. */
    public String countedWith(int index) {
        int group = evidence().get(index).group();
        return IntStream.range(0, evidence().size())
                .filter(other -> other != index && evidence().get(other).group() == group)
                .mapToObj(other -> "[" + (other + 1) + "]")
                .collect(Collectors.joining(" "));
    }

    /** A source's figure as it is printed: {@code 33,137 killed, 6 April 2024}. */
    public String figure(Figure figure) {
        StringBuilder shown = new StringBuilder(Shown.number(figure.value(), language()));
        if (figure.measure() != null) {
            shown.append(' ').append(figure.measure());
        }
        if (figure.asOf() != null) {
            shown.append(inArabic() ? "، " : ", ").append(Shown.date(figure.asOf(), language()));
        }
        return shown.toString();
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

    public String whatChanged() {
        return content.whatChanged();
    }

    public Instant publishedAt() {
        return content.publishedAt();
    }

    public String publishedOn() {
        return Shown.date(content.publishedAt(), language());
    }

    /** The ClaimReview, escaped for a script element by who made it. */
    public RawString claimReview() {
        return new RawString(claimReview);
    }

    private boolean inArabic() {
        return PageLanguage.isArabic(language());
    }
}
