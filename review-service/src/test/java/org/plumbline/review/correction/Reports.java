package org.plumbline.review.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.Desk.CHECKER;
import static org.plumbline.review.Desk.EDITOR;
import static org.plumbline.review.Desk.EDITOR2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.spi.CDI;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;

/** Readers who report errors in verdicts, with scripts switched off, and the desk that corrects them. */
public final class Reports {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    private Reports() {}

    /** A published verdict. */
    public record Verdict(UUID review, String slug, UUID id) {}

    public static Verdict published() {
        Desk.Accepted accepted = Desk.accepted(claim -> {});
        CDI.current().select(ClaimEvents.class).get().receive(accepted.record());
        UUID review = accepted.reviewId();
        CHECKER.preparesForApproval(review);
        approveAndPublish(review);
        String slug = CHECKER.reads(review).getString("verdict.slug");
        return new Verdict(
                review,
                slug,
                UUID.fromString(
                        RestAssured.get("/api/verdicts/{slug}", slug).jsonPath().getString("id")));
    }

    public static void approveAndPublish(UUID review) {
        Desk.expect(EDITOR.approves(review), 200);
        Desk.expect(EDITOR2.approves(review), 200);
        Desk.expect(EDITOR.publishes(review), 201);
    }

    /** Takes the follow-up, writes what changed, and publishes it. */
    public static void correct(UUID review, String summary, String note) {
        Desk.expect(CHECKER.takes(review), 200);
        Map<String, Object> draft = new HashMap<>(Desk.DRAFT);
        draft.put("summary", summary);
        draft.put("changeNote", note);
        Desk.expect(CHECKER.drafts(review, draft), 200);
        Desk.expect(CHECKER.posts(review, "submission", null), 200);
        approveAndPublish(review);
    }

    public static RequestSpecification nobody() {
        return RestAssured.given().accept("text/html").redirects().follow(false);
    }

    public static String page(String path) {
        Response answer = nobody().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    /** The hidden fields of the first form on a page that has any. */
    public static Map<String, String> hidden(String html) {
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = HIDDEN.matcher(html);
        while (matcher.find()) {
            fields.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    /** Opens the form, fills it in, and sends it. */
    public static Response report(Verdict verdict, Map<String, String> typed) {
        Map<String, String> fields = hidden(page("/corrections/new?verdict=" + verdict.slug()));
        fields.putAll(typed);
        return send(fields);
    }

    public static Response send(Map<String, String> fields) {
        return nobody().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post("/corrections/new");
    }

    /** The path of the private link that a report leads to. */
    public static String link(Response sent) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        assertThat(sent.header("Location")).matches("/corrections/follow/[A-Za-z0-9_-]{32}\\?sent=1");
        return sent.header("Location").replaceFirst("\\?.*", "");
    }

    /** The newest request about a verdict, as the desk lists it. */
    public static UUID newest(Verdict verdict, String state) {
        List<Map<String, Object>> items = EDITOR.asks()
                .get("/api/corrections?limit=100&state=" + state)
                .jsonPath()
                .getList("items");
        return items.stream()
                .filter(item -> verdict.id().toString().equals(item.get("verdictId")))
                .map(item -> UUID.fromString(String.valueOf(item.get("id"))))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    public static Response decides(Desk desk, UUID request, String decision, Map<String, String> body) {
        String version = EDITOR.asks()
                .get("/api/corrections/{id}", request)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        return desk.asks()
                .header("If-Match", version)
                .contentType("application/json")
                .body(body)
                .post("/api/corrections/" + request + "/" + decision);
    }
}
