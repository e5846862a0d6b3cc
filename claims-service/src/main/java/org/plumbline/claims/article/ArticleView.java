package org.plumbline.claims.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.extraction.Feature;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.PartialDate;

/** An article as the API shows it, with its candidates; its own class because adding, reading and deciding show it. */
@Schema(name = "Article")
public record ArticleView(
        UUID id,
        long version,
        SourceKind source,
        @Nullable String url,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable PartialDate published,
        String language,

        @Schema(description = "Spans count UTF-16 units in it.")
        String body,

        @Schema(description = "The uploaded file, at /copy.") @Nullable
        KeptFile file,

        @Schema(description = "The fetched page as a WARC file, at /copy.") @Nullable
        KeptCopy copy,

        @Schema(description = "Of the weights of its scores; null for those of the product.") @Nullable
        UUID scorer,

        Person addedBy,
        Instant addedAt,

        @Schema(description = "Whole sentences and what was selected by hand, the worthiest of a check first.")
        List<CandidateView> candidates) {

    /** A passage that could become a claim; spans of quantities and dates are those in its own text. */
    @Schema(name = "Candidate")
    public record CandidateView(
            UUID id,
            int start,
            int end,
            String text,

            @Schema(description = "How worthy of a check, 0 to 1.")
            double score,

            List<ReasonView> reasons,
            boolean byHand,

            @Schema(description = "Who is quoted, in the article's words.") @Nullable
            String speaker,

            List<Quantity> quantities,
            List<DateView> dates,
            CandidateState state,
            @Nullable UUID claimId,
            @Nullable Person decidedBy,
            @Nullable Instant decidedAt) {

        static CandidateView of(Candidate candidate) {
            Passage passage = candidate.passage();
            return new CandidateView(
                    candidate.id(),
                    passage.start(),
                    passage.end(),
                    passage.text(),
                    passage.score(),
                    passage.findings().reasons().stream().map(ReasonView::of).toList(),
                    candidate.byHand(),
                    passage.speaker(),
                    passage.findings().quantities(),
                    passage.findings().dates().stream()
                            .map(date -> DateView.of(date, passage.text()))
                            .toList(),
                    candidate.state(),
                    candidate.claimId(),
                    candidate.decidedBy(),
                    candidate.decidedAt());
        }
    }

    /** A reason for a score: a feature, it in words, and what it added to the log-odds. */
    @Schema(name = "Reason")
    public record ReasonView(Feature feature, String words, double contribution) {

        static ReasonView of(Findings.Reason reason) {
            return new ReasonView(reason.feature(), reason.feature().reason(), reason.contribution());
        }
    }

    /** A date that a candidate speaks of, as of the article's publication. */
    @Schema(name = "DateRead")
    public record DateView(int start, int end, String text, PartialDate date, LocalDate first, LocalDate last) {

        static DateView of(Findings.DateRead date, String text) {
            return new DateView(
                    date.start(),
                    date.end(),
                    text.substring(date.start(), date.end()),
                    date.date(),
                    date.first(),
                    date.last());
        }
    }

    static ArticleView of(Article article, List<Candidate> candidates) {
        Details details = article.details();
        return new ArticleView(
                article.id(),
                article.version(),
                article.source(),
                details.url(),
                details.title(),
                details.publisher(),
                details.author(),
                details.published(),
                article.language(),
                article.body(),
                article.file(),
                article.copy(),
                article.scorerId(),
                article.addedBy(),
                article.addedAt(),
                candidates.stream().map(CandidateView::of).toList());
    }
}
