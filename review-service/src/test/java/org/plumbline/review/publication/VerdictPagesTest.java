package org.plumbline.review.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.Desk.Accepted;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.verdict.PublicVerdict;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class VerdictPagesTest {

    private static final String HTML = "text/html";

    @Inject
    ClaimEvents events;

    @Inject
    PublishedVerdicts verdicts;

    @Test
    void anybodyReadsAVerdictWithItsEvidenceAndItsMarkup() {
        String slug = published(Desk.DRAFT);

        Response page = read("/verdicts/" + slug);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        String html = page.asString();
        assertThat(html)
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains((String) Desk.DRAFT.get("headline"))
                .contains((String) Desk.DRAFT.get("summary"))
                .contains((String) Desk.PRIMARY_SOURCE.get("title"))
                .contains((String) Desk.SECOND_SOURCE.get("title"))
                .contains("approved by 2 editors who wrote no part of it");
        JsonNode markup = Desk.json(
                html.split("<script type=\"application/ld\\+json\">", -1)[1].split("</script>", -1)[0]);
        assertThat(markup.path("@type").asText()).isEqualTo("ClaimReview");
        assertThat(markup.path("url").asText()).endsWith("/verdicts/" + slug);
        read("/").then().statusCode(200).body(containsString("/verdicts/" + slug));
    }

    @Test
    void whatMachinesAreToldTheClaimSaysStandsOnThePage() {
        List<PublicVerdict> varied = VariedVerdicts.of(5, "otherwords", Instant.parse("2026-11-20T12:00:00Z"));
        PublicVerdict english = varied.get(0);
        String arabic = "/verdicts/" + Publications.publish(varied.get(1)).slug();
        String same = "/verdicts/"
                + Publications.publish(
                                VariedVerdicts.edition(english, varied.get(4).claim()))
                        .slug();
        String page = "/verdicts/" + Publications.publish(english).slug();

        String restated = Desk.json(RestAssured.get(page + ".jsonld").asString())
                .path("claimReviewed")
                .asText();
        assertThat(restated).isEqualTo("Prices fell by half in 2000");
        assertThat(read(page).asString())
                .contains("In other words:</span> <bdi lang=\"en\" dir=\"ltr\">" + restated + "</bdi>");
        assertThat(read(arabic).asString())
                .contains("بعبارة أخرى:</span> <bdi lang=\"ar\" dir=\"rtl\">"
                        + varied.get(1).claim().standalone() + "</bdi>");
        assertThat(varied.get(4).claim().restatement()).isNull();
        assertThat(read(same).asString()).doesNotContain("In other words");
    }

    @Test
    void aPageThatDidNotChangeIsNotSentAgain() {
        String slug = published(Desk.DRAFT);
        String tag = read("/verdicts/" + slug).header("ETag");

        RestAssured.given()
                .accept(HTML)
                .header("If-None-Match", tag)
                .get("/verdicts/{slug}", slug)
                .then()
                .statusCode(304)
                .body(equalTo(""));
    }

    @Test
    void aVerdictInArabicIsMirroredAndCountsInArabicNumerals() {
        String slug = published(Map.of(
                "rating", "true",
                "headline", "العدد صحيح",
                "summary", "كان العدد صحيحًا",
                "body", "نص",
                "language", "ar"));

        read("/verdicts/" + slug)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"ar\" dir=\"rtl\">"))
                .body(containsString("صحيح"))
                .body(containsString("الأدلة"))
                .body(not(containsString("approved by")));
    }

    @Test
    void nothingOfTheSiteIsInEnglishOnAVerdictInArabic() {
        String slug = published(Map.of(
                "rating", "true",
                "headline", "العدد صحيح",
                "summary", "كان العدد صحيحًا",
                "body", "تقول الوزارة ذلك [1].",
                "language", "ar"));

        String page = read("/verdicts/" + slug).asString();
        assertThat(page)
                .as("what is counted")
                .contains("<b>القتلى: ٣٣٬٠٣٧، ٤ أبريل ٢٠٢٤</b>")
                .as("a list's comma")
                .contains("<bdi>Ministry of Examples</bdi>، <time")
                .as("a reference, numbered as the list is")
                .contains("<a href=\"#evidence-1\">[١]</a>");
        PublicVerdict verdict = verdicts.bySlug(slug).orElseThrow().content();
        assertThat(ShownOnPage.missing(verdict, page)).isEmpty();
        assertThat(ShownOnPage.missing(verdict, page.replace("[١]", "[1]")))
                .as("a page that was saved when references had European digits")
                .isEmpty();
        assertThat(ShownOnPage.missing(verdict, page.replace("[١]", "[٢]"))).containsExactly("text");
    }

    @Test
    void aVerdictInALanguageThatTheSiteDoesNotSpeakStandsAmongEnglishWords() {
        String slug = published(Map.of(
                "rating", "true",
                "headline", "Plus de 33 000 morts",
                "summary", "Le chiffre tient.",
                "body", "La série le dit.",
                "language", "fr"));

        assertThat(read("/verdicts/" + slug).asString())
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("<h1 class=\"headline\" lang=\"fr\" dir=\"ltr\">Plus de 33 000 morts</h1>")
                .contains("<p class=\"standfirst\" lang=\"fr\" dir=\"ltr\">Le chiffre tient.</p>")
                .contains("<div class=\"prose\" lang=\"fr\" dir=\"ltr\"><p>La série le dit.</p></div>")
                .contains("<b>33,037 killed, 4 April 2024</b>")
                .doesNotContain("<article class=\"article stack\" lang=\"fr\"")
                .doesNotContain("avril");
    }

    @Test
    void nothingTypedBecomesMarkup() {
        String payload = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
        String slug = published(Map.of(
                "rating",
                "false",
                "headline",
                payload,
                "summary",
                payload,
                "body",
                payload,
                "methodology",
                payload,
                "language",
                "en"));

        String html = read("/verdicts/" + slug).asString() + read("/").asString();

        assertThat(html).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void saysSoWhenThePlaceToGoOnFromIsNone() {
        read("/?after=nowhere").then().statusCode(422).body(containsString(">Some fields are not valid</h1>"));
    }

    @Test
    void whatIsNotPublishedIsNotThere() {
        read("/verdicts/nothing-of-the-kind")
                .then()
                .statusCode(404)
                .body(containsString("<h1 class=\"headline\">There is nothing here</h1>"));
        Accepted accepted = Desk.accepted(claim -> claim.put("text", "Nobody has checked this yet"));
        events.receive(accepted.record());
        read("/").then().body(not(containsString("Nobody has checked this yet")));
    }

    @Test
    void whoFindsNothingStaysOnThePublicSite() {
        String english = read("/verdicts/nothing-of-the-kind").asString();
        String arabic = read("/verdicts/nothing-of-the-kind?lang=ar").asString();
        String preferred = RestAssured.given()
                .accept(HTML)
                .header("Accept-Language", "fr, ar-EG;q=0.9, en;q=0.5")
                .get("/verdicts/nothing-of-the-kind")
                .asString();

        assertThat(english)
                .contains("<html lang=\"en\" dir=\"ltr\">", "<a href=\"/search\">Search</a>", "role=\"search\"")
                .contains("To the front page")
                .doesNotContain("To the desk");
        assertThat(arabic)
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<h1 class=\"headline\">لا شيء هنا</h1>")
                .contains("href=\"/search?lang=ar\"", "إلى الصفحة الأولى")
                .doesNotContain("There is");
        assertThat(preferred).isEqualTo(arabic);
        assertThat(Desk.EDITOR
                        .asks()
                        .accept(HTML)
                        .get("/desk/reviews/{id}", UUID.randomUUID())
                        .asString())
                .contains("<html lang=\"en\"", "<h1>There is nothing here</h1>", "To the desk");
    }

    @Test
    void saysInArabicTooWhatWentWrong() {
        assertThat(read("/?after=nowhere&lang=ar").asString())
                .contains("<title>بعض الحقول غير صالحة · Plumbline</title>")
                .contains("<h1 class=\"headline\">بعض الحقول غير صالحة</h1>", "<p>ارجع وصحّحها.")
                .contains("<p lang=\"en\" dir=\"ltr\">after ")
                .doesNotContain("Some fields");
        assertThat(RestAssured.given().accept(HTML).delete("/?lang=ar").asString())
                .contains("<h1 class=\"headline\">لا يمكن فعل هذا هنا</h1>", "<p>لا يقبل هذا العنوان")
                .doesNotContain("This cannot be done here");
        assertThat(read("/?after=nowhere").asString())
                .contains("<h1 class=\"headline\">Some fields are not valid</h1>")
                .doesNotContain("Go back");
    }

    @Test
    void emptyListsSayWhereToGoOn() {
        String nothing = "before=00000000-0000-7000-8000-000000000001";
        assertThat(read("/corrections?" + nothing).asString())
                .contains("<p class=\"empty\">Nothing that we published", "<a href=\"/\">To the front page</a>");
        assertThat(read("/corrections?lang=ar&kind=RETRACTION&" + nothing).asString())
                .contains("<p class=\"empty\">لا شيء من هذا النوع بعد. <a href=\"/corrections?lang=ar\">");
        assertThat(read("/topics?page=900").asString()).contains("<a href=\"/submit\">Send in a claim</a></p>");
        assertThat(read("/claimants?page=900&lang=ar").asString())
                .contains("<p class=\"empty\">لم يُنشر شيء بعد. <a href=\"/submit?lang=ar\">");
    }

    private String published(Map<String, ?> draft) {
        Accepted accepted = Desk.accepted(claim -> {});
        events.receive(accepted.record());
        UUID review = accepted.reviewId();
        Desk.CHECKER.preparesForApproval(review);
        Desk.expect(Desk.CHECKER.drafts(review, draft), 200);
        Desk.expect(Desk.EDITOR2.approves(review), 200);
        Desk.expect(Desk.EDITOR3.approves(review), 200);
        Response published = Desk.EDITOR2.publishes(review);
        Desk.expect(published, 201);
        return published.jsonPath().getString("verdict.slug");
    }

    private static Response read(String path) {
        return RestAssured.given().accept(HTML).get(path);
    }
}
