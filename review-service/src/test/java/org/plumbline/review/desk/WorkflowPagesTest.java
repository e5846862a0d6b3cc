package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.desk.Browser.ADMIN;
import static org.plumbline.review.desk.Browser.CHECKER;
import static org.plumbline.review.desk.Browser.EDITOR;
import static org.plumbline.review.desk.Browser.EDITOR2;
import static org.plumbline.review.desk.Browser.keep;
import static org.plumbline.review.desk.Browser.review;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

/** The desk's pages about who checks a review by when, about ratings that disagree, and about the policy table. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class WorkflowPagesTest {

    private static final String POLICIES = "/desk/settings/policies";

    @Inject
    ClaimEvents claims;

    @BeforeEach
    void know() throws SQLException {
        Database.knows("sub-checker2", "checker2", Roles.FACT_CHECKER);
        Database.knows("sub-editor", "editor", Roles.EDITOR);
    }

    @Test
    void addsAndTakesOffCheckers() {
        UUID id = Fixtures.taken();
        String added = CHECKER.does(review(id), review(id) + "/checkers", Map.of("sub", "sub-checker2"));
        keep("review-checkers", added);
        assertThat(added)
                .contains("It is settled who checks this review.")
                .containsSubsequence("Check it too", "checker2")
                .doesNotContain("Join as a checker");
        assertThat(EDITOR.opens(review(id))).contains("Join as a checker");
        String joined = EDITOR.does(review(id), review(id) + "/checkers", Map.of());
        assertThat(joined)
                .containsSubsequence("Check it too", "checker2", "editor")
                .doesNotContain("Join as a checker");
        String off = EDITOR.does(review(id), review(id) + "/checkers/removal", Map.of("sub", "sub-editor"));
        assertThat(off).contains("They no longer check this review.").contains("Join as a checker");

        Response nobody = CHECKER.sendsFrom(
                CHECKER.opens(review(id)), review(id) + "/checkers/removal", Map.of("sub", "sub-nobody"));
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.asString()).contains("Who must be somebody who checks this review.");
    }

    @Test
    void anEditorTellsReadersThatItIsBeingCheckedAndTakesItBack() {
        UUID id = Fixtures.taken();
        UUID claim = UUID.fromString(Desk.CHECKER.reads(id).getString("claimId"));
        assertThat(CHECKER.opens(review(id))).doesNotContain("Asked for", "Tell readers");
        claims.receive(Desk.askedFor(claim, 1, 3));
        assertThat(CHECKER.opens(review(id))).contains("by 1 reader, as of <time datetime=\"2026-11-22T10:00:00Z\"");
        claims.receive(Desk.askedFor(claim, 1200, 4));

        String listing = review(id) + "/listing";
        String told = EDITOR.does(review(id), listing, Map.of());
        keep("review-listed", told);
        assertThat(told)
                .contains(
                        "Readers are told on the front page that this claim is being checked.",
                        "by 1,200 readers, as of",
                        "that it is being checked</dd>",
                        "Readers told that it is being checked by <bdi>editor</bdi>",
                        "Tell readers no longer")
                .doesNotContain("Tell readers that we are checking this");
        assertThat(CHECKER.opens(review(id)))
                .contains("that it is being checked</dd>")
                .doesNotContain("Tell readers");
        assertThat(EDITOR.does(review(id), listing + "/removal", Map.of()))
                .contains("Readers are no longer told", "Tell readers that we are checking this")
                .doesNotContain("that it is being checked</dd>");

        Response stale = EDITOR.sends(listing, Map.of("version", "1"));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(CHECKER.sends(listing, Map.of("version", "1")).statusCode()).isEqualTo(403);
    }

    @Test
    void saysInWordsWhatIsDueAndPressing() throws SQLException {
        UUID id = Fixtures.taken();
        String refused = CHECKER.sendsFrom(
                        CHECKER.opens(review(id)), review(id) + "/due-date", Map.of("dueOn", "next week"))
                .asString();
        assertThat(refused).contains("Due on must be a day such as 2026-12-01.").contains("value=\"next week\"");
        CHECKER.does(review(id), review(id) + "/priority", Map.of("priority", "URGENT"));
        LocalDate today = Shown.day(Instant.now());
        Database.asOwner("update review set due_on = '" + today.minusDays(3) + "' where id = '" + id + "'");
        String late = CHECKER.opens(review(id));
        keep("review-overdue", late);
        assertThat(late).contains("Overdue by 3 days").contains("Urgent");
        String list = CHECKER.opens("/desk/reviews?due=OVERDUE&priority=URGENT&order=PRIORITY&assignee=me");
        keep("reviews-overdue", list);
        assertThat(list)
                .contains("href=\"/desk/reviews/" + id + "\"")
                .contains("Overdue by 3 days")
                .contains("most pressing first")
                .contains("<option value=\"OVERDUE\" selected>");
        String desk = CHECKER.opens("/desk");
        keep("desk-overdue", desk);
        assertThat(desk).containsSubsequence("Overdue", "Overdue by", "You lead or check");
        Database.asOwner("update review set due_on = '" + today + "' where id = '" + id + "'");
        assertThat(CHECKER.opens(review(id))).contains("Due today");
        CHECKER.does(review(id), review(id) + "/due-date", Map.of("dueOn", ""));
        assertThat(CHECKER.opens(review(id))).contains("no date");
        assertThat(CHECKER.opens("/desk/reviews?assignee=none")).doesNotContain("href=\"/desk/reviews/" + id + "\"");
    }

    @Test
    void showsRatingsSideBySideAndLetsAThirdPersonSettleThem() {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.CHECKER2.sends("PUT", id, "checkers/sub-checker2", null), 200);
        String mine = CHECKER.does(
                review(id), review(id) + "/opinion", Map.of("rating", "true", "reason", "The series says so."));
        assertThat(mine).containsSubsequence("Ratings by those who check", "The draft", "The series says so.");
        Desk.expect(
                Desk.CHECKER2.sends("PUT", id, "opinion", Map.of("rating", "false", "reason", "It counts others.")),
                200);
        String disputed = EDITOR2.opens(review(id));
        keep("review-disputed", disputed);
        assertThat(disputed)
                .contains("They disagree.")
                .contains("they have to agree, or a third person settles it")
                .contains("Settle the rating");
        assertThat(CHECKER.opens(review(id))).contains("somebody who did not has to settle it");
        Response blank =
                EDITOR2.sendsFrom(disputed, review(id) + "/settlement", Map.of("rating", "half-true", "reason", ""));
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(blank.asString()).contains("Reason must not be blank.").contains("value=\"half-true\" selected");
        String settled = EDITOR2.does(
                review(id), review(id) + "/settlement", Map.of("rating", "half-true", "reason", "Both count a part."));
        keep("review-settled", settled);
        assertThat(settled)
                .contains("The rating is settled, and it is the draft’s now.")
                .containsSubsequence("(before it was settled)", "who settled it", "Half true", "Both count a part.")
                .doesNotContain("They disagree.");
    }

    @Test
    void addsChangesAndRetiresRowsOfThePolicyTable() throws SQLException {
        String topic = "topic-" + Ids.next();
        UUID review = Fixtures.opened(claim -> {
            claim.putArray("topics").add(topic);
            claim.putArray("quantities");
        });
        assertThat(EDITOR.opens("/desk/settings")).contains("href=\"" + POLICIES + "\"");
        assertThat(EDITOR.opens(POLICIES)).contains("Harm to people").doesNotContain("Add a row");
        String list = ADMIN.opens(POLICIES);
        keep("policies", list);
        assertThat(list).contains("*-war").contains("Add a row");

        Map<String, String> typed = new HashMap<>(Map.of(
                "idempotencyKey",
                Ids.next().toString(),
                "name",
                "My <i>rows</i>",
                "match",
                "TOPIC",
                "values",
                topic + "\r\n",
                "risk",
                "HIGH",
                "editorsNeeded",
                "3",
                "excludedSub",
                "sub-editor",
                "excludedFrom",
                "APPROVAL",
                "excludedReason",
                ""));
        Response blank = ADMIN.sends(POLICIES + "/new", typed);
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(blank.asString())
                .contains("Who is excluded must say why.")
                .contains("My &lt;i&gt;rows&lt;/i&gt;")
                .contains(topic);
        typed.put("excludedReason", "they own the paper");
        Map<String, String> preview = new HashMap<>(typed);
        preview.put("preview", "yes");
        Response would = ADMIN.sends(POLICIES + "/new", preview);
        keep("policy-preview", would.asString());
        assertThat(would.statusCode()).isEqualTo(200);
        assertThat(would.asString()).contains("Nothing is stored yet.").contains("/desk/reviews/" + review);
        assertThat(ADMIN.opens(POLICIES)).doesNotContain(topic);

        Response added = ADMIN.sends(POLICIES + "/new", typed);
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(ADMIN.sends(POLICIES + "/new", typed).statusCode()).isEqualTo(303);
        String after = ADMIN.opens(added.header("Location"));
        assertThat(after).contains("The row was added.").containsOnlyOnce("<bdi>" + topic + "</bdi>");
        int name = after.indexOf("My &lt;i&gt;rows");
        int link = after.lastIndexOf("href=\"" + POLICIES + "/", name) + "href=\"".length();
        String row = after.substring(link, after.indexOf('"', link));

        String behind = CHECKER.opens(review(review));
        keep("review-behind-policy", behind);
        assertThat(behind).contains("asks for more now").contains("High risk, 3 editors, without editor.");
        String applied = CHECKER.does(review(review), review(review) + "/policy", Map.of());
        keep("review-excluded", applied);
        assertThat(applied)
                .contains("The policy now in force was applied.")
                .contains("is kept from deciding about it, because")
                .doesNotContain("asks for more now");

        String lift = review(review) + "/exclusions/lifting";
        assertThat(CHECKER.opens(review(review))).doesNotContain(lift);
        Response unnamed =
                EDITOR2.sendsFrom(EDITOR2.opens(review(review)), lift, Map.of("sub", "", "reason", "My reason"));
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.asString()).contains("Whom must be somebody who is excluded", "My reason</textarea>");
        assertThat(EDITOR2.does(review(review), lift, Map.of("sub", "sub-editor", "reason", "It is another paper")))
                .contains("They are let in again.", "It is another paper", "Somebody excluded was let in again")
                .doesNotContain("is kept from deciding about it", lift);

        String form = ADMIN.opens(row);
        keep("policy-row", form);
        typed.put("version", Browser.hidden(form, row).get("version"));
        typed.put("risk", "NORMAL");
        assertThat(ADMIN.sends(row, typed).statusCode()).isEqualTo(303);
        Response stale = ADMIN.sends(row, typed);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.asString()).contains("Somebody changed this row");
        String now = ADMIN.opens(row);
        Response retired = ADMIN.sendsFrom(now, row + "/retirement", Map.of());
        assertThat(retired.statusCode()).isEqualTo(303);
        assertThat(ADMIN.opens(retired.header("Location"))).doesNotContain(topic);
        assertThat(EDITOR.opens(row)).contains("A row that was retired").contains("Retired by");
        for (Browser other : List.of(EDITOR, CHECKER)) {
            assertThat(other.sends(row, typed).statusCode()).isEqualTo(403);
        }
    }
}
