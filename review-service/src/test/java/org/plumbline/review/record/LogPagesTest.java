package org.plumbline.review.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.LogKeyForTests;
import org.plumbline.review.log.Published;
import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.MerkleTree;
import org.plumbline.review.log.tree.Tile;
import org.plumbline.review.log.tree.TiledSubtrees;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(LogKeyForTests.class)
class LogPagesTest {

    private static final String HTML = "text/html";

    @Inject
    ClaimEvents events;

    @Test
    void aVerdictSaysWhereItStandsInTheLog() throws InterruptedException {
        String slug = Published.logged(events, Desk.DRAFT);

        String page = page("/verdicts/" + slug).asString();

        Response proof = RestAssured.get("/log/verdicts/{slug}/1", slug);
        assertThat(proof.statusCode()).isEqualTo(200);
        String hash = Hash.ofLeaf(proof.jsonPath().getString("leaf").getBytes(StandardCharsets.UTF_8))
                .hex();
        assertThat(page)
                .contains("<h2 id=\"verify\">Verify this page</h2>")
                .contains("This version is entry " + proof.jsonPath().getLong("index") + " in our public log.")
                .contains("Fingerprint of the entry: <code class=\"hash\" dir=\"ltr\">" + hash)
                .contains("href=\"/log/verdicts/" + slug + "/1\"");
    }

    @Test
    void thePageAboutTheLogShowsItsCheckpointAndFindsAVerdict() throws InterruptedException {
        String slug = Published.logged(events, Desk.DRAFT);

        String page = page("/log").asString();
        assertThat(page)
                .contains("<h1 class=\"headline\">The log of what was published</h1>")
                .contains("desk.example/log\n")
                .contains("./plumbline verify https://desk.example/verdicts/");
        String found = page("/log?page=https://desk.example/verdicts/" + slug).asString();
        assertThat(found)
                .contains("Revision 1 of this verdict is entry ")
                .contains("./plumbline verify https://desk.example/verdicts/" + slug + "<")
                .contains("href=\"/log/verdicts/" + slug + "/1\"");
        Response missed = page("/log?page=<b>nothing");
        assertThat(missed.statusCode()).isEqualTo(422);
        assertThat(missed.asString())
                .contains("value=\"&lt;b&gt;nothing\"", "aria-invalid=\"true\"", "There is no verdict in the log");
    }

    @Test
    void inArabicThePageIsMirroredAndCountsInArabicNumerals() throws InterruptedException {
        String slug = Published.logged(
                events,
                Map.of(
                        "rating", "true",
                        "headline", "العدد صحيح",
                        "summary", "كان العدد صحيحًا",
                        "body", "نص",
                        "language", "ar"));

        assertThat(page("/log?lang=ar").asString())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "سجل ما نُشر", "name=\"lang\" value=\"ar\"")
                .doesNotContain("The log of")
                .containsPattern("عدد أوراق السجل: [٠-٩]")
                .contains(
                        "<link rel=\"canonical\" href=\"https://desk.example/log?lang=ar\">",
                        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://desk.example/log\">")
                .contains("<a href=\"https://desk.example/log\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">English</a>");
        assertThat(page("/log?page=a&lang=ar").asString())
                .contains("<link rel=\"canonical\" href=\"https://desk.example/log?lang=ar\">")
                .contains("https://desk.example/log?page=a\" hreflang=\"en\"");
        assertThat(page("/verdicts/" + slug).asString())
                .contains("تحقق من هذه الصفحة بنفسك")
                .containsPattern("هي القيد رقم [٠-٩]")
                .contains("بصمة القيد: <code", "انظر كيف يبدو", "صورة للمشاركة", "بيانات للبرامج (JSON-LD)");
    }

    @Test
    void isServedAsTiles() throws InterruptedException {
        Published.logged(events, Desk.DRAFT);
        Response answer = RestAssured.get("/log/checkpoint");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=5");
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(answer.asString()).text());
        assertThat(checkpoint.origin()).isEqualTo("desk.example/log");

        Tile last = new Tile(0, (checkpoint.size() - 1) / 256, (int) ((checkpoint.size() - 1) % 256) + 1);
        Response bundle = RestAssured.get("/log/tile/" + last.entriesPath());
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.contentType()).isEqualTo("application/octet-stream");
        assertThat(bundle.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        List<Hash> leaves = leaves(bundle.asByteArray());
        assertThat(hashes(RestAssured.get("/log/tile/" + last.path()))).isEqualTo(leaves);
        assertThat(MerkleTree.root(
                        checkpoint.size(),
                        new TiledSubtrees(
                                checkpoint.size(), tile -> hashes(RestAssured.get("/log/tile/" + tile.path())))))
                .isEqualTo(checkpoint.root());
        assertThat(RestAssured.get("/log/tile/" + new Tile(0, last.number() + 1, 1).path())
                        .statusCode())
                .isEqualTo(404);
    }

    private static List<Hash> leaves(byte[] bundle) {
        List<Hash> leaves = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            int length = ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
            leaves.add(Hash.ofLeaf(Arrays.copyOfRange(bundle, at + 2, at + 2 + length)));
            at += 2 + length;
        }
        return leaves;
    }

    private static List<Hash> hashes(Response tile) {
        assertThat(tile.statusCode()).isEqualTo(200);
        byte[] bytes = tile.asByteArray();
        List<Hash> hashes = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, start, start + Hash.LENGTH)));
        }
        return hashes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/tile/0/1",
                "/log/tile/0/000.p/0",
                "/log/tile/0/000.p/256",
                "/log/tile/64/000",
                "/log/tile/0/x999/x999/999",
                "/log/tile/-1/000",
                "/log/tile/5/000",
                "/log/tile/entries/1",
                "/log/tile/entries/x999/999",
                "/log/tile/other/000",
                "/log/verdicts/nothing-of-the-kind",
                "/log/verdicts/A%00",
                "/log/verdicts/nothing/0",
                "/log/verdicts/nothing/99999999999",
                "/log/other"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(RestAssured.given().urlEncodingEnabled(false).get(path).statusCode())
                .isEqualTo(404);
    }

    private static Response page(String path) {
        return RestAssured.given().accept(HTML).get(path);
    }
}
