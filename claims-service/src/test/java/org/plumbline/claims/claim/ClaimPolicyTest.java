package org.plumbline.claims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.claim.ClaimPolicy.Facts;
import org.plumbline.claims.claim.ClaimPolicy.Refused;

class ClaimPolicyTest {

    /** What stands against each action in each state; an accepted claim by how far its review is. */
    private static final String TABLE = """
            state                | ACCEPT                | REJECT                | MERGE                | REOPEN            | SPLIT
            SUBMITTED            | ok                    | ok                    | ok                   | claim-not-decided | claim-not-merged
            REJECTED             | claim-already-decided | claim-already-decided | ok                   | ok                | claim-not-merged
            MERGED               | claim-already-decided | claim-already-decided | claim-already-merged | claim-merged      | ok
            ACCEPTED             | claim-already-decided | claim-already-decided | ok                   | ok                | claim-not-merged
            ACCEPTED OPEN        | claim-already-decided | claim-already-decided | ok                   | ok                | claim-not-merged
            ACCEPTED DROPPED     | claim-already-decided | claim-already-decided | ok                   | ok                | claim-not-merged
            ACCEPTED IN_PROGRESS | claim-already-decided | claim-already-decided | review-under-way     | review-under-way  | claim-not-merged
            ACCEPTED IN_APPROVAL | claim-already-decided | claim-already-decided | review-under-way     | review-under-way  | claim-not-merged
            ACCEPTED APPROVED    | claim-already-decided | claim-already-decided | review-under-way     | review-under-way  | claim-not-merged
            ACCEPTED SOMETHING   | claim-already-decided | claim-already-decided | review-under-way     | review-under-way  | claim-not-merged
            ACCEPTED PUBLISHED   | claim-already-decided | claim-already-decided | verdict-published    | verdict-published | claim-not-merged
            """;

    private static final UUID ID = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void tellsForEveryStateAndActionWhatTheTableSays() {
        Map<String, String> told = new TreeMap<>();
        for (String state : table().keySet().stream()
                .map(cell -> cell.substring(0, cell.indexOf(':')))
                .distinct()
                .toList()) {
            for (ClaimAction action : ClaimAction.values()) {
                told.put(
                        state + ":" + action,
                        ClaimPolicy.objection(action, facts(state))
                                .map(Refused::rule)
                                .orElse("ok"));
            }
        }
        assertThat(told).isEqualTo(table());
        assertThat(told.keySet()).anySatisfy(cell -> assertThat(cell).startsWith("SUBMITTED"));
        for (ClaimState state : ClaimState.values()) {
            assertThat(told).containsKey(state + ":SPLIT");
        }
    }

    @Test
    void saysInWordsWhatToDoInstead() {
        assertThat(why(ClaimAction.REOPEN, "ACCEPTED IN_PROGRESS"))
                .isEqualTo("Somebody works on the review of this claim, so the claim cannot be taken back."
                        + " Drop the review first, with a reason.");
        assertThat(why(ClaimAction.MERGE, "ACCEPTED PUBLISHED"))
                .isEqualTo("A verdict on this claim is published, so the claim can no longer be merged into another"
                        + " claim. What the verdict says can be corrected, updated or retracted.");
        assertThat(why(ClaimAction.ACCEPT, "MERGED"))
                .isEqualTo("This claim was merged already and cannot be accepted any more.");
    }

    @Test
    void aPublishedVerdictStaysEvenIfItsReviewIsSaidToBeElsewhere() {
        Facts published = new Facts(ClaimState.ACCEPTED, "OPEN", true);

        assertThat(ClaimPolicy.objection(ClaimAction.REOPEN, published).map(Refused::rule))
                .contains("verdict-published");
    }

    @Test
    void mergesOnlyIntoAnotherClaimThatStands() {
        assertThat(against(ID, ClaimState.SUBMITTED, null)).isEqualTo("merge-into-itself");
        assertThat(against(OTHER, ClaimState.SUBMITTED, null)).isEqualTo("ok");
        assertThat(against(OTHER, ClaimState.ACCEPTED, null)).isEqualTo("ok");
        assertThat(against(OTHER, ClaimState.REJECTED, null)).isEqualTo("merge-into-rejected");
        assertThat(against(OTHER, ClaimState.MERGED, ID)).isEqualTo("merge-into-merged");
        for (ClaimState state : ClaimState.values()) {
            assertThat(ClaimPolicy.canTakeIn(state))
                    .isEqualTo(against(OTHER, state, ID).equals("ok"));
        }
    }

    private static String against(UUID into, ClaimState state, @Nullable UUID mergedInto) {
        return ClaimPolicy.objectionToMergeInto(ID, into, state, mergedInto)
                .map(Refused::rule)
                .orElse("ok");
    }

    private static String why(ClaimAction action, String state) {
        return ClaimPolicy.objection(action, facts(state)).map(Refused::why).orElse("");
    }

    private static Facts facts(String state) {
        String[] parts = state.split(" ", 2);
        return new Facts(ClaimState.valueOf(parts[0]), parts.length == 1 ? null : parts[1], false);
    }

    private static Map<String, String> table() {
        List<List<String>> rows = new ArrayList<>();
        TABLE.lines()
                .forEach(line -> rows.add(
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()));
        Map<String, String> cells = new TreeMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int i = 1; i < row.size(); i++) {
                cells.put(row.getFirst() + ":" + rows.getFirst().get(i), row.get(i));
            }
        }
        return cells;
    }
}
