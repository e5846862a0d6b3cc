package org.plumbline.review.publication.correction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.publication.VerdictView;
import org.plumbline.review.verdict.PublicEvidence;

/** What differs in the sources of two revisions. */
final class SourceChanges {

    private static final List<Function<PublicEvidence, Optional<?>>> KEYS = List.of(
            Optional::of,
            source -> Optional.ofNullable(source.url()).map(url -> List.of(url, source.title())),
            source -> Optional.ofNullable(source.url()),
            source -> Optional.of(List.of(source.publisher(), source.title())),
            source -> Optional.of(source.title()));

    private final List<PublicEvidence> before;
    private final List<PublicEvidence> after;
    private final InWords words;
    private final Pairs<PublicEvidence> pairs;
    private final Map<Integer, Integer> formerPlaces = new TreeMap<>();

    SourceChanges(List<PublicEvidence> before, List<PublicEvidence> after, InWords words) {
        this.before = before;
        this.after = after;
        this.words = words;
        this.pairs = Pairs.of(before, after, KEYS);
        pairs.both().forEach(pair -> formerPlaces.put(pair.after(), pair.before()));
    }

    ListChange list() {
        return ListChange.of(
                words.names().sources(),
                pairs,
                words,
                new ListChange.Told<>(SourceChanges::name, SourceChanges::name, this::differences));
    }

    private List<Difference> differences(Pairs.Pair<PublicEvidence> pair) {
        PublicEvidence was = pair.was();
        PublicEvidence is = pair.is();
        Differences found = new Differences()
                .words(words.names().title(), was.title(), is.title())
                .whole(words.names().publisher(), was.publisher(), is.publisher())
                .whole(words.names().author(), was.author(), is.author())
                .whole(words.names().address(), was.url(), is.url())
                .whole(words.names().date(), words.day(was.publishedOn()), words.day(is.publishedOn()))
                .whole(words.names().sourceType(), type(was.type()), type(is.type()))
                .whole(words.names().primary(), primary(was), primary(is))
                .whole(
                        words.names().protectedSource(),
                        words.yesOrNo(was.protectedSource()),
                        words.yesOrNo(is.protectedSource()))
                .whole(words.names().stance(), stance(was.stance()), stance(is.stance()))
                .words(words.names().quote(), was.quote(), is.quote())
                .whole(words.names().figure(), figure(was), figure(is))
                .whole(words.names().origin(), was.origin(), is.origin())
                .whole(words.names().copy(), copy(was.archive()), copy(is.archive()));
        Set<Integer> countedBefore = others(before, pair.before());
        Set<Integer> countedNow = others(after, pair.after());
        if (!countedBefore.equals(former(countedNow))) {
            found.whole(words.names().countedWith(), names(before, countedBefore), names(after, countedNow));
        }
        return found.list();
    }

    /** The places of the other sources of its independence group. */
    private static Set<Integer> others(List<PublicEvidence> sources, int place) {
        return IntStream.range(0, sources.size())
                .filter(other -> other != place
                        && sources.get(other).group() == sources.get(place).group())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where they stood before; those that are new, nowhere. */
    private Set<Integer> former(Set<Integer> places) {
        return places.stream()
                .map(place -> formerPlaces.getOrDefault(place, -1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String names(List<PublicEvidence> sources, Set<Integer> places) {
        return words.list(
                places.stream().map(place -> "[" + words.number(place + 1) + "] " + name(sources.get(place))));
    }

    private static String name(PublicEvidence source) {
        return source.publisher() + ": " + source.title() + (source.url() == null ? "" : " (" + source.url() + ")");
    }

    private @Nullable String figure(PublicEvidence source) {
        return source.figure() == null ? null : VerdictView.figure(source.figure(), words.language());
    }

    private @Nullable String copy(PublicEvidence.@Nullable Archived archive) {
        return archive == null
                ? null
                : Shown.date(archive.fetchedAt(), words.language()) + ", SHA-256 " + archive.sha256();
    }

    private String primary(PublicEvidence source) {
        return source.primary() ? words.site().primary() : words.site().secondary();
    }

    private String stance(Stance stance) {
        return switch (stance) {
            case SUPPORTS -> words.site().supports();
            case REFUTES -> words.site().refutes();
            case CONTEXT -> words.site().context();
        };
    }

    private String type(SourceType type) {
        return switch (type) {
            case REPORT -> words.values().report();
            case DATASET -> words.values().dataset();
            case DOCUMENT -> words.values().document();
            case STATEMENT -> words.values().statement();
            case MEDIA -> words.values().media();
            case OTHER -> words.values().other();
        };
    }
}
