package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.form.FormStamp;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ClaimTipsTest {

    @Inject
    FormStamp stamps;

    @Test
    void claimPageShowsWhoAskedInWhichWords() {
        new Reader(stamps)
                .form("Owls left the tower")
                .formParam("seen", "https://social.example/owls")
                .post("/submit");
        String token = new Reader(stamps).link("OWLS left the tower?").substring("/follow/".length());
        as("a-partner", "partner")
                .contentType("application/json")
                .body("""
                        {"text": "Owls left the tower", "language": "en", "count": 40,
                         "seen": {"headline": "Owls <gone>", "publisher": "The Bell", "url": "https://bell.example/owls"}}""")
                .post("/api/tips")
                .then()
                .statusCode(201);
        UUID claim = Reader.claim("Owls left the tower");

        String page = html("/desk/claims/" + claim);

        assertThat(page)
                .contains("42 people asked for it.")
                .contains("OWLS left the tower?</p>")
                .contains("<a href=\"https://social.example/owls\" rel=\"noopener nofollow noreferrer\">")
                .contains("from <bdi>a-partner</bdi>, for 40 people", "Owls &lt;gone&gt; (The Bell)")
                .doesNotContain(token)
                .doesNotContain("/desk/claims/" + claim + "/tips");
        assertThat(page.indexOf("for 40 people")).isLessThan(page.indexOf("OWLS left the tower?"));
    }

    @Test
    void claimThatNobodyAskedForSaysSo() {
        String claim = checker()
                .contentType("application/json")
                .body("{\"text\": \"Nobody asked for bats\", \"language\": \"en\"}")
                .post("/api/claims")
                .path("id");

        assertThat(html("/desk/claims/" + claim)).contains("Nobody outside the desk has asked for it.");
    }

    @Test
    void listOfAllTipsHasPages() {
        for (int i = 0; i < 27; i++) {
            new Reader(stamps).link("Storks came early" + "!".repeat(i));
        }
        UUID claim = Reader.claim("Storks came early");

        String page = html("/desk/claims/" + claim);
        assertThat(page).contains("<a href=\"/desk/claims/" + claim + "/tips\">All 27 tips</a>");
        assertThat(page.split("Storks came early", -1))
                .as("claim, and the newest five")
                .hasSizeBetween(7, 9);

        String first = html("/desk/claims/" + claim + "/tips");
        assertThat(first).contains("27 people asked for it; 27 tips, newest first");
        assertThat(first.split("<li class=\"card\">", -1)).hasSize(26);
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = html(next.group(1));
        assertThat(second.split("<li class=\"card\">", -1)).hasSize(3);
        assertThat(second).doesNotContain("rel=\"next\"");
    }

    @Test
    void listIsForTheDesk() {
        UUID nobodys = UUID.randomUUID();

        assertThat(admin().get("/desk/claims/" + nobodys + "/tips").statusCode())
                .isEqualTo(404);
        assertThat(admin().get("/desk/claims/" + nobodys + "/tips?after=x").statusCode())
                .isEqualTo(422);
        assertThat(as("a-partner", "partner")
                        .get("/desk/claims/" + nobodys + "/tips")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String html(String path) {
        Response answer = checker().accept("text/html").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }
}
