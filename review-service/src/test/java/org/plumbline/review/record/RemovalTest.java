package org.plumbline.review.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.LogKeyForTests;
import org.plumbline.review.log.Published;

/** What is removed from a revision by law goes from everything that is made of it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(LogKeyForTests.class)
class RemovalTest {

    @Inject
    ClaimEvents events;

    private String word = "";
    private UUID review = new UUID(0, 0);
    private String slug = "";

    /** Of somebody who wants to be forgotten, whose name nobody else has. */
    @BeforeEach
    void publish() throws InterruptedException {
        word = "quibble" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        review = Published.approved(events, Desk.DRAFT, claim -> claim.put("claimant", "Petra " + word));
        slug = Published.publish(review);
        Published.awaitLogged(slug);
    }

    @Test
    void aNameIsFoundNoMore() throws Exception {
        assertThat(read("/claimants/petra-" + word).statusCode()).isEqualTo(200);
        assertThat(read("/search?q=" + word).asString()).contains("/verdicts/" + slug);

        remove(1);

        assertThat(read("/claimants/petra-" + word).statusCode()).isEqualTo(404);
        assertThat(read("/search?q=" + word).asString()).doesNotContain("/verdicts/" + slug);
        assertThat(read("/search?claimant=removed&q=%22figure%20stands%22").asString())
                .as("the rest is found as before")
                .contains("/verdicts/" + slug);
    }

    @Test
    void anEarlierRevisionDoesNotComeBackByIt() throws Exception {
        Published.corrected(review, slug, "The figure stood in May.", "We had named the wrong month.");

        remove(1);

        assertThat(read("/search?q=" + word).asString()).contains("/verdicts/" + slug);
        assertThat(read("/search?claimant=petra-" + word + "&q=%22stood%20in%20May%22")
                        .asString())
                .contains("/verdicts/" + slug);

        remove(2);

        assertThat(read("/search?q=" + word).asString()).doesNotContain("/verdicts/" + slug);
        assertThat(read("/search?claimant=removed&q=%22stood%20in%20May%22").asString())
                .contains("/verdicts/" + slug);
    }

    @Test
    void thePictureIsDrawnAnew() throws Exception {
        byte[] before = read("/verdicts/" + slug + ".png").asByteArray();
        assertThat(read("/verdicts/" + slug + ".png").asByteArray()).isEqualTo(before);

        remove(1);

        Response after = read("/verdicts/" + slug + ".png");
        assertThat(after.contentType()).isEqualTo("image/png");
        assertThat(after.asByteArray()).isNotEqualTo(before);
    }

    @Test
    void whoeverMirrorsOpenDataIsToldThatItChanged() throws Exception {
        for (String path : List.of("/data/verdicts.csv", "/data/verdicts.jsonl", "/data/claimreview.json")) {
            assertThat(read(path).asString()).contains(word);
        }
        String held = read("/data/verdicts.jsonl").header("ETag");

        remove(1);

        Response again =
                RestAssured.given().accept("*/*").header("If-None-Match", held).get("/data/verdicts.jsonl");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).doesNotContain(word);
    }

    private void remove(int number) throws SQLException {
        try (Connection connection = Database.asOwner();
                PreparedStatement select = connection.prepareStatement("""
                        select remove_published(r.id, '/claim/claimant', '"[removed]"', 'Order of a court')
                        from revision r join verdict v on v.id = r.verdict_id where v.slug = ? and r.number = ?""")) {
            select.setString(1, slug);
            select.setInt(2, number);
            select.execute();
        }
    }

    private static Response read(String path) {
        return RestAssured.given().accept("*/*").urlEncodingEnabled(false).get(path);
    }
}
