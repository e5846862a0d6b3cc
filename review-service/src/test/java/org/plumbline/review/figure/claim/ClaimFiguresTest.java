package org.plumbline.review.figure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimFiguresTest {

    @Inject
    ClaimEvents events;

    @Test
    void whatIsApprovedIsADefinedSetOfPoints() {
        UUID series = Gaza.series(Gaza.points());
        UUID review = Gaza.taken(events, "MORE_THAN", 33000);
        Desk.expect(CHECKER.posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
        Desk.expect(CHECKER.posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        Desk.expect(CHECKER.drafts(review, Desk.DRAFT), 200);
        String without = CHECKER.reads(review).getString("contentHash");
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        String with = CHECKER.reads(review).getString("contentHash");
        assertThat(with).isNotEqualTo(without);
        Desk.expect(CHECKER.posts(review, "submission", null), 200);
        Desk.expect(EDITOR.approves(review), 200);

        Desk.expect(EDITOR.sends("PUT", review, "tolerance", Map.of("mode", "ANY")), 200);
        assertThat(CHECKER.reads(review).getBoolean("approvals[0].holds"))
                .as("what opens a recheck is no part of what is approved")
                .isTrue();
        Gaza.add(series, "2026-08-23", 73500);
        assertThat(CHECKER.reads(review).getString("contentHash")).isEqualTo(with);
        assertThat(CHECKER.reads(review).getBoolean("approvals[0].holds")).isTrue();
        assertThat(Gaza.desk(review)).contains("Newer figures are known");

        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        assertThat(CHECKER.reads(review).getString("contentHash")).isNotEqualTo(with);
        assertThat(CHECKER.reads(review).getBoolean("approvals[0].holds")).isFalse();
        long version = CHECKER.version(review);
        Desk.expect(Gaza.tie(CHECKER, review, series), 200);
        assertThat(CHECKER.version(review)).as("nothing new").isEqualTo(version);
    }

    @Test
    void refusesWhatCannotBeChecked() {
        UUID review = Gaza.taken(events, "MORE_THAN", 33000);
        UUID none = UUID.randomUUID();
        Desk.expect(Gaza.tie(CHECKER, review, none), 422);
        UUID series = Gaza.series(List.of());
        Desk.expect(
                CHECKER.sends(
                        "PUT", review, "figures", Map.of("series", List.of(Map.of("quantity", 7, "series", series)))),
                422);
        Desk.expect(CHECKER.sends("PUT", review, "figures", Map.of("series", List.of()), 0), 412);
        Desk.expect(Gaza.tie(EDITOR2, review, series), 200);
        assertThat(Gaza.figures(review).getString("figures[0].now.outcome")).isEqualTo("NOT_COVERED");
        assertThat(CHECKER.reads(review).getList("authors.sub"))
                .as("who chose is an author")
                .contains("sub-editor2");
    }
}
