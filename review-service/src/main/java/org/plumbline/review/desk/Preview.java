package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.quarkus.qute.RawString;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.publication.Markdown;
import org.plumbline.review.publication.MarkedPassage;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.remark.Part;
import org.plumbline.review.remark.RemarkView;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/**
 * A draft as its readers will see it, with the passages marked on which there are remarks.
 *
 * @param rating null if there is none, or none of the scale
 * @param headline in parts, so that some of it can be marked; empty if there is none
 * @param summary likewise
 * @param body as HTML that is safe; null if there is none
 */
public record Preview(
        String language,
        @Nullable Rating rating,
        List<Words> headline,
        List<Words> summary,
        @Nullable RawString body,
        @Nullable RawString methodology) {

    /**
     * Some words of a line.
     *
     * @param remarks the numbers of the remarks on them; empty if there are none
     * @param id of the passage that begins here, if one does
     */
    public record Words(
            String text, String remarks, @Nullable String id) {}

    /** What somebody typed and has not saved: nobody has remarked on it. */
    static Preview of(Draft draft, int evidenceCount) {
        return of(draft, evidenceCount, List.of());
    }

    /** @param remarks those whose passages are marked */
    static Preview of(Draft draft, int evidenceCount, List<RemarkView> remarks) {
        return new Preview(
                draft.language(),
                draft.rating() == null ? null : RatingScale.find(draft.rating()).orElse(null),
                words(draft, Part.HEADLINE, remarks),
                words(draft, Part.SUMMARY, remarks),
                html(draft.body(), evidenceCount, draft.language(), places(remarks, Part.BODY)),
                html(draft.methodology(), evidenceCount, draft.language(), places(remarks, Part.METHODOLOGY)));
    }

    /** In the draft's language, as readers will see it. */
    public @Nullable String ratingName() {
        return rating == null ? null : nameOf(rating);
    }

    /** A rating's name in the draft's language. */
    public String nameOf(Rating named) {
        return PageLanguage.isArabic(language) ? named.nameAr() : named.name();
    }

    public @Nullable String ratingMeaning() {
        if (rating == null) {
            return null;
        }
        return PageLanguage.isArabic(language) ? rating.meaningAr() : rating.meaning();
    }

    private static List<MarkedPassage> places(List<RemarkView> remarks, Part part) {
        List<MarkedPassage> places = new ArrayList<>();
        for (RemarkView remark : remarks) {
            MarkedPassage place = remark.place();
            if (remark.part() == part && place != null) {
                places.add(place);
            }
        }
        return places;
    }

    private static @Nullable RawString html(
            @Nullable String markdown, int evidenceCount, String language, List<MarkedPassage> passages) {
        return markdown == null ? null : new RawString(Markdown.toHtml(markdown, evidenceCount, language, passages));
    }

    private static List<Words> words(Draft draft, Part part, List<RemarkView> remarks) {
        String text = part.words(draft);
        List<MarkedPassage> passages = places(remarks, part);
        List<Words> words = new ArrayList<>();
        List<Integer> begun = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            List<Integer> numbers = covering(passages, start);
            int end = start + 1;
            while (end < text.length() && covering(passages, end).equals(numbers)) {
                end++;
            }
            String id = null;
            if (!numbers.isEmpty() && !begun.contains(numbers.getFirst())) {
                begun.add(numbers.getFirst());
                id = "passage-" + numbers.getFirst();
            }
            words.add(new Words(
                    text.substring(start, end),
                    numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    id));
            start = end;
        }
        return words;
    }

    private static List<Integer> covering(List<MarkedPassage> passages, int index) {
        return passages.stream()
                .filter(passage -> passage.covers(index))
                .map(MarkedPassage::number)
                .toList();
    }
}
