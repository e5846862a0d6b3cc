package org.plumbline.review.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.review.notice.NoticeFixtures.assign;
import static org.plumbline.review.notice.NoticeFixtures.checker;
import static org.plumbline.review.notice.NoticeFixtures.editor;
import static org.plumbline.review.notice.NoticeFixtures.opened;
import static org.plumbline.review.notice.NoticeFixtures.query;
import static org.plumbline.review.notice.NoticeFixtures.update;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.Desk;
import org.plumbline.review.notice.NoticeFixtures.Somebody;
import org.plumbline.review.review.HandOver;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class NoticesTest {

    private static final String MINE = "/api/team/me/notices";

    @Inject
    Notices notices;

    @Inject
    OverdueReviews overdue;

    @Inject
    NoticeUpkeep.Expiry expiry;

    @Inject
    HandOver handOver;

    @Test
    void tellsEachOfTheStoryWhomItConcernsAndNobodyOfTheirOwnDoing() {
        Somebody checker = checker();
        Somebody helper = checker();
        Somebody editor = editor();
        Somebody second = editor();
        Somebody onlooker = editor();
        UUID review = opened("A story with everybody in it");

        Desk.expect(checker.desk().takes(review), 200);
        assertThat(checker.toldOf(review)).isEmpty();
        Desk.expect(checker.desk().posts(review, "evidence", Desk.PRIMARY_SOURCE), 201);
        Desk.expect(helper.desk().posts(review, "evidence", Desk.SECOND_SOURCE), 201);
        Desk.expect(checker.desk().drafts(review, Desk.DRAFT), 200);
        Desk.expect(checker.desk().posts(review, "submission", null), 200);
        assertThat(editor.toldOf(review)).containsExactly("APPROVAL_WANTED");
        assertThat(helper.toldOf(review)).isEmpty();

        Desk.expect(editor.desk().posts(review, "return", Map.of("remarks", "THE-REMARKS")), 200);
        assertThat(checker.toldOf(review)).containsExactly("RETURNED");
        assertThat(helper.toldOf(review)).containsExactly("RETURNED");
        assertThat(editor.toldOf(review)).containsExactly("APPROVAL_WANTED");
        assertThat(checker.notices("").getString("items[0].words"))
                .isEqualTo(editor.name() + " returned it and asks for changes.")
                .doesNotContain("THE-REMARKS");

        Desk.expect(checker.desk().posts(review, "submission", null), 200);
        Desk.expect(editor.desk().approves(review), 200);
        assertThat(checker.notices("").getString("items[0].words"))
                .isEqualTo(editor.name() + " approved it. Another editor has to approve it as well.");
        Desk.expect(second.desk().approves(review), 200);
        assertThat(helper.notices("").getString("items[0].words"))
                .isEqualTo(second.name() + " approved it. It can be published.");
        Desk.expect(editor.desk().publishes(review), 201);
        assertThat(checker.toldOf(review)).containsExactly("PUBLISHED", "APPROVED", "APPROVED", "RETURNED");
        assertThat(onlooker.toldOf(review)).containsExactly("APPROVAL_WANTED", "APPROVAL_WANTED");
        assertThat(checker.notices("").getString("items[0].title")).isEqualTo("More than 33,000 killed");
    }

    @Test
    void asksForApprovalAgainOfThoseWhoMayAndDidNotWrite() {
        Somebody checker = checker();
        Somebody first = editor();
        Somebody second = editor();
        Somebody author = editor();
        UUID review = opened("Approved, and changed after that");
        checker.desk().preparesForApproval(review);
        Desk.expect(first.desk().approves(review), 200);
        Desk.expect(second.desk().approves(review), 200);

        Desk.expect(author.desk().drafts(review, Desk.draftWith("summary", "Now by an editor.")), 200);

        assertThat(first.toldOf(review)).containsExactly("APPROVAL_WANTED", "APPROVAL_WANTED");
        assertThat(first.notices("").getString("items[0].words"))
                .isEqualTo(author.name() + " changed what was approved: it waits for approval again.");
        assertThat(author.toldOf(review)).as("from before they wrote").containsExactly("APPROVAL_WANTED");
    }

    @Test
    void nobodyIsAskedAnyMoreToApproveWhatDoesNotWaitForThem() {
        Somebody checker = checker();
        Somebody first = editor();
        Somebody second = editor();
        Somebody onlooker = editor();
        Somebody author = editor();
        UUID review = opened("Asked, and answered");
        checker.desk().preparesForApproval(review);
        assertThat(asked(first, review)).isEqualTo(1);

        Desk.expect(author.desk().drafts(review, Desk.draftWith("summary", "By an editor.")), 200);
        assertThat(asked(author, review)).as("who wrote on it").isZero();
        Desk.expect(first.desk().approves(review), 200);
        assertThat(asked(first, review)).as("who approved it").isZero();
        assertThat(asked(onlooker, review)).as("who still can").isEqualTo(1);

        Desk.expect(second.desk().approves(review), 200);
        assertThat(asked(onlooker, review)).as("once it is approved").isZero();
        assertThat(first.toldOf(review)).as("it is still there to be read").contains("APPROVAL_WANTED");
    }

    private static int asked(Somebody editor, UUID review) {
        return editor.notices("?limit=100")
                .getList("items.findAll { it.reviewId == '" + review
                        + "' && it.kind == 'APPROVAL_WANTED' && it.readAt == null }")
                .size();
    }

    @Test
    void tellsWhoGetsAReviewAndWhoHadIt() {
        Somebody editor = editor();
        Somebody first = checker();
        Somebody second = checker();
        UUID review = opened("From hand to hand");

        assign(review, editor, first);
        assertThat(first.toldOf(review)).containsExactly("ASSIGNED");
        assertThat(first.notices("").getString("items[0].title")).isEqualTo("From hand to hand");
        assertThat(first.notices("").getString("items[0].by.sub")).isEqualTo(editor.sub());
        assign(review, editor, second);
        assertThat(first.notices("").getString("items[0].words"))
                .isEqualTo(editor.name() + " gave this review of yours to " + second.name() + ".");
        assertThat(second.toldOf(review)).containsExactly("ASSIGNED");
        Desk.expect(first.desk().takes(review), 200);
        assertThat(second.notices("").getString("items[0].words"))
                .isEqualTo(first.name() + " took over this review of yours.");
    }

    @Test
    void tellsWhoInheritsTheWorkOfSomebodyWhoLeaves() throws SQLException {
        Somebody leaves = checker();
        Somebody heir = checker();
        UUID review = opened("Handed over");
        Desk.expect(leaves.desk().takes(review), 200);
        update("update desk_person set deactivated_at = now() where sub = ?", leaves.sub());

        QuarkusTransaction.requiringNew()
                .run(() -> handOver.all(
                        leaves.sub(), new Person(heir.sub(), heir.name()), new Person("sub-admin", "Admin One")));

        assertThat(heir.toldOf(review)).containsExactly("ASSIGNED");
        assertThat(query("select id from notice where recipient_sub = ?", leaves.sub()))
                .as("whom the desk lets do nothing any more")
                .isEmpty();
    }

    @Test
    void tellsNothingThatIsOffAndWhatCannotBeOff() {
        Somebody somebody = checker();
        settle(somebody, Map.of("FIGURES", "OFF"), 8, 0).then().statusCode(200);
        UUID review = opened("Off");

        tell(NoticeKind.FIGURES, review, somebody.sub(), Map.of());
        tell(NoticeKind.REMARKS, review, somebody.sub(), Map.of());

        assertThat(somebody.toldOf(review)).containsExactly("REMARKS");
        Response refused = settle(somebody, Map.of("ASSIGNED", "OFF"), 8, 1);
        Desk.expect(refused, 422);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("ASSIGNED");
        Desk.expect(settle(somebody, Map.of(), 24, 1), 422);
        Desk.expect(settle(somebody, Map.of("FIGURES", "SOMETIMES"), 8, 1), 400);
    }

    @Test
    void keepsSettingsOfOneWindowFromThoseOfAnother() {
        Somebody somebody = checker();
        Response first = somebody.desk().asks().get(MINE + "/settings");
        assertThat(first.header("ETag")).isEqualTo("\"0\"");
        assertThat(first.jsonPath().getString("ways.ASSIGNED")).isEqualTo("MAIL");
        assertThat(first.jsonPath().getInt("digestHour")).isEqualTo(8);

        Response kept = settle(somebody, Map.of("OVERDUE", "DIGEST"), 17, 0);
        Desk.expect(kept, 200);
        assertThat(kept.header("ETag")).isEqualTo("\"1\"");
        Response stale = settle(somebody, Map.of("OVERDUE", "OFF"), 9, 0);
        Desk.expect(stale, 412);
        Desk.expect(settle(somebody, Map.of("OVERDUE", "OFF"), 9, 7), 412);
        JsonPath now = somebody.desk().asks().get(MINE + "/settings").jsonPath();
        assertThat(now.getString("ways.OVERDUE")).isEqualTo("DIGEST");
        assertThat(now.getInt("digestHour")).isEqualTo(17);
        Desk.expect(
                somebody.desk()
                        .asks()
                        .contentType(ContentType.JSON)
                        .body(Map.of("ways", Map.of(), "digestHour", 8))
                        .put(MINE + "/settings"),
                428);
    }

    @Test
    void marksOneOrAllThatWereSeenAsRead() {
        Somebody somebody = checker();
        Somebody other = checker();
        UUID review = opened("To be read");
        for (int i = 0; i < 3; i++) {
            tell(NoticeKind.REMARKS, review, somebody.sub(), Map.of());
        }
        List<String> ids = somebody.notices("").getList("items.id");

        Desk.expect(put(other, "/" + ids.get(2) + "/reading", ""), 404);
        Desk.expect(put(somebody, "/" + Ids.next() + "/reading", ""), 404);
        Desk.expect(put(somebody, "/" + ids.get(2) + "/reading", ""), 204);
        Desk.expect(put(somebody, "/" + ids.get(2) + "/reading", ""), 204);
        assertThat(somebody.notices("").getLong("unread")).isEqualTo(2);
        assertThat(somebody.notices("?unread=true").getList("items.id")).containsExactlyElementsOf(ids.subList(0, 2));

        Desk.expect(put(other, "/reading", Map.of("upTo", ids.get(0))), 204);
        assertThat(somebody.notices("").getLong("unread"))
                .as("nobody reads for others")
                .isEqualTo(2);
        Desk.expect(put(somebody, "/reading", Map.of("upTo", ids.get(1))), 204);
        assertThat(somebody.notices("?unread=true").getList("items.id"))
                .as("what came since stays unread")
                .containsExactly(ids.get(0));
        Desk.expect(put(somebody, "/reading", Map.of()), 422);
    }

    @Test
    void listsInPartsByKind() {
        Somebody somebody = checker();
        UUID review = opened("Many");
        for (int i = 0; i < 5; i++) {
            tell(NoticeKind.REMARKS, review, somebody.sub(), Map.of());
        }
        tell(NoticeKind.FIGURES, review, somebody.sub(), Map.of(Fact.WORDS, "Health ministry: 33,137."));

        JsonPath first = somebody.notices("?limit=2&kind=REMARKS");
        assertThat(first.getLong("count")).isEqualTo(5);
        JsonPath second = somebody.notices("?limit=2&kind=REMARKS&after=" + first.getString("next"));
        JsonPath third = somebody.notices("?limit=2&kind=REMARKS&after=" + second.getString("next"));
        assertThat(third.getList("items.id")).hasSize(1);
        assertThat(third.getString("next")).isNull();
        assertThat(somebody.notices("?kind=FIGURES").getString("items[0].words"))
                .isEqualTo("New figures arrived for the claim. Health ministry: 33,137.");
        for (String wrong : List.of("kind=NONE", "unread=maybe", "limit=0", "limit=101", "after=x")) {
            Desk.expect(somebody.desk().asks().get(MINE + "?" + wrong), 422);
        }
    }

    @Test
    void tellsOnceForEachDateThatIsMissedWhenTheDaysEndHasCome() throws SQLException {
        Somebody checker = checker();
        Somebody editor = editor();
        UUID taken = opened("Late, and taken");
        UUID open = opened("Late, and nobody's");
        Desk.expect(checker.desk().takes(taken), 200);
        LocalDate due = LocalDate.of(2031, 3, 9);
        update("update review set due_on = ? where id in (?, ?)", due, taken, open);

        tellOverdue(Shown.start(due.plusDays(1)).minusMillis(1));
        assertThat(checker.toldOf(taken)).isEmpty();
        tellOverdue(Shown.start(due.plusDays(1)));
        tellOverdue(Shown.start(due.plusDays(2)));

        assertThat(checker.toldOf(taken)).containsExactly("OVERDUE");
        assertThat(checker.notices("").getString("items[0].words")).isEqualTo("It was due on 9 March 2031.");
        assertThat(editor.toldOf(taken)).isEmpty();
        assertThat(editor.toldOf(open)).containsExactly("OVERDUE");
        assertThat(editor.notices("").getString("items[0].words"))
                .isEqualTo("It was due on 9 March 2031, and nobody works on it.");

        update("update review set due_on = ? where id = ?", due.plusDays(3), taken);
        tellOverdue(Shown.start(due.plusDays(4)));
        assertThat(checker.toldOf(taken)).containsExactly("OVERDUE", "OVERDUE");
        Desk.expect(checker.desk().posts(open, "drop", Map.of("reason", "Nobody's")), 200);
        update("update review set due_on = ? where id = ?", due.plusDays(5), open);
        tellOverdue(Shown.start(due.plusDays(9)));
        assertThat(editor.toldOf(open)).containsExactly("OVERDUE");
    }

    private void tellOverdue(Instant now) {
        int told = overdue.tell(now);
        while (told > 0) {
            told = overdue.tell(now);
        }
    }

    @Test
    void tellsInTheTransactionOfTheChangeOrNotAtAll() {
        Somebody somebody = checker();
        UUID review = opened("Rolled back");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    notices.tell(NoticeKind.REMARKS, review, List.of(somebody.sub()), Map.of());
                    throw new IllegalArgumentException("The change fails");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(somebody.toldOf(review)).isEmpty();
    }

    @Test
    void forgetsWhatIsOld() throws SQLException {
        Somebody somebody = checker();
        UUID review = opened("Old");
        tell(NoticeKind.REMARKS, review, somebody.sub(), Map.of());
        tell(NoticeKind.FIGURES, review, somebody.sub(), Map.of());
        update(
                "update notice set at = ? where recipient_sub = ? and kind = 'REMARKS'",
                Timestamp.from(Instant.now().minus(Duration.ofDays(200))),
                somebody.sub());
        expiry.run(Instant.now());
        assertThat(somebody.toldOf(review)).containsExactly("FIGURES");
    }

    @Test
    void isForTheDeskOnly() {
        for (String path : List.of("", "/settings")) {
            assertThat(Desk.of("stranger", Roles.PARTNER)
                            .asks()
                            .get(MINE + path)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private void tell(NoticeKind kind, UUID review, String sub, Map<String, String> facts) {
        QuarkusTransaction.requiringNew().run(() -> notices.tell(kind, review, List.of(sub), facts));
    }

    private static Response settle(Somebody somebody, Map<String, String> ways, int hour, long version) {
        return somebody.desk()
                .asks()
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(Map.of("ways", ways, "digestHour", hour))
                .put(MINE + "/settings");
    }

    private static Response put(Somebody somebody, String path, Object body) {
        return somebody.desk().asks().contentType(ContentType.JSON).body(body).put(MINE + path);
    }
}
