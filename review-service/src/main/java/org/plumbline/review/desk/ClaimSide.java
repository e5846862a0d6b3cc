package org.plumbline.review.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.inbox.ClaimSnapshot;

/** The claim beside the work on it. */
public record ClaimSide(
        UUID id,
        String text,
        String language,
        String languageName,
        @Nullable String restatement,
        @Nullable String claimant,
        @Nullable String source,
        @Nullable Day statedOn,
        List<String> topics,
        List<Seen> appearances,
        List<Quantity> quantities) {

    private static final int SHORT = 70;

    /** Where it was seen; the address is a link only if it leads to the web. */
    public record Seen(
            @Nullable String url,
            String label,
            @Nullable String publisher,
            @Nullable Day publishedOn,
            @Nullable String quote) {

        static Seen of(ClaimSnapshot.Appearance seen) {
            String label = Stream.of(seen.headline(), seen.url(), seen.publisher())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("Somewhere");
            String url = seen.url();
            return new Seen(
                    url == null || WebAddress.parse(url).isEmpty() ? null : url,
                    label,
                    label.equals(seen.publisher()) ? null : seen.publisher(),
                    Day.of(seen.publishedOn()),
                    seen.quote());
        }
    }

    /**
     * A figure of the claim.
     *
     * @param doubts what of it does not stand in the sentence itself
     */
    public record Quantity(
            String figure,
            @Nullable String ofWhom,
            @Nullable String place,
            @Nullable String period,
            @Nullable Day asOf,
            @Nullable String attributedTo,
            String doubts) {

        private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");

        static Quantity of(ClaimSnapshot.Quantity quantity) {
            return new Quantity(
                    figure(quantity),
                    quantity.ofWhom(),
                    quantity.place(),
                    period(quantity.periodStart(), quantity.periodEnd()),
                    Day.of(quantity.asOf()),
                    quantity.attributedTo(),
                    new TreeMap<>(quantity.provenance())
                            .entrySet().stream()
                                    .filter(entry -> !entry.getValue().equals("STATED"))
                                    .map(entry -> field(entry.getKey())
                                            + (entry.getValue().equals("CONTEXT") ? " from context" : " assumed"))
                                    .collect(Collectors.joining(", ")));
        }

        /** {@code periodStart} is "period start". */
        private static String field(String name) {
            return CAPITAL.matcher(name).replaceAll(" $0").toLowerCase(Locale.ROOT);
        }

        /** {@code more than 33,000 killed}, {@code between 5 and 6 weeks}, {@code about 45%}. */
        private static String figure(ClaimSnapshot.Quantity quantity) {
            String comparator = Objects.requireNonNullElse(quantity.comparator(), "EXACTLY");
            String numbers = number(quantity.value());
            if (quantity.upper() != null) {
                numbers += (comparator.equals("BETWEEN") ? " and " : "–") + number(quantity.upper());
            }
            return Stream.of(
                            comparator.equals("EXACTLY")
                                    ? ""
                                    : comparator.toLowerCase(Locale.ROOT).replace('_', ' '),
                            withUnit(numbers, quantity),
                            Objects.requireNonNullElse(quantity.measure(), ""))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }

        private static String withUnit(String numbers, ClaimSnapshot.Quantity quantity) {
            BigDecimal last = quantity.upper() == null ? quantity.value() : quantity.upper();
            boolean one = last != null && last.compareTo(BigDecimal.ONE) == 0;
            String unit = quantity.unit();
            return switch (unit) {
                case null -> numbers;
                case "percent" -> numbers + "%";
                case "USD" -> numbers + " US dollars";
                case "person" -> numbers + (one ? " person" : " people");
                case "second", "minute", "hour", "day", "week", "month", "year", "tonne" ->
                    numbers + " " + unit + (one ? "" : "s");
                default -> numbers + " " + unit;
            };
        }

        private static @Nullable String period(@Nullable PartialDate start, @Nullable PartialDate end) {
            if (start == null) {
                return end == null ? null : "until " + Day.words(end);
            }
            return end == null ? "since " + Day.words(start) : Day.words(start) + " to " + Day.words(end);
        }
    }

    static ClaimSide of(UUID claimId, ClaimSnapshot claim) {
        return new ClaimSide(
                claimId,
                claim.text(),
                claim.language(),
                Locale.forLanguageTag(claim.language()).getDisplayName(Locale.ENGLISH),
                claim.restatement(),
                claim.claimant(),
                claim.source(),
                Day.of(claim.statedOn()),
                claim.topics(),
                claim.appearances().stream().map(Seen::of).toList(),
                claim.quantities().stream().map(Quantity::of).toList());
    }

    /** As much of the text as a window's title has room for. */
    public String shortened() {
        String words = restatement == null ? text : restatement;
        if (words.length() <= SHORT) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
        return words.substring(0, end).strip() + "…";
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : Shown.number(number, "en");
    }
}
