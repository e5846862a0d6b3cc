package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.verdict.PublicEvidence;

/**
 * How the sources of two versions differ. What readers see of a source has no id: one is held to be another's later form
 * if it has its address, or else its publisher and title.
 *
 * @param added each with its number now
 * @param removed each with the number that it had
 */
public record SourceChanges(List<String> added, List<String> removed, List<Changed> changed) {

    private static final List<BiPredicate<PublicEvidence, PublicEvidence>> LIKENESSES = List.of(
            PublicEvidence::equals,
            (one, other) -> hasAddressOf(one, other) && hasTitleOf(one, other),
            SourceChanges::hasAddressOf,
            SourceChanges::hasTitleOf);

    /**
     * A source that says something else, or stands elsewhere.
     *
     * @param number now
     * @param before the number that it had
     */
    public record Changed(int number, int before, String title, List<Difference> differences) {

        public boolean moved() {
            return number != before;
        }
    }

    static SourceChanges between(List<PublicEvidence> before, List<PublicEvidence> after) {
        @Nullable Integer[] formerly = new @Nullable Integer[after.size()];
        boolean[] found = new boolean[before.size()];
        for (BiPredicate<PublicEvidence, PublicEvidence> alike : LIKENESSES) {
            for (int now = 0; now < after.size(); now++) {
                for (int then = 0; then < before.size() && formerly[now] == null; then++) {
                    if (!found[then] && alike.test(before.get(then), after.get(now))) {
                        formerly[now] = then;
                        found[then] = true;
                    }
                }
            }
        }
        List<String> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (int now = 0; now < after.size(); now++) {
            PublicEvidence source = after.get(now);
            Integer then = formerly[now];
            if (then == null) {
                added.add(named(now, source));
                continue;
            }
            List<Difference> differences = differences(before.get(then), source);
            if (now != then || !differences.isEmpty()) {
                changed.add(new Changed(now + 1, then + 1, source.title(), differences));
            }
        }
        List<String> removed = IntStream.range(0, before.size())
                .filter(then -> !found[then])
                .mapToObj(then -> named(then, before.get(then)))
                .toList();
        return new SourceChanges(List.copyOf(added), removed, List.copyOf(changed));
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    int count() {
        return added.size() + removed.size() + changed.size();
    }

    private static boolean hasAddressOf(PublicEvidence one, PublicEvidence other) {
        return one.url() != null && one.url().equals(other.url());
    }

    private static boolean hasTitleOf(PublicEvidence one, PublicEvidence other) {
        return one.publisher().equals(other.publisher()) && one.title().equals(other.title());
    }

    private static String named(int index, PublicEvidence source) {
        return "[" + (index + 1) + "] " + source.publisher() + ": " + source.title()
                + (source.url() == null ? "" : " (" + source.url() + ")");
    }

    private static List<Difference> differences(PublicEvidence before, PublicEvidence after) {
        return new Differences()
                .add("Publisher", before.publisher(), after.publisher())
                .add("Title", before.title(), after.title())
                .add("Author", before.author(), after.author())
                .add("Address", before.url(), after.url())
                .add("Published on", day(before.publishedOn()), day(after.publishedOn()))
                .add(
                        "Kind of source",
                        Label.of(before.type()).words(),
                        Label.of(after.type()).words())
                .add("Primary source", yes(before.primary()), yes(after.primary()))
                .add("Protected source", yes(before.protectedSource()), yes(after.protectedSource()))
                .add(
                        "Stance",
                        Label.of(before.stance()).words(),
                        Label.of(after.stance()).words())
                .add("Quote", before.quote(), after.quote())
                .add("Figure", Piece.figure(before.figure()), Piece.figure(after.figure()))
                .add("Whose information it passes on", before.origin(), after.origin())
                .add("Archived copy", copy(before.archive()), copy(after.archive()))
                .found();
    }

    private static @Nullable String day(@Nullable PartialDate date) {
        return date == null ? null : Day.words(date);
    }

    private static String yes(boolean is) {
        return is ? "Yes" : "No";
    }

    private static @Nullable String copy(PublicEvidence.@Nullable Archived copy) {
        return copy == null ? null : Shown.time(copy.fetchedAt(), "en") + ", SHA-256 " + copy.sha256();
    }
}
