package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.web.Shown;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.review.ReviewView;

/**
 * A numbered piece of evidence.
 *
 * @param last whether no other follows it
 * @param name who it is, if readers are not told and the person at the page may know
 * @param sameOrigin the numbers of those that count as one source with it
 */
public record Piece(
        int number,
        boolean last,
        UUID id,
        EvidenceItem item,
        @Nullable Day publishedOn,
        String type,
        String stance,
        @Nullable String figure,
        String sameOrigin,
        @Nullable String name,
        @Nullable Copy copy,
        List<Attached> files,
        String addedBy,
        Moment addedAt) {

    static List<Piece> of(ReviewView review, EvidenceSide side, DeskTime time) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < review.evidence().size(); i++) {
            ReviewView.Source source = review.evidence().get(i);
            EvidenceItem item = source.item();
            pieces.add(new Piece(
                    i + 1,
                    i + 1 == review.evidence().size(),
                    source.id(),
                    item,
                    Day.of(item.publishedOn()),
                    Label.of(item.type()).words(),
                    switch (item.stance()) {
                        case SUPPORTS -> "Supports the claim";
                        case REFUTES -> "Refutes the claim";
                        case CONTEXT -> "Gives context";
                    },
                    figure(item.figure()),
                    others(review.evidence(), i),
                    side.name(source.id()),
                    side.copy(source),
                    source.files().stream().map(Attached::of).toList(),
                    source.addedBy().name(),
                    time.of(source.addedAt())));
        }
        return pieces;
    }

    /** The position that is one further up. */
    public int before() {
        return number - 2;
    }

    /** The position that is one further down. */
    public int after() {
        return number;
    }

    static @Nullable String figure(@Nullable Figure figure) {
        if (figure == null) {
            return null;
        }
        StringBuilder words = new StringBuilder(Shown.number(figure.value(), "en"));
        if (figure.measure() != null) {
            words.append(' ').append(figure.measure());
        }
        if (figure.asOf() != null) {
            words.append(", as of ").append(Day.words(figure.asOf()));
        }
        return words.toString();
    }

    private static String others(List<ReviewView.Source> sources, int of) {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) {
            if (i != of && sources.get(i).group() == sources.get(of).group()) {
                others.append(others.isEmpty() ? "" : " ")
                        .append('[')
                        .append(i + 1)
                        .append(']');
            }
        }
        return others.toString();
    }
}
