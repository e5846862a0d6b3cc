package org.plumbline.claims.quantity.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.plumbline.claims.quantity.Provenance;
import org.plumbline.claims.quantity.Quantity;
import org.plumbline.claims.quantity.reading.Lexicon.Section;
import org.plumbline.claims.quantity.reading.Tokens.Match;
import org.plumbline.kit.time.PartialDate;

/** Puts each figure together with what its sentence, and failing that the context, says about it. */
final class Assembly {

    private static final int REACH = 40;
    private static final int PART_REACH = 20;
    private static final Set<String> SPANS_OF_TIME = Set.of("second", "minute", "hour", "day", "week", "month", "year");

    private final Tokens tokens;
    private final CountedReader counted;
    private final Context context;
    private final NavigableMap<Integer, Named> places = new TreeMap<>();
    private final NavigableMap<Integer, DateMention> dates = new TreeMap<>();
    private final NavigableMap<Integer, Named> sources = new TreeMap<>();
    private final int[] insertions;
    private @Nullable Whole last;

    Assembly(Tokens tokens, Numbers numbers, List<DateMention> mentions, Context context) {
        this.tokens = tokens;
        this.counted = new CountedReader(tokens, numbers);
        this.context = context;
        this.insertions = insertions(tokens);
        new PlaceReader(tokens, numbers).read().forEach(place -> places.put(place.at(), place));
        // By sentence: whose figure it is holds for the whole of it.
        new AttributionReader(tokens, numbers)
                .read()
                .forEach(source -> sources.putIfAbsent(tokens.at(source.at()).sentence(), source));
        mentions.forEach(mention -> dates.put(mention.from(), mention));
    }

    /** The last figure that could be the whole of which the next one is a part. */
    private record Whole(Figure figure, Counted counted) {}

