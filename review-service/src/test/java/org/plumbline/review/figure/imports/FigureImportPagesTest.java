package org.plumbline.review.figure.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FigureImportPagesTest {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    private UUID series = new UUID(0, 0);
    private String page = "";

    @BeforeEach
    void hasASeries() {
        series = SeriesByApi.create("<b>Imported</b> by page");
        page = "/desk/series/" + series + "/imports";
    }

    @Test
    void leadsFromAFileToPointsAndBack() {
        assertThat(opens(Roles.FACT_CHECKER, page))
                .contains("No file was sent in")
                .doesNotContain("<b>Imported");
        String file = send("figures.csv", "date,killed\n2024-04-05,33091\n2024-04-06,\"33,137\"\nsoon,<i>\n");
        String asked = opens(Roles.FACT_CHECKER, file);
        assertThat(asked).contains("What do the columns hold?").contains("such as 2024-04-05");
        assertThat(folded(asked, "Discard the file")).contains("Discard it…", "That cannot be undone");

        Response wrong = sends(
                Roles.FACT_CHECKER,
                file,
                file + "/mapping",
                Map.of("asOf", "date", "best", "", "dates", "ISO", "numerals", "POINT"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("Figure must not be blank").contains("<option value=\"date\" selected>");

        follows(sends(
                Roles.FACT_CHECKER,
                file,
                file + "/mapping",
                Map.of("asOf", "date", "best", "killed", "dates", "ISO", "numerals", "POINT")));
        assertThat(opens(Roles.FACT_CHECKER, file))
                .contains("What would change")
                .satisfies(preview ->
                        assertThat(folded(preview, "Discard the file")).contains("Discard it…"))
                .contains("Add 2 points")
                .contains("is no day written as")
                .contains("&lt;i&gt;");
        assertThat(opens(Roles.FACT_CHECKER, file + "?kind=news")).contains("33,137");
        follows(sends(Roles.FACT_CHECKER, file, file + "/start", Map.of()));
        String done = await(file, "To the series");
        assertThat(done).contains("<b>2</b> added").doesNotContain("data-live").doesNotContain("Take back");
        assertThat(opens(Roles.FACT_CHECKER, "/desk/series/" + series))
                .contains("33,137")
                .contains("from a file");

        follows(sends(Roles.EDITOR, file, file + "/undo", Map.of()));
        assertThat(opens(Roles.EDITOR, file)).contains("All points of this file were taken back");
        assertThat(opens(Roles.EDITOR, "/desk/series/" + series + "?all=true")).contains("Retracted");
        Response again = asks(Roles.EDITOR)
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("version", "99", "idempotencyKey", "k"))
                .post(file + "/start");
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(again.asString()).contains("Somebody changed this");
    }

    /** What stands from the last summary on that folds something away to the words, which have to be folded away. */
    private static String folded(String html, String words) {
        int end = html.indexOf(words);
        assertThat(end).as("%s in %s", words, html).isPositive();
        String before = html.substring(0, end);
        assertThat(before.lastIndexOf("<details>"))
                .as("%s is folded away", words)
                .isGreaterThan(before.lastIndexOf("</details>"));
        return before.substring(before.lastIndexOf("<details>"));
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        Response none = asks(Roles.FACT_CHECKER)
                .multiPart("idempotencyKey", "none-" + series)
                .multiPart("file", "", new byte[0])
                .post(page);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.asString()).contains("was not chosen yet");
        Response binary = asks(Roles.FACT_CHECKER)
                .multiPart("idempotencyKey", "binary-" + series)
                .multiPart("file", "f.csv", new byte[] {1, 0, 2})
                .post(page);
        assertThat(binary.statusCode()).isEqualTo(422);
        assertThat(binary.asString()).contains("is not a text file");
        Response large = asks(Roles.FACT_CHECKER)
                .multiPart("idempotencyKey", "large-" + series)
                .multiPart("file", "f.csv", new byte[10 * 1024 * 1024 + 1])
                .post(page);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.asString()).contains("has more than 10 MB");
    }

    @Test
    void setsUpAFeedOnceItIsKnownHowToReadIt() {
        assertThat(opens(Roles.EDITOR, page)).contains("Import a file first");
        String file = send("f.csv", "date,killed\n2024-04-05,1\n");
        follows(sends(
                Roles.EDITOR,
                file,
                file + "/mapping",
                Map.of("asOf", "date", "best", "killed", "dates", "ISO", "numerals", "POINT", "mappingName", "Daily")));
        String feed = "/desk/series/" + series + "/feed";
        Response refused =
                sends(Roles.EDITOR, page, feed, Map.of("url", "ftp://x", "mapping", "Daily", "everyHours", "24"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("value=\"ftp://x\"").contains("must be an address");
        follows(sends(
                Roles.EDITOR,
                page,
                feed,
                Map.of("url", "https://data.example/f.csv", "mapping", "Daily", "everyHours", "24", "paused", "true")));
        assertThat(opens(Roles.FACT_CHECKER, page))
                .contains("https://data.example/f.csv")
                .doesNotContain("Fetch it no more");
        assertThat(folded(opens(Roles.EDITOR, page), "Fetch it no more</button>"))
                .contains("Fetch it no more…", "That cannot be undone");
        follows(sends(Roles.EDITOR, page, feed + "/removal", Map.of()));
        assertThat(opens(Roles.EDITOR, page)).doesNotContain("https://data.example/f.csv");
        assertThat(asks(Roles.FACT_CHECKER)
                        .contentType("application/x-www-form-urlencoded")
                        .formParams(Map.of())
                        .post(feed)
                        .statusCode())
                .isEqualTo(403);
    }

    private String send(String name, String content) {
        Map<String, String> hidden = hidden(opens(Roles.FACT_CHECKER, page), page);
        Response sent = asks(Roles.FACT_CHECKER)
                .multiPart("idempotencyKey", hidden.get("idempotencyKey"))
                .multiPart("items", "")
                .multiPart("file", name, content.getBytes(StandardCharsets.UTF_8))
                .post(page);
        follows(sent);
        return sent.header("Location");
    }

    private static String await(String path, String words) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        String html = opens(Roles.FACT_CHECKER, path);
        while (!html.contains(words) && System.nanoTime() < deadline) {
            html = opens(Roles.FACT_CHECKER, path);
        }
        assertThat(html).contains(words);
        return html;
    }

    private static RequestSpecification asks(String role) {
        return RestAssured.given()
                .auth()
                .oauth2(TokensForTests.token("somebody", role))
                .accept("text/html")
                .redirects()
                .follow(false);
    }

    private static String opens(String role, String path) {
        Response response = asks(role).get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString();
    }

    private static Response sends(String role, String page, String action, Map<String, String> typed) {
        Map<String, String> fields = hidden(opens(role, page), action);
        fields.putAll(typed);
        return asks(role)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(action);
    }

    private static Map<String, String> hidden(String html, String action) {
        int form = html.indexOf(" action=\"" + action + "\"");
        assertThat(form).as("a form for %s in %s", action, html).isPositive();
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(html.substring(form, html.indexOf("</form>", form)));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    private static void follows(Response sent) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
    }
}
