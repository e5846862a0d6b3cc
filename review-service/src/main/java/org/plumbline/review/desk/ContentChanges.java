package org.plumbline.review.desk;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.review.inbox.ClaimSnapshot;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.PublicEvidence;
import org.plumbline.review.verdict.PublicFigures;

/**
 * How two contents differ, word by word, in all that readers see of them.
 *
 * @param draft its fields, and the reason of the waiver
 * @param figures what the claim is checked by, in the sentences that readers get
 */
public record ContentChanges(
        List<Difference> claim, List<Difference> draft, SourceChanges sources, List<Difference> figures) {

    /** From so many characters on they are folded away at first. */
    private static final int LONG = 3000;

    /** A content as far as readers see it, whether it was approved or published. */
    record Told(
            Draft draft,
            List<PublicEvidence> evidence,
            ClaimSnapshot claim,
            @Nullable String waiver,
            List<PublicFigures> figures) {}

    static ContentChanges between(Told before, Told after) {
        return new ContentChanges(
                claim(before.claim(), after.claim()),
                Stream.concat(
                                draft(before.draft(), after.draft()).stream(),
                                new Differences()
                                        .add("Reason of the waiver", before.waiver(), after.waiver()).found().stream())
                        .toList(),
                SourceChanges.between(before.evidence(), after.evidence()),
                figures(before.figures(), after.figures()));
    }

    /** Where nothing but the draft is known any more. */
    static ContentChanges ofDrafts(Draft before, Draft after) {
        return new ContentChanges(
                List.of(), draft(before, after), new SourceChanges(List.of(), List.of(), List.of()), List.of());
    }

    public boolean none() {
        return count() == 0;
    }

    /** How many fields and sources differ. */
    public int count() {
        return claim.size() + draft.size() + sources.count() + figures.size();
    }

    public boolean isLengthy() {
        return Stream.of(claim, draft, figures)
                        .flatMap(List::stream)
                        .flatMap(difference -> difference.passages().stream())
                        .mapToInt(passage -> passage.text().length())
                        .sum()
                > LONG;
    }

    private static List<Difference> draft(Draft before, Draft after) {
        return DraftComparison.between(before, after).stream()
                .map(Differences::shortened)
                .toList();
    }

    private static List<Difference> claim(ClaimSnapshot before, ClaimSnapshot after) {
        ClaimSide then = ClaimSide.of(before.id(), before);
        ClaimSide now = ClaimSide.of(after.id(), after);
        return new Differences()
                .add("Claim", then.text(), now.text())
                .add("Stands alone as", then.restatement(), now.restatement())
                .add("Claimant", then.claimant(), now.claimant())
                .add("Attributed to", then.source(), now.source())
                .add("Stated on", words(then.statedOn()), words(now.statedOn()))
                .add("Language", then.languageName(), now.languageName())
                .add("Topics", String.join(", ", then.topics()), String.join(", ", now.topics()))
                .add("Quantities", quantities(then), quantities(now))
                .add("Where it was seen", appearances(then), appearances(now))
                .found();
    }

    private static List<Difference> figures(List<PublicFigures> before, List<PublicFigures> after) {
        return new Differences()
                .add("As the claim was made", judged(before, true), judged(after, true))
                .add("As of the check", judged(before, false), judged(after, false))
                .found();
    }

    private static String judged(List<PublicFigures> figures, boolean then) {
        return figures.stream()
                .map(one -> then ? one.then() : one.now())
                .flatMap(judged -> Stream.of(
                        List.of(Label.of(judged.outcome()).words() + "."),
                        judged.arithmetic().getOrDefault("en", List.of()),
                        judged.caveats().getOrDefault("en", List.of())))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private static String quantities(ClaimSide claim) {
        return claim.quantities().stream()
                .map(quantity -> joined(
                        quantity.figure(),
                        quantity.ofWhom(),
                        quantity.place(),
                        quantity.period(),
                        quantity.asOf() == null
                                ? null
                                : "as of " + quantity.asOf().words(),
                        quantity.attributedTo() == null ? null : "according to " + quantity.attributedTo(),
                        quantity.doubts()))
                .collect(Collectors.joining("\n"));
    }

    private static String appearances(ClaimSide claim) {
        return claim.appearances().stream()
                .map(seen ->
                        joined(seen.label(), seen.url(), seen.publisher(), words(seen.publishedOn()), seen.quote()))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String words(@Nullable Day day) {
        return day == null ? null : day.words();
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
