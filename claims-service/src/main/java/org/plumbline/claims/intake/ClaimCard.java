package org.plumbline.claims.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimAction;
import org.plumbline.claims.claim.ClaimPolicy;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Decision;
import org.plumbline.claims.claim.Priority;
import org.plumbline.claims.claim.ReviewStatus;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.claims.quantity.Wording;
import org.plumbline.claims.verdict.InShort;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;

/** A claim in the words of a desk page. */
public record ClaimCard(
        String id,
        long version,
        String state,
        String tone,
        boolean open,
        String text,
        String language,
        String languageName,
        @Nullable String restatement,
        @Nullable String claimant,
        @Nullable String source,
        @Nullable Day statedOn,
        List<Seen> appearances,
        List<String> topics,
        List<Figure> quantities,
        String submittedBy,
        Moment submittedAt,
        @Nullable Decided decided,
        @Nullable Review review,
        @Nullable Published verdict,
        @Nullable String mergedInto,
        Standing standing,
        Why why,
        @Nullable Sayer sayer) {

    /** Why it stands where it stands in the inbox. */
    public record Why(String total, List<Bar> bars) {

        static Why of(Priority priority) {
            return new Why(
                    Shown.number(Math.round(priority.total() * 100), "en"),
                    priority.components().stream().map(Bar::of).toList());
        }
    }

    /** A component of it: value and share for the bar, and both in words. */
    public record Bar(String name, String value, String percent, String weight, String words) {

        static Bar of(Priority.Component component) {
            return new Bar(
                    ClaimCard.words(component.name()),
                    String.format(Locale.ROOT, "%.3f", component.value()),
                    Shown.number(Math.round(component.value() * 100), "en"),
                    Shown.number(Math.round(component.weight() * 100), "en"),
                    component.words());
        }
    }

    /**
     * Whether what was decided can be taken back, and whether it can be merged.
     *
     * @param stays why an acceptance cannot be taken back; null if it can, and where none is
     */
    public record Standing(
            boolean reopens, boolean merges, @Nullable String stays) {

        static Standing of(Claim claim) {
            ClaimPolicy.Facts facts = ClaimPolicy.Facts.of(claim);
            Optional<ClaimPolicy.Refused> reopening = ClaimPolicy.objection(ClaimAction.REOPEN, facts);
            return new Standing(
                    reopening.isEmpty(),
                    ClaimPolicy.objection(ClaimAction.MERGE, facts).isEmpty(),
                    claim.state() == ClaimState.ACCEPTED
                            ? reopening.map(ClaimPolicy.Refused::why).orElse(null)
                            : null);
        }
    }

    /**
     * Who has the claimant's name.
     *
     * @param name as the desk lists it, which need not be as it was written
     */
    public record Sayer(
            String id, String name, String kind, @Nullable String wikidata) {

        static @Nullable Sayer of(@Nullable Claimant claimant) {
            return claimant == null
                    ? null
                    : new Sayer(
                            claimant.id().toString(),
                            claimant.name(),
                            claimant.kind().words(),
                            claimant.wikidata());
        }
    }

    /** A point in time: exact, and as the desk reads it. */
    public record Moment(String exact, String words) {

        /** The moment in the desk's zone. */
        public static Moment of(Instant at) {
            return new Moment(at.toString(), Shown.time(at, "en"));
        }
    }

    /** A date of its own precision. */
    public record Day(String exact, String words) {

        static @Nullable Day of(@Nullable PartialDate date) {
            return date == null ? null : new Day(date.toString(), Shown.date(date, "en"));
        }
    }

    /** Where the claim was seen; the label is never empty. */
    public record Seen(
            @Nullable String url,
            String label,
            @Nullable String publisher,
            @Nullable Day publishedOn,
            @Nullable String quote) {

        static Seen of(Appearance appearance) {
            String label = appearance.headline();
            String publisher = appearance.publisher();
            if (label == null) {
                label = publisher != null ? publisher : String.valueOf(appearance.url());
                publisher = null;
            }
            return new Seen(appearance.url(), label, publisher, Day.of(appearance.publishedOn()), appearance.quote());
        }
    }

    /** A quantity: in one phrase, and in its parts. */
    public record Figure(
            String words,
            String figure,
            @Nullable String ofWhom,
            @Nullable String place,
            @Nullable String period,
            @Nullable Day asOf,
            @Nullable String attributedTo,
            @Nullable String readFrom,
            String notStated) {

        static Figure of(Quantity quantity) {
            return new Figure(
                    Wording.of(quantity),
                    Wording.figure(quantity),
                    quantity.ofWhom(),
                    quantity.place(),
                    Wording.period(quantity),
                    Day.of(quantity.asOf()),
                    quantity.attributedTo(),
                    quantity.text(),
                    notStated(quantity.provenance()));
        }

        /** What a checker has to look at twice: fields that do not stand in the sentence itself. */
        private static String notStated(Map<String, Provenance> provenance) {
            List<String> words = new ArrayList<>();
            for (Map.Entry<String, Provenance> entry : new TreeMap<>(provenance).entrySet()) {
                switch (entry.getValue()) {
                    case STATED -> {}
                    case CONTEXT -> words.add(entry.getKey() + " from context");
                    case ASSUMED -> words.add(entry.getKey() + " assumed");
                }
            }
            return String.join(", ", words);
        }
    }

    /** What the desk decided. */
    public record Decided(
            String by,
            Moment at,
            @Nullable String reason,
            @Nullable String words) {}

    /** How far the review is; words say so where review-service has not told yet. */
    public record Review(String id, String state, @Nullable Moment since) {}

    /** The published verdict. */
    public record Published(String url, InShort inShort, String headline, int revision, Moment publishedAt) {}

    /** The claim as it stands. */
    public static ClaimCard of(Claim claim) {
        Statement statement = claim.statement();
        return new ClaimCard(
                claim.id().toString(),
                claim.version(),
                words(claim.state().name()),
                tone(claim.state()),
                claim.state() == ClaimState.SUBMITTED,
                statement.text(),
                statement.language(),
                Locale.forLanguageTag(statement.language()).getDisplayName(Locale.ENGLISH),
                statement.restatement(),
                statement.claimant(),
                statement.source(),
                Day.of(statement.statedOn()),
                statement.appearances().stream().map(Seen::of).toList(),
                statement.topics(),
                statement.quantities().stream().map(Figure::of).toList(),
                claim.submittedBy().name(),
                Moment.of(claim.submittedAt()),
                decided(claim.decision()),
                review(claim.review()),
                published(claim.verdict()),
                claim.mergedInto() == null ? null : claim.mergedInto().toString(),
                Standing.of(claim),
                Why.of(claim.priority()),
                Sayer.of(claim.claimant()));
    }

    private static @Nullable Decided decided(@Nullable Decision decision) {
        if (decision == null) {
            return null;
        }
        return new Decided(
                decision.by().name(),
                Moment.of(decision.at()),
                decision.rejection() == null
                        ? null
                        : decision.rejection().reason().words(),
                decision.rejection() == null ? null : decision.rejection().words());
    }

    private static @Nullable Review review(@Nullable ReviewStatus review) {
        if (review == null) {
            return null;
        }
        return new Review(
                review.id().toString(),
                review.state() == null ? "Opening…" : words(review.state()),
                review.since() == null ? null : Moment.of(review.since()));
    }

    private static @Nullable Published published(@Nullable Verdict verdict) {
        if (verdict == null) {
            return null;
        }
        return new Published(
                verdict.url(),
                InShort.of(verdict, "en"),
                verdict.headline(),
                verdict.revision(),
                Moment.of(verdict.publishedAt()));
    }

    private static String tone(ClaimState state) {
        return switch (state) {
            case SUBMITTED -> "accent";
            case ACCEPTED -> "good";
            case REJECTED -> "bad";
            case MERGED -> "";
        };
    }

    /** IN_APPROVAL and in-approval are read as In approval. */
    private static String words(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
