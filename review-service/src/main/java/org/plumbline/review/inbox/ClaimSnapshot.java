package org.plumbline.review.inbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * A claim as an event tells of it: as much of the event as this service reads or shows. The event is kept whole.
 *
 * @param text what was said, word for word
 * @param restatement what was said, so that it stands on its own
 * @param claimant who said it
 * @param source who the claimant has it from
 * @param claimantDetail what is known of the claimant; null where the event tells nothing
 * @param countedInWords what its words count as claims-service reads them, whatever quantities somebody entered;
 *     for the policy alone, and in nothing that is published
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClaimSnapshot(
        UUID id,
        String text,
        String language,
        @Nullable String restatement,
        @Nullable String claimant,
        @Nullable String source,
        @Nullable PartialDate statedOn,
        List<Appearance> appearances,
        List<String> topics,
        List<Quantity> quantities,
        @Nullable ClaimantDetail claimantDetail,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        List<String> countedInWords) {

    public ClaimSnapshot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        appearances = orNone(appearances);
        topics = orNone(topics);
        quantities = orNone(quantities);
        countedInWords = orNone(countedInWords);
    }

    /** A claim of whose claimant nothing but the name is known. */
    public ClaimSnapshot(
            UUID id,
            String text,
            String language,
            @Nullable String restatement,
            @Nullable String claimant,
            @Nullable String source,
            @Nullable PartialDate statedOn,
            List<Appearance> appearances,
            List<String> topics,
            List<Quantity> quantities) {
        this(
                id,
                text,
                language,
                restatement,
                claimant,
                source,
                statedOn,
                appearances,
                topics,
                quantities,
                null,
                List.of());
    }

    /**
     * Who the claimant is.
     *
     * @param kind {@code PERSON}, {@code ORGANISATION} or {@code UNKNOWN}; kept as text, so that a new one does no harm
     * @param wikidata the item at Wikidata, e.g. {@code Q42}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ClaimantDetail(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable String wikidata) {}

    /** Where the claim was seen. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Appearance(
            @Nullable String url,
            @Nullable String publisher,
            @Nullable String headline,
            @Nullable PartialDate publishedOn,
            @Nullable String quote) {}

    /**
     * A figure in the claim, as claims-service read it.
     *
     * @param comparator {@code EXACTLY}, {@code MORE_THAN} and the like; kept as text, so that a new one does no harm here
     * @param negated whether the claim says that it is not this figure
     * @param provenance for each field whether it is {@code STATED}, from {@code CONTEXT} or {@code ASSUMED}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Quantity(
            @Nullable String comparator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal upper,
            @Nullable String measure,
            @Nullable String unit,
            @Nullable String ofWhom,
            @Nullable String place,
            @Nullable PartialDate periodStart,
            @Nullable PartialDate periodEnd,
            @Nullable PartialDate asOf,
            @Nullable String attributedTo,
            @Nullable String text,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer significantDigits,
            @Nullable Boolean negated,
            Map<String, String> provenance) {

        @SuppressWarnings("RedundantNullCheck") // The parser passes null for what the event leaves out.
        public Quantity {
            provenance = provenance == null ? Map.of() : Map.copyOf(provenance);
        }

        /** A figure that the claim affirms. */
        public Quantity(
                @Nullable String comparator,
                @Nullable BigDecimal value,
                @Nullable BigDecimal upper,
                @Nullable String measure,
                @Nullable String unit,
                @Nullable String ofWhom,
                @Nullable String place,
                @Nullable PartialDate periodStart,
                @Nullable PartialDate periodEnd,
                @Nullable PartialDate asOf,
                @Nullable String attributedTo,
                @Nullable String text,
                @Nullable Integer start,
                @Nullable Integer end,
                @Nullable Integer significantDigits,
                Map<String, String> provenance) {
            this(
                    comparator,
                    value,
                    upper,
                    measure,
                    unit,
                    ofWhom,
                    place,
                    periodStart,
                    periodEnd,
                    asOf,
                    attributedTo,
                    text,
                    start,
                    end,
                    significantDigits,
                    null,
                    provenance);
        }
    }

    /** Whether it tells readers the same as another one; on which topics it is, what is known of its claimant, and what is read in it, is no part of that. */
    public boolean saysWhat(ClaimSnapshot other) {
        return isTheStatementOf(other)
                && Objects.equals(claimant, other.claimant)
                && appearances.equals(other.appearances);
    }

    /**
     * Whether it is the same statement of the same claimant as another one: only where it was seen, and how the desk's
     * register of claimants writes the name, may differ.
     */
    public boolean meansWhat(ClaimSnapshot other) {
        return isTheStatementOf(other) && isOfTheClaimantOf(other);
    }

    private boolean isTheStatementOf(ClaimSnapshot other) {
        return text.equals(other.text)
                && language.equals(other.language)
                && Objects.equals(restatement, other.restatement)
                && Objects.equals(source, other.source)
                && Objects.equals(statedOn, other.statedOn)
                && quantities.equals(other.quantities);
    }

    private boolean isOfTheClaimantOf(ClaimSnapshot other) {
        UUID registered = claimantDetail == null ? null : claimantDetail.id();
        UUID otherwise = other.claimantDetail == null ? null : other.claimantDetail.id();
        return (registered != null && otherwise != null)
                ? registered.equals(otherwise)
                : Objects.equals(claimant, other.claimant);
    }

    /** The restatement if there is one: it says the same and needs no context. */
    public String standalone() {
        return restatement == null ? text : restatement;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