    List<Quantity> quantities(List<Figure> figures) {
        List<Quantity> quantities = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Whole whole = partOf(figure);
            Counted what = counted.read(figure, whole != null);
            Figure following = i + 1 < figures.size() ? figures.get(i + 1) : null;
            if (whole == null && following != null && what.measure() == null && isOfThe(figure, following)) {
                // "seven of the 14 dead": the whole comes second
                whole = isWritable(following) ? new Whole(following, counted.read(following, false)) : null;
            }
            if (whole != null) {
                what = inherited(what, whole.counted(), counted.state(figure));
            }
            Quantity quantity =
                    quantity(figure, what, whole == null ? null : whole.figure().value());
            if (quantity != null) {
                quantities.add(quantity);
                last = whole == null ? new Whole(figure, what) : last;
            }
        }
        return quantities;
    }

    /** "14 people, including seven commanders" */
    private @Nullable Whole partOf(Figure figure) {
        Whole whole = last;
        if (whole == null
                || !tokens.together(whole.figure().from(), figure.from())
                || figure.from() - whole.figure().to() > PART_REACH) {
            return null;
        }
        boolean part = isOutOf(whole.figure())
                || tokens.ending(Section.INCLUDING, figure.from()) != null
                || tokens.starting(Section.INCLUDING, figure.to()) != null;
        return part && figure.value().compareTo(whole.figure().value()) < 0 ? whole : null;
    }

    /** "Of 240 hostages, 105 were released" */
    private boolean isOutOf(Figure whole) {
        return tokens.at(whole.from() - 1).first() && tokens.is(Section.OF, whole.from() - 1);
    }

    private boolean isOfThe(Figure figure, Figure following) {
        Match of = tokens.starting(Section.OF, figure.to());
        return of != null && of.to() == following.from() && figure.value().compareTo(following.value()) < 0;
    }

    private static Counted inherited(Counted part, Counted whole, @Nullable String state) {
        if (part.measure() != null && !part.generic()) {
            return part;
        }
        boolean hostages = whole.measure() != null && whole.measure().startsWith("hostages");
        return new Counted(
                hostages && state != null ? state : whole.measure(),
                whole.generic(),
                part.generic() && state == null ? part.measure() : whole.ofWhom(),
                part.negated());
    }

    private @Nullable Quantity quantity(Figure figure, Counted what, @Nullable BigDecimal whole) {
        Map<String, Provenance> provenance = new TreeMap<>();
        provenance.put("value", Provenance.STATED);
        provenance.put("comparator", figure.compared() ? Provenance.STATED : Provenance.ASSUMED);
        String unit = figure.unit();
        boolean duration = unit != null && SPANS_OF_TIME.contains(unit);
        String measure = unit != null && what.generic() && !figure.hyphenated() ? null : what.measure();
        if (figure.hyphenated() && !what.generic()) {
            measure = null;
        }
        boolean share = "percent".equals(unit) || tokens.starting(Section.OF, figure.to()) != null;
        boolean noun = unit != null && what.generic() && share && !figure.hyphenated();
        String ofWhom = noun ? what.measure() : what.ofWhom();
        if (duration && !figure.hyphenated()) {
            measure = null;
            ofWhom = null;
        }
        if ((measure == null && unit == null) || !isWritable(figure)) {
            return null;
        }
        boolean count = measure != null && !duration;
        if (ofWhom == null && count && !what.generic() && context.subject() != null) {
            ofWhom = context.subject();
            provenance.put("ofWhom", Provenance.CONTEXT);
        }
        String place = count || "percent".equals(unit) ? place(figure, provenance) : null;
        Period period = duration ? Period.NONE : period(figure, provenance);
        PartialDate asOf = period.asOf();
        if (asOf == null && count && period.end() == null && context.published() != null) {
            asOf = context.published();
            provenance.put("asOf", Provenance.ASSUMED);
        }
        Named source = sources.get(tokens.at(figure.number()).sentence());
        stated(provenance, "measure", measure);
        stated(provenance, "unit", unit);
        stated(provenance, "ofWhom", ofWhom);
        stated(provenance, "upper", figure.upper());
        stated(provenance, "attributedTo", source);
        int start = tokens.at(figure.from()).start();
        int end = tokens.at(figure.end() - 1).end();
        return new Quantity(
                figure.comparator(),
                figure.value(),
                figure.upper(),
                measure,
                unit,
                ofWhom,
                place,
                period.start(),
                period.end(),
                asOf,
                source == null ? null : source.words(),
                tokens.words(figure.from(), figure.end()),
                start,
                end,
                figure.digits(),
                whole,
                what.negated() || tokens.is(Section.NEGATION, figure.from() - 1),
                provenance);
    }

    private static void stated(Map<String, Provenance> provenance, String field, @Nullable Object content) {
        if (content != null) {
            provenance.putIfAbsent(field, Provenance.STATED);
        }
    }

    private static boolean isWritable(Figure figure) {
        return Quantity.isWritable(figure.value()) && (figure.upper() == null || Quantity.isWritable(figure.upper()));
    }

    private @Nullable String place(Figure figure, Map<String, Provenance> provenance) {
        Named after = nearest(places.tailMap(figure.to(), true), figure);
        Named place =
                after == null ? nearest(places.headMap(figure.from(), false).descendingMap(), figure) : after;
        if (place != null) {
            provenance.put("place", Provenance.STATED);
            return place.words();
        }
        if (context.place() != null) {
            provenance.put("place", Provenance.CONTEXT);
        }
        return context.place();
    }

    /** What is told of a part, "among them the mayor of a village in Galilee", does not say where the whole was. */
    private @Nullable Named nearest(NavigableMap<Integer, Named> towards, Figure figure) {
        for (Map.Entry<Integer, Named> place : towards.entrySet()) {
            if (!isNear(place.getKey(), figure)) {
                return null;
            }
            int part = insertions[place.getKey()];
            if (part == 0 || part == insertions[figure.number()]) {
                return place.getValue();
            }
        }
        return null;
    }

    /** For each token, which ", including ..." it stands in, counted from 1; 0 for none. */
    private static int[] insertions(Tokens tokens) {
        int[] insertions = new int[tokens.size()];
        int count = 0;
        int running = 0;
        for (int i = 0; i < insertions.length; i++) {
            boolean ends = tokens.at(i).is(",") || tokens.at(i).is("\u060C") || !tokens.together(i - 1, i);
            running = ends ? 0 : running;
            if (tokens.starting(Section.INCLUDING, i) != null) {
                running = ++count;
            }
            insertions[i] = running;
        }
        return insertions;
    }

    private boolean isNear(int index, Figure figure) {
        return Math.abs(index - figure.number()) <= REACH && tokens.together(index, figure.number());
    }

    /** When a figure holds. */
    private record Period(
            @Nullable PartialDate start,
            @Nullable PartialDate end,
            @Nullable PartialDate asOf) {

        static final Period NONE = new Period(null, null, null);
    }

    private Period period(Figure figure, Map<String, Provenance> provenance) {
        DateMention since = null;
        DateMention until = null;
        DateMention on = null;
        for (DateMention mention :
                dates.subMap(figure.from() - REACH, figure.to() + REACH).values()) {
            if (mention.date() == null || !isNear(mention.from(), figure)) {
                continue;
            }
            switch (mention.role()) {
                case SINCE -> since = since == null ? mention : since;
                case UNTIL -> until = until == null ? mention : until;
                // the first one behind the figure, else the last one before it
                case ON -> on = on == null || on.from() < figure.from() ? mention : on;
            }
        }
        if (since == null && until == null && on != null) {
            provenance.put("periodStart", provenance(on));
            provenance.put("periodEnd", provenance(on));
            return new Period(on.date(), on.date(), null);
        }
        if (since != null) {
            provenance.put("periodStart", provenance(since));
        }
        if (until != null) {
            provenance.put("asOf", provenance(until));
        }
        return new Period(since == null ? null : since.date(), null, until == null ? null : until.date());
    }

    private static Provenance provenance(DateMention mention) {
        return mention.stated() ? Provenance.STATED : Provenance.CONTEXT;
    }
}
