package org.plumbline.claims.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.Appearance;
import org.plumbline.claims.claim.Statement;
import org.plumbline.claims.quantity.Comparator;
import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;

/**
 * A claim as somebody sends it in; nothing in it is checked yet.
 *
 * <p>Dates and enums are strings here, so that what is wrong with them is told beside all the rest that is wrong.
 */
@Schema(name = "NewClaim")
public record ClaimRequest(
        @Schema(required = true, maxLength = 2000, description = "The claim in its own words.") @Nullable
        String text,

        @Schema(required = true, description = "BCP 47 tag.", examples = "en") @Nullable
        String language,

        @Schema(description = "The same so that it can be understood alone.") @Nullable
        String restatement,

        @Schema(description = "Who said it.") @Nullable String claimant,

        @Schema(description = "Whose figure or finding the claimant calls it.") @Nullable
        String source,

        @Schema(description = "2024-04-07, 2024-04 or 2024.", examples = "2024-04-07") @Nullable
        String statedOn,

        @Schema(description = "Where it was seen.") @Nullable
        List<@Nullable AppearanceRequest> appearances,

        @Schema(description = "Slugs.", examples = "[\"gaza-war\"]") @Nullable
        List<@Nullable String> topics,

        @Nullable List<@Nullable QuantityRequest> quantities) {

    static final int MAX_LINE = 300;
    static final int MAX_LIST = Statement.MAX_LIST;
    static final int MAX_TOPICS = Statement.MAX_TOPICS;
    static final int MAX_DIGITS = 30;

    /** Where the claim was seen: at least an address, a publisher or a headline. */
    @Schema(name = "NewAppearance")
    public record AppearanceRequest(
            @Nullable String url,
            @Nullable String publisher,
            @Nullable String headline,
            @Nullable String publishedOn,
            @Nullable String quote) {}

    /** A figure in the claim; {@code start} and {@code end} count UTF-16 units in the text as it was sent. */
    @Schema(name = "NewQuantity")
    public record QuantityRequest(
            @Schema(required = true, implementation = Comparator.class) @Nullable
            String comparator,

            @Schema(required = true) @Nullable BigDecimal value,
            @Nullable BigDecimal upper,
            @Nullable String measure,
            @Nullable String unit,
            @Nullable String ofWhom,
            @Nullable String place,
            @Nullable String periodStart,
            @Nullable String periodEnd,
            @Nullable String asOf,
            @Nullable String attributedTo,
            @Nullable String text,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer significantDigits,
            @Nullable BigDecimal partOf,
            @Nullable Boolean negated,
            @Nullable Map<String, @Nullable String> provenance) {}

    /**
     * What was said, if it can be taken as it was sent.
     *
     * @throws ProblemException 422 with everything that is wrong
     */
    public Statement check() {
        return check(new FieldChecks());
    }

    /** As {@link #check()}, together with what was found wrong before. */
    Statement check(FieldChecks checks) {
        String checkedText = checks.requiredText("text", text, Statement.MAX_TEXT, true);
        String checkedLanguage = checks.language("language", language);
        String checkedRestatement = checks.text("restatement", restatement, Statement.MAX_TEXT, true);
        String checkedClaimant = checks.text("claimant", claimant, MAX_LINE, false);
        String checkedSource = checks.text("source", source, MAX_LINE, false);
        PartialDate checkedStatedOn = checks.date("statedOn", statedOn);
        List<Appearance> checkedAppearances = appearances(checks);
        List<String> checkedTopics = topics(checks);
        List<Quantity> checkedQuantities = quantities(checks);
        if (checkedText == null || checkedLanguage == null || !checks.isClean()) {
            throw checks.problem();
        }
        return new Statement(
                checkedText,
                checkedLanguage,
                checkedRestatement,
                checkedClaimant,
                checkedSource,
                checkedStatedOn,
                checkedAppearances,
                checkedTopics,
                checkedQuantities);
    }

    private List<Appearance> appearances(FieldChecks checks) {
        List<AppearanceRequest> requests = checks.list("appearances", appearances, MAX_LIST);
        List<Appearance> checked = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Appearance appearance = appearance("appearances[" + i + "]", requests.get(i), checks);
            if (appearance != null) {
                checked.add(appearance);
            }
        }
        return checked;
    }

    private static @Nullable Appearance appearance(String path, AppearanceRequest request, FieldChecks outer) {
        FieldChecks checks = outer.within(path + ".");
        String url = checks.url("url", request.url());
        String publisher = checks.text("publisher", request.publisher(), MAX_LINE, false);
        String headline = checks.text("headline", request.headline(), MAX_LINE, false);
        PartialDate publishedOn = checks.date("publishedOn", request.publishedOn());
        String quote = checks.text("quote", request.quote(), Statement.MAX_TEXT, true);
        if (url == null && publisher == null && headline == null) {
            if (checks.isClean()) {
                outer.violation(path, "must have an address, a publisher or a headline");
            }
            return null;
        }
        return new Appearance(url, publisher, headline, publishedOn, quote);
    }

    private List<String> topics(FieldChecks checks) {
        List<String> requests = checks.list("topics", topics, MAX_TOPICS);
        Set<String> checked = new LinkedHashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            String topic = checks.slug("topics[" + i + "]", requests.get(i));
            if (topic != null) {
                checked.add(topic);
            }
        }
        return List.copyOf(checked);
    }

    private List<Quantity> quantities(FieldChecks checks) {
        List<QuantityRequest> requests = checks.list("quantities", quantities, MAX_LIST);
        List<Quantity> checked = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Quantity quantity = quantity(checks.within("quantities[" + i + "]."), requests.get(i));
            if (quantity != null) {
                checked.add(quantity);
            }
        }
        return checked;
    }

    private @Nullable Quantity quantity(FieldChecks checks, QuantityRequest request) {
        Comparator comparator = checks.oneOf("comparator", request.comparator(), Comparator.class);
        BigDecimal value = checks.figure("value", request.value());
        if (request.value() == null) {
            checks.violation("value", "must be a number");
        }
        BigDecimal upper = checks.figure("upper", request.upper());
        checkRange(checks, comparator, value, request.upper(), upper);
        String measure = checks.text("measure", request.measure(), MAX_LINE, false);
        String unit = checks.text("unit", request.unit(), MAX_LINE, false);
        if (isBlank(request.measure()) && isBlank(request.unit())) {
            checks.violation("measure", "must say what is counted, unless unit says what it is measured in");
        }
        String ofWhom = checks.text("ofWhom", request.ofWhom(), MAX_LINE, false);
        String place = checks.text("place", request.place(), MAX_LINE, false);
        PartialDate periodStart = checks.date("periodStart", request.periodStart());
        PartialDate periodEnd = checks.date("periodEnd", request.periodEnd());
        if (periodStart != null && periodEnd != null && periodEnd.last().isBefore(periodStart.first())) {
            checks.violation("periodEnd", "must not be before periodStart");
        }
        PartialDate asOf = checks.date("asOf", request.asOf());
        String attributedTo = checks.text("attributedTo", request.attributedTo(), MAX_LINE, false);
        String words = checks.text("text", request.text(), Statement.MAX_TEXT, true);
        int blanks = checkSpan(checks, request);
        Integer digits = request.significantDigits();
        if (digits != null && (digits < 1 || digits > MAX_DIGITS)) {
            checks.violation("significantDigits", "must be between 1 and " + MAX_DIGITS);
        }
        BigDecimal partOf = checks.figure("partOf", request.partOf());
        Map<String, Provenance> provenance = provenance(checks, request.provenance());
        if (comparator == null || value == null || !checks.isClean()) {
            return null;
        }
        return new Quantity(
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
                        words,
                        request.start(),
                        request.end(),
                        digits,
                        partOf,
                        Boolean.TRUE.equals(request.negated()),
                        provenance)
                .movedBy(-blanks);
    }

    private static void checkRange(
            FieldChecks checks,
            @Nullable Comparator comparator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal sentUpper,
            @Nullable BigDecimal upper) {
        if (comparator == null) {
            return;
        }
        if (comparator != Comparator.BETWEEN) {
            if (sentUpper != null) {
                checks.violation("upper", "must be left out unless comparator is BETWEEN");
            }
        } else if (sentUpper == null) {
            checks.violation("upper", "must be there where comparator is BETWEEN");
        } else if (upper != null && value != null && upper.compareTo(value) <= 0) {
            checks.violation("upper", "must be more than value");
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** Returns how many blanks before the text go when it is stored. */
    private int checkSpan(FieldChecks checks, QuantityRequest request) {
        Integer start = request.start();
        Integer end = request.end();
        if (start == null && end == null) {
            return 0;
        }
        if (start == null || end == null) {
            checks.violation("start", "and end must be there together or not at all");
            return 0;
        }
        String sent = text == null ? "" : text;
        int blanks = sent.length() - sent.stripLeading().length();
        if (start < blanks || end <= start || end > blanks + sent.strip().length()) {
            checks.violation("start", "and end must lie within the text");
        }
        return blanks;
    }

    private static Map<String, Provenance> provenance(
            FieldChecks checks, @Nullable Map<String, @Nullable String> sent) {
        Map<String, Provenance> checked = new TreeMap<>();
        if (sent == null) {
            return checked;
        }
        for (Map.Entry<String, @Nullable String> entry : sent.entrySet()) {
            if (!Quantity.FIELDS_WITH_PROVENANCE.contains(entry.getKey())) {
                checks.violation("provenance", "must name fields of a quantity only");
                return checked;
            }
            Provenance provenance = checks.oneOf("provenance." + entry.getKey(), entry.getValue(), Provenance.class);
            if (provenance != null) {
                checked.put(entry.getKey(), provenance);
            }
        }
        return checked;
    }
}
