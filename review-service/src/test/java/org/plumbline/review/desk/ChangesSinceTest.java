package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.review.desk.Browser.ADMIN;
import static org.plumbline.review.desk.Browser.EDITOR;
import static org.plumbline.review.desk.Browser.EDITOR2;
import static org.plumbline.review.desk.Browser.EDITOR3;
import static org.plumbline.review.desk.Browser.approval;
import static org.plumbline.review.desk.Browser.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

/** What the page for the approval tells of what changed since it was approved, or published. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ChangesSinceTest {

    private static final String OWN = "What changed since you approved it</h2>";

    @Inject
    ClaimEvents events;

    @Test
    void saysNothingBeforeAnybodyApproved() {
        assertThat(EDITOR.opens(approval(Fixtures.inApproval()))).doesNotContain("What changed since");
    }

    @Test
    void saysThatNothingChanged() {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(id), 200);

        assertThat(section(EDITOR.opens(approval(id)), "since-approval"))
                .contains(OWN, "Nothing has changed since you approved it on <time datetime=\"")
                .doesNotContain("<details");
        assertThat(section(EDITOR2.opens(approval(id)), "since-approval"))
                .contains("What changed since <bdi>editor</bdi> approved it</h2>")
                .contains("Nothing has changed since <bdi>editor</bdi> approved it on");
    }

    @Test
    void showsWordByWordWhatVoidedAnApproval() {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(id), 200);
        String first = Desk.CHECKER.reads(id).getString("evidence[0].id");
        Desk.expect(Desk.CHECKER.drafts(id, Desk.draftWith("summary", "The figure stood.")), 200);
        Map<String, Object> source = new HashMap<>(Desk.PRIMARY_SOURCE);
        source.put("quote", "33,037 <martyrs>");
        source.put("notes", "ANOTHER-SECRET");
        Desk.expect(Desk.CHECKER.sends("PUT", id, "evidence/" + first, source), 200);
        Desk.expect(
                Desk.CHECKER.posts(
                        id,
                        "evidence",
                        Map.of(
                                "publisher",
                                "Third Paper",
                                "title",
                                "Late <b>news</b>",
                                "type",
                                "REPORT",
                                "stance",
                                "CONTEXT")),
                201);

        String page = EDITOR.opens(approval(id));
        keep("approval-changes", page);
        String changes = section(page, "since-approval");
        assertThat(changes)
                .contains(OWN, "href=\"/desk/reviews/" + id + "/history\"", "3 parts differ")
                .contains("<dt>Summary</dt>", removed("stands"), added("stood"))
                .contains("[1] <bdi>Daily figures</bdi>", "<dt>Quote</dt>", added("33,037 &lt;martyrs&gt;"))
                .contains("Added:", "<ins>[3] Third Paper: Late &lt;b&gt;news&lt;/b&gt;</ins>")
                .doesNotContain("<dt>Headline</dt>", "SECRET", "Nothing has changed");
        assertThat(changes).as("short enough to stand open").contains("<details open>");
        assertThat(section(ADMIN.opens(approval(id)), "since-approval"))
                .contains("What changed since <bdi>editor</bdi> approved it</h2>", removed("stands"));
    }

    @Test
    void measuresAgainstOnesOwnApprovalBeforeThatOfOthers() {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(id), 200);
        Desk.expect(Desk.CHECKER.drafts(id, Desk.draftWith("headline", "More than 34,000 killed")), 200);
        Desk.expect(Desk.EDITOR2.approves(id), 200);
        Desk.expect(Desk.CHECKER.drafts(id, Desk.draftWith("headline", "More than 35,000 killed")), 200);

        assertThat(section(EDITOR.opens(approval(id)), "since-approval"))
                .contains(OWN, removed("33,000"), added("35,000"));
        assertThat(section(EDITOR2.opens(approval(id)), "since-approval"))
                .contains(OWN, removed("34,000"), added("35,000"));
        assertThat(section(EDITOR3.opens(approval(id)), "since-approval"))
                .contains("since <bdi>editor2</bdi> approved it", removed("34,000"), added("35,000"));
    }

    @Test
    void saysThatSourcesMovedWereRemovedOrTheirRuleWaived() {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(id), 200);
        String first = Desk.CHECKER.reads(id).getString("evidence[0].id");
        Desk.expect(Desk.CHECKER.sends("DELETE", id, "evidence/" + first, null), 200);
        Desk.expect(Desk.EDITOR2.posts(id, "source-waiver", Map.of("reason", "There is no other")), 200);

        assertThat(section(EDITOR.opens(approval(id)), "since-approval"))
                .contains("Removed:", "<del>[1] Ministry of Examples: Daily figures")
                .contains("[1] <bdi>What the figures say</bdi>, which was [2]")
                .contains("<dt>Reason of the waiver</dt>", added("There is no other"));
    }

    @Test
    void showsWhatChangedInTheClaim() {
        Desk.Accepted accepted = Desk.accepted(claim -> claim.put("text", "They killed more than 33,000"));
        events.receive(accepted.record());
        UUID id = accepted.reviewId();
        Desk.CHECKER.preparesForApproval(id);
        Desk.expect(Desk.EDITOR.approves(id), 200);
        told(accepted, data -> ((ObjectNode) data.path("claim")).put("text", "They killed more than 34,000"));

        assertThat(section(EDITOR.opens(approval(id)), "since-approval"))
                .contains("<h3 class=\"label\">Claim</h3>", "<dt>Claim</dt>", removed("33,000"), added("34,000"));
    }

    @Test
    void saysWhatIsNotKnownOfAnApprovalFromBeforeContentsWereKept() throws SQLException {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(id), 200);
        Database.asOwner("update approval set content_hash = '" + "0".repeat(64) + "' where review_id = '" + id + "'");
        Desk.expect(Desk.CHECKER.drafts(id, Desk.draftWith("summary", "The figure stood.")), 200);

        assertThat(section(EDITOR.opens(approval(id)), "since-approval"))
                .contains(OWN, "Of that approval only the draft was kept.", removed("stands"), added("stood"))
                .doesNotContain("<h3 class=\"label\">Sources</h3>");
    }

    @Test
    void showsWhatAFollowUpWouldChangeOfWhatIsPublished() {
        UUID published = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(published), 200);
        Desk.expect(Desk.EDITOR2.approves(published), 200);
        Desk.expect(Desk.EDITOR.publishes(published), 201);
        assertThat(EDITOR.opens(approval(published))).doesNotContain("What changed since");
        UUID id = UUID.fromString(Desk.CHECKER2
                .posts(published, "follow-ups", Map.of("kind", "CORRECTION", "reason", "It was May"))
                .jsonPath()
                .getString("id"));
        Desk.expect(Desk.CHECKER2.takes(id), 200);

        assertThat(section(EDITOR3.opens(approval(id)), "since-publication"))
                .contains("Nothing that readers see has changed since it was published on");
        Map<String, Object> draft = new HashMap<>(Desk.draftWith("summary", "The figure stood."));
        draft.put("changeNote", "The month was wrong.");
        Desk.expect(Desk.CHECKER2.drafts(id, draft), 200);

        String page = EDITOR3.opens(approval(id));
        keep("approval-follow-up", page);
        assertThat(section(page, "since-publication"))
                .contains("What changed since revision 1 was published</h2>", "/revisions/1\">Revision 1</a>")
                .contains("1 part differs", "<dt>Summary</dt>", removed("stands"), added("stood"))
                .doesNotContain("What changed and why", "Rating");
        assertThat(page).doesNotContain("since-approval");
    }

    @Test
    void keepsWhatWasApprovedAsItWas() throws SQLException {
        UUID id = Fixtures.inApproval();
        Desk.expect(Desk.EDITOR.approves(id), 200);
        String hash = Desk.CHECKER.reads(id).getString("contentHash");
        try (Connection service = Database.asService();
                Statement statement = service.createStatement()) {
            try (var row = statement.executeQuery(
                    "select content from approved_content where content_hash = '" + hash + "'")) {
                assertThat(row.next()).isTrue();
                assertThat(Sha256.hex(row.getString(1))).isEqualTo(hash);
                assertThat(row.getString(1)).doesNotContain("SECRET-NOTE");
            }
            for (String change :
                    new String[] {"update approved_content set content = 'x'", "delete from approved_content"}) {
                assertThatThrownBy(() -> statement.execute(change))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private void told(Desk.Accepted accepted, Consumer<ObjectNode> change) {
        ObjectNode event = accepted.event().deepCopy();
        event.put("type", "claim.changed").put("id", Ids.next().toString()).put("sequence", 9);
        ObjectNode data = (ObjectNode) event.path("data");
        data.putObject("changedBy").put("sub", "sub-checker").put("name", "checker");
        change.accept(data);
        events.receive(Desk.message(event.toString()));
    }

    private static String removed(String words) {
        return "<del><span class=\"visually-hidden\">[removed: </span>" + words
                + "<span class=\"visually-hidden\">]</span>";
    }

    private static String added(String words) {
        return "<ins><span class=\"visually-hidden\">[added: </span>" + words
                + "<span class=\"visually-hidden\">]</span>";
    }

    private static String section(String page, String heading) {
        int start = page.indexOf("aria-labelledby=\"" + heading + "\"");
        assertThat(start).as("the section %s in %s", heading, page).isPositive();
        return page.substring(start, page.indexOf("</section>", start));
    }
}
