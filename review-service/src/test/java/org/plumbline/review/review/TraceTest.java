package org.plumbline.review.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.review.Desk;
import org.plumbline.review.FakePages;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.evidence.EvidenceItem;

/** What the audit trail says of each change: every action of a review, what was before and what after. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class TraceTest {

    /** Set once and never changed, follow from others, or say no more than the row itself. */
    private static final Set<String> NOT_TRACED = Set.of(
            "id",
            "claimId",
            "snapshotId",
            "assigneeName",
            "waiverBySub",
            "waiverByName",
            "waiverAt",
            "openedAt",
            "changedAt",
            "verdictId",
            "baseRevision",
            "openedBecause",
            "version");

    private static final Set<String> TRACED = Set.of(
            "state",
            "risk",
            // Of a minor correction that turns out to be more.
            "kind",
            "assigneeSub",
            "blockedReason",
            "droppedReason",
            "remarks",
            "withdrawn",
            "claimNotice",
            "rating",
            "headline",
            "summary",
            "body",
            "methodology",
            "language",
            "ratingNow",
            "changeNote",
            "waiverReason",
            "dueOn",
            "priority",
            "editorsNeeded",
            "policyVersion",
            "listedAt");

    @Inject
    ClaimEvents events;

    @Inject
    FakePages web;

    @Test
    void everyFieldOfAReviewIsTracedOrKnownNotToBe() {
        Set<String> fields = Arrays.stream(Review.class.getDeclaredFields())
                .map(Field::getName)
                .filter(name -> !name.startsWith("$"))
                .collect(Collectors.toSet());

        fields.removeAll(NOT_TRACED);
        assertThat(fields).isEqualTo(TRACED);
    }

    @Test
    void workOnAReviewSaysBeforeAndAfter() {
        UUID review = opened();
        var opened = Desk.CHECKER.reads(review);
        assertThat(latest(review, "review.opened"))
                .isEqualTo(changes(
                        "state",
                        null,
                        "OPEN",
                        "risk",
                        null,
                        "HIGH",
                        "language",
                        null,
                        "en",
                        "dueOn",
                        null,
                        opened.getString("dueOn"),
                        "priority",
                        null,
                        "NORMAL",
                        "editorsNeeded",
                        null,
                        2,
                        "policyVersion",
                        null,
                        opened.getInt("policy.version")));

        Desk.expect(Desk.CHECKER.takes(review), 200);
        assertThat(latest(review, "review.taken"))
                .isEqualTo(changes("state", "OPEN", "IN_PROGRESS", "assignee", null, "sub-checker"));

        Desk.expect(Desk.CHECKER.posts(review, "block", reason("Waits for the register")), 200);
        assertThat(latest(review, "review.blocked")).isEqualTo(changes("blocked", null, "Waits for the register"));
        Desk.expect(Desk.CHECKER.sends("DELETE", review, "block", null), 200);
        assertThat(latest(review, "review.unblocked")).isEqualTo(changes("blocked", "Waits for the register", null));

        Desk.expect(Desk.EDITOR.posts(review, "risk", Map.of("risk", "NORMAL", "reason", "Nobody was hurt")), 200);
        assertThat(latest(review, "risk.lowered")).isEqualTo(changes("risk", "HIGH", "NORMAL", "editorsNeeded", 2, 1));
        Desk.expect(Desk.CHECKER.posts(review, "risk", Map.of("risk", "HIGH")), 200);
        assertThat(latest(review, "risk.raised")).isEqualTo(changes("risk", "NORMAL", "HIGH", "editorsNeeded", 1, 2));

        Desk.expect(Desk.EDITOR.sends("PUT", review, "listing", null), 200);
        assertThat(latest(review, "review.listed")).isEqualTo(changes("listed", null, true));
        Desk.expect(Desk.EDITOR.sends("DELETE", review, "listing", null), 200);
        assertThat(latest(review, "review.unlisted")).isEqualTo(changes("listed", true, null));

        Map<String, ?> fivePercent = Map.of("mode", "PERCENT", "amount", 5);
        Desk.expect(Desk.EDITOR.sends("PUT", review, "tolerance", fivePercent), 200);
        assertThat(latest(review, "tolerance.set")).isEqualTo(changes("tolerance", null, "a move of more than 5 %"));

        Desk.expect(Desk.EDITOR.posts(review, "source-waiver", reason("The only record there is")), 200);
        assertThat(latest(review, "sources.waived")).isEqualTo(changes("waiver", null, "The only record there is"));
        Desk.expect(Desk.EDITOR.sends("DELETE", review, "source-waiver", null), 200);
        assertThat(latest(review, "waiver.withdrawn")).isEqualTo(changes("waiver", "The only record there is", null));

        Desk.expect(Desk.CHECKER.posts(review, "drop", reason("Nobody asks any more")), 200);
        assertThat(latest(review, "review.dropped"))
                .isEqualTo(changes("state", "IN_PROGRESS", "DROPPED", "dropped", null, "Nobody asks any more"));
        Desk.expect(Desk.CHECKER.posts(review, "reopening", null), 200);
        assertThat(latest(review, "review.reopened"))
                .isEqualTo(changes("state", "DROPPED", "IN_PROGRESS", "dropped", "Nobody asks any more", null));
    }

    @Test
    void draftsSayBeforeAndAfterAndLongTextsTheirHashes() {
        UUID review = opened();
        Desk.expect(Desk.CHECKER.takes(review), 200);
        Desk.expect(Desk.CHECKER.drafts(review, Desk.DRAFT), 200);
        assertThat(latest(review, "draft.edited"))
                .isEqualTo(changes(
                        "rating",
                        null,
                        "true",
                        "headline",
                        null,
                        "More than 33,000 killed",
                        "summary",
                        null,
                        "The figure stands.",
                        "body",
                        null,
                        digest("The *series* says so.")));

        Map<String, Object> draft = new HashMap<>(Desk.DRAFT);
        draft.put("headline", "At least 33,000 killed");
        draft.put("body", "Two series say so.");
        draft.put("methodology", "We counted.");
        Desk.expect(Desk.CHECKER.drafts(review, draft), 200);
        assertThat(latest(review, "draft.edited"))
                .isEqualTo(changes(
                        "headline",
                        "More than 33,000 killed",
                        "At least 33,000 killed",
                        "body",
                        digest("The *series* says so."),
                        digest("Two series say so."),
                        "methodology",
                        null,
                        digest("We counted.")));
    }

    @Test
    void evidenceSaysBeforeAndAfterButNotItsNotes() {
        UUID review = opened();
        Desk.expect(Desk.CHECKER.takes(review), 200);
        Map<String, Object> whole = new HashMap<>(Desk.PRIMARY_SOURCE);
        whole.put("quote", "33,037 by Thursday");
        whole.put("origin", "The ministry");
        whole.put("author", "The statistician");
        web.page("https://ministry.example/daily", "<title>Daily figures</title>");
        String archive = Desk.CHECKER
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("url", "https://ministry.example/daily"))
                .post("/api/reviews/" + review + "/archives")
                .jsonPath()
                .getString("id");
        whole.put("archive", archive);
        Desk.expect(Desk.CHECKER.posts(review, "evidence", whole), 201);
        Map<String, Object> added = latest(review, "evidence.added");
        String id = added.keySet().iterator().next().split("/", 3)[1];
        assertThat(added)
                .isEqualTo(under(
                        id,
                        changes(
                                "publisher",
                                null,
                                "Ministry of Examples",
                                "title",
                                null,
                                "Daily figures",
                                "author",
                                null,
                                "The statistician",
                                "url",
                                null,
                                "https://ministry.example/daily",
                                "publishedOn",
                                null,
                                "2024-04-04",
                                "type",
                                null,
                                "DATASET",
                                "primary",
                                null,
                                true,
                                "protectedSource",
                                null,
                                false,
                                "stance",
                                null,
                                "SUPPORTS",
                                "quote",
                                null,
                                "33,037 by Thursday",
                                "figure",
                                null,
                                Map.of("value", 33037, "measure", "killed", "asOf", "2024-04-04"),
                                "origin",
                                null,
                                "The ministry",
                                "notes",
                                null,
                                Map.of("withheld", true),
                                "archive",
                                null,
                                archive,
                                "files",
                                null,
                                List.of(),
                                "position",
                                null,
                                0)));
        assertThat(added.keySet())
                .as("all there is to say of a source")
                .isEqualTo(Arrays.stream(EvidenceItem.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> "evidence/" + id + "/" + name)
                        .collect(Collectors.toSet()));

        whole.put("title", "Weekly figures");
        whole.put("notes", "SECRET-NOTE of another kind");
        Desk.expect(Desk.CHECKER.sends("PUT", review, "evidence/" + id, whole), 200);
        assertThat(latest(review, "evidence.edited"))
                .isEqualTo(under(
                        id,
                        changes(
                                "title",
                                "Daily figures",
                                "Weekly figures",
                                "notes",
                                Map.of("withheld", true),
                                Map.of("withheld", true))));

        Desk.expect(Desk.CHECKER.sends("DELETE", review, "evidence/" + id, null), 200);
        assertThat(latest(review, "evidence.removed"))
                .hasSize(16)
                .containsAllEntriesOf(
                        under(id, changes("title", "Weekly figures", null, "notes", Map.of("withheld", true), null)));
        assertThat(Desk.ADMIN.asks().get("/api/reviews/audit?subject=" + review).asString())
                .contains("Weekly figures")
                .doesNotContain("SECRET-NOTE");
    }

    @Test
    void approvalSaysWhoseApprovalsHoldBeforeAndAfter() {
        UUID review = opened();
        Desk.CHECKER.preparesForApproval(review);
        assertThat(latest(review, "review.submitted")).isEqualTo(changes("state", "IN_PROGRESS", "IN_APPROVAL"));

        Desk.expect(Desk.EDITOR.posts(review, "return", Map.of("remarks", "Who counted?")), 200);
        assertThat(latest(review, "review.returned"))
                .isEqualTo(changes("state", "IN_APPROVAL", "IN_PROGRESS", "remarks", null, "Who counted?"));
        Desk.expect(Desk.CHECKER.posts(review, "submission", null), 200);
        assertThat(latest(review, "review.submitted"))
                .isEqualTo(changes("state", "IN_PROGRESS", "IN_APPROVAL", "remarks", "Who counted?", null));

        Desk.expect(Desk.EDITOR.approves(review), 200);
        assertThat(latest(review, "review.approved")).isEqualTo(changes("approvals", List.of(), List.of("sub-editor")));
        Desk.expect(Desk.CHECKER.drafts(review, Desk.draftWith("headline", "33,000 and more killed")), 200);
        assertThat(latest(review, "draft.edited"))
                .isEqualTo(changes(
                        "headline",
                        "More than 33,000 killed",
                        "33,000 and more killed",
                        "approvals",
                        List.of("sub-editor"),
                        List.of()));

        Desk.expect(Desk.EDITOR.approves(review), 200);
        Desk.expect(Desk.EDITOR2.approves(review), 200);
        assertThat(latest(review, "review.approved"))
                .isEqualTo(changes(
                        "state",
                        "IN_APPROVAL",
                        "APPROVED",
                        "approvals",
                        List.of("sub-editor"),
                        List.of("sub-editor", "sub-editor2")));
        Desk.expect(Desk.EDITOR.publishes(review), 201);
        assertThat(latest(review, "review.published")).isEqualTo(changes("state", "APPROVED", "PUBLISHED"));
    }

    private UUID opened() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        return accepted.reviewId();
    }

    /** What the newest row says of before and after, after a look that it is of this action. */
    private static Map<String, Object> latest(UUID review, String action) {
        var newest = Desk.ADMIN
                .asks()
                .get("/api/reviews/audit?limit=1&subject=" + review)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(newest.getString("items[0].action")).isEqualTo(action);
        return newest.getMap("items[0].detail.changes");
    }

    /** Fields, each with its value before and after. */
    private static Map<String, Object> changes(@Nullable Object... values) {
        Map<String, Object> changes = new HashMap<>();
        for (int i = 0; i < values.length; i += 3) {
            Map<String, @Nullable Object> pair = new HashMap<>();
            pair.put("before", values[i + 1]);
            pair.put("after", values[i + 2]);
            changes.put(String.valueOf(values[i]), pair);
        }
        return changes;
    }

    private static Map<String, Object> under(String evidence, Map<String, Object> changes) {
        Map<String, Object> under = new HashMap<>();
        changes.forEach((field, change) -> under.put("evidence/" + evidence + "/" + field, change));
        return under;
    }

    private static Map<String, ?> digest(String text) {
        return Map.of("characters", text.length(), "sha256", Sha256.hex(text));
    }

    private static Map<String, String> reason(String words) {
        return Map.of("reason", words);
    }
}
