package org.plumbline.review.review.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much a review needs before it can be published, and who has to stay away.
 *
 * @param editorsNeeded how many editors have to approve, 1 to {@link #MOST_EDITORS}; at high risk never fewer than two,
 *     whatever was asked for
 */
public record Bar(Risk risk, int editorsNeeded, List<Exclusion> exclusions) {

    public static final int MOST_EDITORS = 3;

    /** Normal risk, one editor, nobody excluded. */
    public static final Bar LOWEST = new Bar(Risk.NORMAL, 1, List.of());

    public Bar {
        if (editorsNeeded < 1 || editorsNeeded > MOST_EDITORS) {
            throw new IllegalArgumentException("Not a number of editors: " + editorsNeeded);
        }
        editorsNeeded = Math.max(editorsNeeded, risk.editorsNeeded());
        exclusions = List.copyOf(exclusions);
    }

    /** What both ask for. It never goes down: not in risk, not in editors, and nobody is let in again. */
    public Bar raisedBy(Bar other) {
        List<Exclusion> all = new ArrayList<>(exclusions);
        for (Exclusion one : other.exclusions) {
            if (all.stream().noneMatch(one::isWithin)) {
                all.add(one);
            }
        }
        return new Bar(
                risk.compareTo(other.risk) < 0 ? other.risk : risk, Math.max(editorsNeeded, other.editorsNeeded), all);
    }

    /** Whether the other one asks for more than this in anything. */
    public boolean isBelow(Bar other) {
        return !raisedBy(other).equals(this);
    }

    /** What of this goes beyond what was asked for before; all exclusions are of it. */
    public Bar risenSince(Bar before) {
        return new Bar(
                risk.compareTo(before.risk) > 0 ? risk : Risk.NORMAL,
                editorsNeeded > before.editorsNeeded ? editorsNeeded : 1,
                exclusions);
    }

    /** Normal risk and one editor; who is excluded stays so. */
    public Bar lowered() {
        return new Bar(Risk.NORMAL, 1, exclusions);
    }

    boolean isLowest() {
        return risk == Risk.NORMAL && editorsNeeded == 1;
    }

    /** What keeps somebody from an action, if anything does. */
    public Optional<Exclusion> keeping(String sub, Action action) {
        return exclusions.stream()
                .filter(exclusion -> exclusion.person().sub().equals(sub) && exclusion.keepsFrom(action))
                .findFirst();
    }
}
