package org.plumbline.review.publication.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;
import static org.plumbline.review.Desk.expect;
import static org.plumbline.review.Desk.expectRule;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.time.Ids;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.publication.ClaimBeingChecked;
import org.plumbline.review.site.Site;

/** What the front page says of claims that are being checked. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class BeingCheckedTest {

    private static final String HEADING = "<h2 id=\"checking\">Being checked now</h2>";

    @Inject
    ClaimEvents events;

    @Inject
    Site site;

    @BeforeEach
    @AfterEach
    void nothingElseIsListed() throws SQLException {
        Database.asOwner("update review set listed_at = null where listed_at is not null");
    }

    @Test
    void readersAreToldNothingUnlessAnEditorSaysSo() {
        Accepted accepted = accepted("The dam will not hold", claim -> {});
        assertThat(front()).doesNotContain(HEADING, "The dam will not hold");

        list(accepted);
        assertThat(front()).contains(HEADING, "The dam will not hold");

        expect(EDITOR.sends("DELETE", accepted.reviewId(), "listing", null), 200);
        assertThat(front()).doesNotContain(HEADING, "The dam will not hold");
    }

    @Test
    void theClaimStandsThereInItsOwnWordsWithWhoSaidItSinceWhenAndHowManyAsked() {
        Accepted accepted = accepted("The dam will not hold", claim -> claim.put("claimant", "The mayor"));
        events.receive(Desk.askedFor(accepted.claimId(), 1234, 3));
        list(accepted);
        Instant since = Instant.parse(CHECKER.reads(accepted.reviewId()).getString("openedAt"));

        assertThat(section(front()))
                .contains(
                        "<blockquote class=\"claim-text\" lang=\"en\" dir=\"ltr\">The dam will not hold</blockquote>",
                        "<span>Said by <b><bdi>The mayor</bdi></b></span> · ",
                        "<span>Being checked since <time datetime=\"" + since + "\">" + Shown.date(since, "en")
                                + "</time></span>",
                        "<span>Asked for by 1,234 readers</span>",
                        "<a class=\"button second\" href=\"/submit\">Ask us to check something</a>")
                .doesNotContain("restatement", "killed between", "Ministry of Examples");
    }

    @Test
    void inArabicItIsInArabicAndTheClaimInItsOwnLanguage() {
        Accepted english = accepted("The dam will not hold", claim -> claim.put("claimant", "The mayor"));
        Accepted arabic = accepted("لن يصمد السد", claim -> claim.put("language", "ar"));
        events.receive(Desk.askedFor(english.claimId(), 1234, 3));
        list(english);
        list(arabic);
        Instant since = Instant.parse(CHECKER.reads(english.reviewId()).getString("openedAt"));

        assertThat(section(front("/?lang=ar")))
                .contains(
                        "<h2 id=\"checking\">قيد التحقق الآن</h2>",
                        "<blockquote class=\"claim-text\" lang=\"en\" dir=\"ltr\">The dam will not hold</blockquote>",
                        "<blockquote class=\"claim-text\" lang=\"ar\" dir=\"rtl\">لن يصمد السد</blockquote>",
                        "قاله <b><bdi>The mayor</bdi></b>",
                        "قيد التحقق منذ <time datetime=\"" + since + "\">" + Shown.date(since, "ar") + "</time>",
                        "عدد من طلبوا التحقق منه: ١٬٢٣٤",
                        "href=\"/submit?lang=ar\"")
                .doesNotContain("Being checked", "asked for", "Said by");
        assertThat(section(front()))
                .contains("<blockquote class=\"claim-text\" lang=\"ar\" dir=\"rtl\">لن يصمد السد</blockquote>");
    }

    @Test
    void theFiveThatMostAskedForAreThereAndAmongEqualsTheOneThatWasToldOfFirst() {
        List<Accepted> claims = new ArrayList<>();
        for (int asked : List.of(2, 40, 0, 7, 7, 1)) {
            Accepted accepted = accepted("Claim " + claims.size() + " of six", claim -> {});
            claims.add(accepted);
            if (asked > 0) {
                events.receive(Desk.askedFor(accepted.claimId(), asked, 3));
            }
        }
        claims.reversed().forEach(this::list);

        String section = section(front());
        assertThat(section)
                .containsSubsequence(
                        "Claim 1 of six",
                        "Asked for by 40 readers",
                        "Claim 4 of six",
                        "Claim 3 of six",
                        "Claim 0 of six",
                        "Claim 5 of six",
                        "Asked for by 1 reader<")
                .doesNotContain("Claim 2 of six");

        expect(CHECKER.posts(claims.get(1).reviewId(), "drop", Map.of("reason", "Nothing to check")), 200);
        String now = section(front());
        assertThat(now).contains("Claim 2 of six").doesNotContain("Claim 1 of six", "Asked for by 0");
        assertThat(now.split("<li class=\"card\">", -1)).hasSize(6);
        assertThat(now.split("Asked for by", -1))
                .as("of the one that nobody asked for nothing is said")
                .hasSize(5);
    }

    @Test
    void whatIsPublishedOrDroppedIsNotBeingChecked() {
        Accepted published = accepted("Published in the end", claim -> {});
        Accepted dropped = accepted("Dropped in the end", claim -> {});
        list(published);
        list(dropped);
        CHECKER.preparesForApproval(published.reviewId());
        expect(EDITOR.approves(published.reviewId()), 200);
        expect(EDITOR2.approves(published.reviewId()), 200);
        assertThat(front()).contains("Published in the end", "Dropped in the end");

        expect(EDITOR.publishes(published.reviewId()), 201);
        assertThat(section(front())).contains("Dropped in the end").doesNotContain("Published in the end");

        expect(CHECKER.posts(dropped.reviewId(), "drop", Map.of("reason", "Nothing to check")), 200);
        expect(CHECKER.posts(dropped.reviewId(), "reopening", null), 200);
        assertThat(front()).doesNotContain(HEADING, "Dropped in the end");
    }

    @Test
    void aClaimThatGotAVerdictOtherwiseHasAPageOfItsOwn() throws SQLException {
        Accepted accepted = accepted("Checked twice", claim -> {});
        CHECKER.preparesForApproval(accepted.reviewId());
        expect(EDITOR.approves(accepted.reviewId()), 200);
        expect(EDITOR2.approves(accepted.reviewId()), 200);
        UUID second = Ids.next();
        ObjectNode again = accepted.event().deepCopy();
        again.put("id", Ids.next().toString()).put("sequence", 9);
        ((ObjectNode) again.path("data")).put("reviewId", second.toString());
        events.receive(Desk.message(again.toString()));
        expect(EDITOR.sends("PUT", second, "listing", null), 200);
        assertThat(front()).contains(HEADING, "Checked twice");

        expect(EDITOR.publishes(accepted.reviewId()), 201);

        assertThat(front()).doesNotContain(HEADING);
    }

    @Test
    void otherWordsAreThoseThatAnEditorSaysAnew() {
        Accepted accepted = accepted("The dam will not hold", claim -> {});
        list(accepted);
        ObjectNode changed = accepted.event().deepCopy();
        changed.put("type", "claim.changed").put("id", Ids.next().toString()).put("sequence", 3);
        ObjectNode data = (ObjectNode) changed.path("data");
        data.putObject("changedBy").put("sub", "sub-checker").put("name", "checker");
        ((ObjectNode) data.path("claim")).put("text", "The dam will hold").putNull("claimant");
        events.receive(Desk.message(changed.toString()));

        assertThat(front()).doesNotContain(HEADING, "The dam will hold", "The dam will not hold");
        list(accepted);
        assertThat(section(front())).contains("The dam will hold").doesNotContain("The dam will not hold", "Said by");
    }

    @Test
    void nothingInAClaimBecomesMarkup() {
        String payload = "</blockquote><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
        list(accepted(payload, claim -> claim.put("claimant", payload).put("language", "en\" onload=\"alert(1)")));

        assertThat(section(front())).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img", "onload=\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ODETTE Marsh, engineer", "Odette Marsh", "Marsh"})
    void whoIsAProtectedSourceIsNotNamedAsTheClaimant(String claimant) {
        Accepted accepted = accepted("The dam will not hold", claim -> claim.put("claimant", claimant));
        list(accepted);
        assertThat(section(front())).contains("<bdi>" + claimant + "</bdi>");
        expect(CHECKER.takes(accepted.reviewId()), 200);
        Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
        source.put("protectedSource", true);
        source.put("author", "An engineer, known to the desk");
        expect(CHECKER.posts(accepted.reviewId(), "evidence", source), 201);
        String evidence = CHECKER.reads(accepted.reviewId()).getString("evidence[0].id");

        var named = CHECKER.sends(
                "PUT", accepted.reviewId(), "evidence/" + evidence + "/protected-name", Map.of("name", "Odette Marsh"));

        expect(named, 200);
        assertThat(named.header("Surrogate-Purge")).isEqualTo("front");
        assertThat(front()).doesNotContain(HEADING);
        list(accepted);
        assertThat(section(front())).contains("The dam will not hold").doesNotContainIgnoringCase("Marsh", "Said by");
    }

    @Test
    void aClaimWhoseWordsNameAProtectedSourceIsNotToldOf() {
        Accepted accepted =
                accepted("Odette Marsh says that the dam will not hold", claim -> claim.putNull("claimant"));
        list(accepted);
        expect(CHECKER.takes(accepted.reviewId()), 200);
        Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
        source.put("protectedSource", true);
        source.put("author", "An engineer, known to the desk");
        expect(CHECKER.posts(accepted.reviewId(), "evidence", source), 201);
        String evidence = CHECKER.reads(accepted.reviewId()).getString("evidence[0].id");
        expect(
                CHECKER.sends(
                        "PUT",
                        accepted.reviewId(),
                        "evidence/" + evidence + "/protected-name",
                        Map.of("name", "Odette Marsh")),
                200);

        assertThat(front()).doesNotContain(HEADING, "Marsh");
        expectRule(EDITOR.sends("PUT", accepted.reviewId(), "listing", null), "names-a-source");
        expect(CHECKER.sends("DELETE", accepted.reviewId(), "evidence/" + evidence, null), 200);
        assertThat(front()).as("no editor has said so again").doesNotContain(HEADING);
    }

    @Test
    void olderPagesAreOfVerdictsAlone() {
        list(accepted("The dam will not hold", claim -> {}));

        assertThat(front("/?after=" + Ids.next())).doesNotContain(HEADING, "The dam will not hold");
    }

    @Test
    void aDeskThatPublishedNothingYetSaysWhatItIsChecking() {
        Translation english = Translation.of(site, "/", "en");
        ClaimBeingChecked claim =
                new ClaimBeingChecked("The dam will not hold", "en", null, Instant.parse("2026-11-22T10:00:00Z"), 0);

        String page = VerdictPages.Templates.front(english, List.of(), 0, null, List.of(claim), List.of())
                .setLocale("en")
                .render();

        assertThat(page)
                .containsSubsequence("Nothing has been published yet.", HEADING, "The dam will not hold")
                .contains("<p class=\"small quiet\"><span>Being checked since")
                .doesNotContain("Asked for by", "Said by", "id=\"topics\"");
    }

    private Accepted accepted(String text, Consumer<ObjectNode> change) {
        Accepted accepted = Desk.accepted(claim -> change.accept(claim.put("text", text)));
        events.receive(accepted.record());
        return accepted;
    }

    private void list(Accepted accepted) {
        expect(EDITOR.sends("PUT", accepted.reviewId(), "listing", null), 200);
    }

    private static String front() {
        return front("/");
    }

    private static String front(String path) {
        return RestAssured.given()
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .header("Surrogate-Key", "front verdicts")
                .extract()
                .asString();
    }

    private static String section(String page) {
        int start = page.indexOf("<section class=\"stack\" aria-labelledby=\"checking\">");
        assertThat(start).as("the section is there").isPositive();
        return page.substring(start, page.indexOf("</section>", start));
    }
}
