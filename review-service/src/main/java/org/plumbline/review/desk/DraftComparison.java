package org.plumbline.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.diff.Difference;
import org.plumbline.kit.diff.WordDiff;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.DraftField;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/**
 * Two texts of one draft beside each other: what stands, and what somebody typed into an older one.
 *
 * @param version of the review that stands
 * @param moved whether the draft itself is another one than that which was typed into
 * @param fields in which the two differ
 */
public record DraftComparison(String version, boolean moved, List<Field> fields) {

    /** Who changed a field, seen from whoever typed. */
    public enum Changed {
        MINE("Only you changed this."),
        THEIRS("Only they changed this."),
        BOTH("Both of you changed this."),
        UNKNOWN("");

        private final String words;

        Changed(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A field in which they differ.
     *
     * @param key its name in the form
     * @param difference from what stands to what was typed
     * @param theirs what stands, as the form takes it
     */
    public record Field(String key, Difference difference, String theirs, Changed changed, boolean prose) {

        public boolean onlyTheirs() {
            return changed == Changed.THEIRS;
        }
    }

    /**
     * Compares.
     *
     * @param base what was typed into; empty if nobody knows any more
     */
    static DraftComparison of(long version, Optional<Draft> base, Draft theirs, Draft mine) {
        List<Field> fields = new ArrayList<>();
        for (DraftField field : DraftField.differing(theirs, mine)) {
            fields.add(new Field(
                    field.key(),
                    difference(field, theirs, mine),
                    orEmpty(field.of(theirs)),
                    changed(field, base, theirs, mine),
                    field.isProse()));
        }
        boolean moved =
                base.isEmpty() || !DraftField.differing(base.get(), theirs).isEmpty();
        return new DraftComparison(Long.toString(version), moved, fields);
    }

    /** In which fields two texts differ, and how. */
    static List<Difference> between(Draft before, Draft after) {
        return DraftField.differing(before, after).stream()
                .map(field -> difference(field, before, after))
                .toList();
    }

    private static Difference difference(DraftField field, Draft before, Draft after) {
        String old = shown(field, before);
        String revised = shown(field, after);
        return new Difference(Label.of(field).words(), old, revised, WordDiff.between(old, revised));
    }

    private static Changed changed(DraftField field, Optional<Draft> base, Draft theirs, Draft mine) {
        if (base.isEmpty()) {
            return Changed.UNKNOWN;
        }
        String before = field.of(base.get());
        if (Objects.equals(before, field.of(mine))) {
            return Changed.THEIRS;
        }
        return Objects.equals(before, field.of(theirs)) ? Changed.MINE : Changed.BOTH;
    }

    private static String shown(DraftField field, Draft draft) {
        String value = orEmpty(field.of(draft));
        return field.isRating() ? RatingScale.find(value).map(Rating::name).orElse(value) : value;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
