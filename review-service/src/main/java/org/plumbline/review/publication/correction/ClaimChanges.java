package org.plumbline.review.publication.correction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.review.check.Claimed;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.inbox.ClaimSnapshot.Appearance;
import org.plumbline.review.inbox.ClaimSnapshot.ClaimantDetail;
import org.plumbline.review.inbox.ClaimSnapshot.Quantity;

/** What differs in the claim that two revisions are about. */
record ClaimChanges(ClaimSnapshot before, ClaimSnapshot after, InWords words) {

    /** Its own words. */
    List<Difference> said() {
        return new Differences()
                .words(words.names().claim(), before.text(), after.text())
                .words(words.names().restatement(), before.restatement(), after.restatement())
                .list();
    }

    /** Who said it, and when. */
    List<Difference> facts() {
        return new Differences()
                .whole(words.names().claimant(), before.claimant(), after.claimant())
                .whole(words.names().claimantKind(), kind(before.claimantDetail()), kind(after.claimantDetail()))
                .whole(words.names().wikidata(), wikidata(before), wikidata(after))
                .whole(words.names().citing(), before.source(), after.source())
                .whole(words.names().statedOn(), words.day(before.statedOn()), words.day(after.statedOn()))
                .whole(
                        words.names().claimLanguage(),
                        words.languageName(before.language()),
                        words.languageName(after.language()))
                .whole(words.names().topics(), topics(before), topics(after))
                .list();
    }

    /** Where it was seen. */
    ListChange appearances() {
        List<Function<Appearance, Optional<?>>> keys =
                List.of(Optional::of, one -> Optional.ofNullable(one.url()), one -> Optional.ofNullable(one.headline())
                        .map(headline -> List.of(headline, Objects.toString(one.publisher(), ""))));
        return ListChange.of(
                words.names().appearances(),
                Pairs.of(before.appearances(), after.appearances(), keys),
                words,
                new ListChange.Told<>(
                        ClaimChanges::name, ClaimChanges::name, pair -> differences(pair.was(), pair.is())));
    }

    /** The figures in it. */
    ListChange quantities() {
        List<Function<Quantity, Optional<?>>> keys = List.of(
                Optional::of,
                one -> Optional.ofNullable(one.text()),
                // What is left over is told as what became of the other.
                one -> Optional.of(""));
        return ListChange.of(
                words.names().quantities(),
                Pairs.of(before.quantities(), after.quantities(), keys),
                words,
                new ListChange.Told<>(this::name, this::name, pair -> differences(pair.was(), pair.is())));
    }

    private List<Difference> differences(Appearance was, Appearance is) {
        return new Differences()
                .whole(words.names().publisher(), was.publisher(), is.publisher())
                .words(words.names().title(), was.headline(), is.headline())
                .whole(words.names().address(), was.url(), is.url())
                .whole(words.names().date(), words.day(was.publishedOn()), words.day(is.publishedOn()))
                .words(words.names().quote(), was.quote(), is.quote())
                .list();
    }

    private List<Difference> differences(Quantity was, Quantity is) {
        return new Differences()
                .whole(words.names().figure(), figure(was), figure(is))
                .whole(words.names().measure(), words.measure(was.measure()), words.measure(is.measure()))
                .whole(words.names().ofWhom(), was.ofWhom(), is.ofWhom())
                .whole(words.names().place(), was.place(), is.place())
                .whole(words.names().periodStart(), words.day(was.periodStart()), words.day(is.periodStart()))
                .whole(words.names().periodEnd(), words.day(was.periodEnd()), words.day(is.periodEnd()))
                .whole(words.names().asOf(), words.day(was.asOf()), words.day(is.asOf()))
                .whole(words.names().attributedTo(), was.attributedTo(), is.attributedTo())
                .whole(words.names().denied(), denied(was), denied(is))
                .list();
    }

    private static String name(Appearance appearance) {
        return Stream.of(appearance.publisher(), appearance.headline(), appearance.url())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
    }

    private String name(Quantity quantity) {
        return quantity.text() == null ? figure(quantity) : quantity.text();
    }

    /** As the check says it; what it has no words for, as the event says it. */
    private String figure(Quantity quantity) {
        return Claimed.of(quantity).map(words.check()::claimed).orElseGet(() -> Stream.of(
                        quantity.comparator(), quantity.value(), quantity.upper(), quantity.unit())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" ")));
    }

    private String denied(Quantity quantity) {
        return words.yesOrNo(Boolean.TRUE.equals(quantity.negated()));
    }

    private @Nullable String kind(@Nullable ClaimantDetail claimant) {
        String kind = claimant == null ? null : claimant.kind();
        return switch (kind) {
            case "PERSON" -> words.values().person();
            case "ORGANISATION" -> words.values().organisation();
            case "UNKNOWN" -> words.values().unknown();
            // Nothing is known, or one that this version does not know yet.
            case null, default -> kind;
        };
    }

    private static @Nullable String wikidata(ClaimSnapshot claim) {
        ClaimantDetail claimant = claim.claimantDetail();
        return claimant == null ? null : claimant.wikidata();
    }

    private String topics(ClaimSnapshot claim) {
        return words.list(claim.topics().stream().map(topic -> topic.replace('-', ' ')));
    }
}
