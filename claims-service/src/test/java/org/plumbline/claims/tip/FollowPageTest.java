package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;
import static org.plumbline.claims.tip.Reader.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.form.FormStamp;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class FollowPageTest {

    private static final Path REVIEW_SERVICE_SAMPLES = Path.of("../review-service/src/test/resources/events");

    @Inject
    @Any
    @Connector("smallrye-in-memory")
    InMemoryConnector channels;

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Inject
    FormStamp stamps;

    @Inject
    ObjectMapper json;

    @Test
    void isForTheReaderAlone() {
        String link = new Reader(stamps).link("Twelve <b>cranes</b> fell in Norhaven");

        Response answer = nobody().accept("text/html").get(link);

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(answer.asString())
                .contains("<meta name=\"robots\" content=\"noindex, nofollow\">")
                .contains("What became of your claim", "It waits for the desk.")
                .contains("Twelve &lt;b&gt;cranes&lt;/b&gt; fell in Norhaven</blockquote>")
                .doesNotContain("Your private link");
    }

    @Test
    void keepsNoLinkInTheDatabase() throws SQLException {
        String token =
                new Reader(stamps).link("Thirteen cranes fell in Norhaven").substring("/follow/".length());

        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(24);
        for (String column : new String[] {"tip_link::text", "tip::text"}) {
            String table = column.substring(0, column.indexOf(':'));
            assertThat(count("select count(*) from " + table + " where position(? in " + column + ") > 0", token))
                    .isZero();
        }
    }

    @Test
    void followsTheReviewToItsVerdict() throws Exception {
        String link = new Reader(stamps).link("Fourteen cranes fell in Norhaven");
        UUID claim = Reader.claim("Fourteen cranes fell in Norhaven");
        UUID review = accept(claim);
        assertThat(page(link)).contains("It is being checked.");

        send(event("review.changed", claim, review, "DROPPED"), 3);
        await(link, "The desk began to check it, but has stopped.");

        ObjectNode published = event("verdict.published", claim, review, "");
        send(published, 4);
        await(link, "It was checked. This is the verdict:");
        String rating = published.get("data").get("rating").asText();
        String url = published.get("data").get("url").asText();
        assertThat(page(link))
                .contains("rating-" + rating)
                .contains("<a href=\"" + url + "\"><bdi>")
                .contains("Published on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true                | True                | صحيح",
                "mostly-true         | Mostly true         | صحيح في معظمه",
                "half-true           | Half true           | نصف صحيح",
                "mostly-false        | Mostly false        | خاطئ في معظمه",
                "false               | False               | خاطئ",
                "not-enough-evidence | Not enough evidence | أدلة غير كافية",
                "missing-context     | Missing context     | سياق ناقص",
                "satire              | Satire              | محتوى ساخر",
                "of-a-later-scale    | of a later scale    | of a later scale",
            })
    void namesTheRatingInThePagesLanguage(String rating, String english, String arabic) {
        String text = "Cranes fell, rated " + rating;
        String link = new Reader(stamps).link(text);
        UUID claim = Reader.claim(text);
        accept(claim);
        note(claim, Fixtures.verdict(rating), 9);

        assertThat(page(link)).containsPattern("rating-" + rating + "\">\\s*" + english + "\\s*</span>");
        assertThat(page(link + "?lang=ar"))
                .containsPattern("rating-" + rating + "\">\\s*" + arabic + "\\s*</span>")
                .contains("نُشر في ٧ أبريل ٢٠٢٤");
    }

    @Test
    void saysBothRatingsWhereTheClaimIsRatedOtherwiseNow() {
        String link = new Reader(stamps).link("Seventeen cranes stand in Norhaven");
        UUID claim = Reader.claim("Seventeen cranes stand in Norhaven");
        accept(claim);
        note(claim, Fixtures.verdict("true", "half-true"), 9);

        assertThat(page(link))
                .contains("It was checked. This is the verdict:")
                .contains("When it was said</span> <span class=\"rating small rating-true\">True</span>")
                .contains("Now</span> <span class=\"rating small rating-half-true\">Half true</span>");
        assertThat(page(link + "?lang=ar"))
                .contains("عند صدور الادعاء</span> <span class=\"rating small rating-true\">صحيح</span>")
                .contains("الآن</span> <span class=\"rating small rating-half-true\">نصف صحيح</span>");
    }

    @Test
    void saysFirstThatAVerdictIsRetracted() throws Exception {
        String link = new Reader(stamps).link("Eighteen cranes stand in Norhaven");
        UUID claim = Reader.claim("Eighteen cranes stand in Norhaven");
        UUID review = accept(claim);
        note(claim, Fixtures.verdict("true"), 4);
        assertThat(page(link)).contains("It was checked. This is the verdict:", "rating-true");

        ObjectNode retracted = event("verdict.published.retraction", claim, review, "");
        send(retracted, 9);
        await(link, "It was checked, but we have retracted the verdict.");

        String url = retracted.get("data").get("url").asText();
        assertThat(page(link))
                .contains("Do not rely on it.")
                .contains("<span class=\"rating small rating-retracted\">Retracted</span>")
                .contains("was: True when it was said; now: Half true</span>")
                .contains("<a href=\"" + url + "\"><bdi>")
                .contains("Retracted on 22 November 2026")
                .doesNotContain("This is the verdict", "Published on", "rating-true", "rating-half-true");
        assertThat(page(link + "?lang=ar"))
                .contains("تحققنا منه، ثم سحبنا الحكم.", "لا تعتمد عليه.")
                .contains("<span class=\"rating small rating-retracted\">مسحوب</span>")
                .contains("كان: صحيح عند صدور الادعاء؛ والآن: نصف صحيح</span>")
                .contains("<a href=\"" + url + "\"><bdi>", "سُحب في")
                .doesNotContain("هذا هو الحكم", "نُشر في", "rating-true", "rating-half-true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_CHECKABLE      | It cannot be checked against evidence.                     | لا يمكن التحقق منه بالأدلة.",
                "OPINION            | It is an opinion, and opinions are free.                   | هو رأي، والآراء حرة.",
                "PREDICTION         | It is about the future, of which there is no evidence yet. | يتعلق بالمستقبل، ولا أدلة عليه بعد.",
                "OUT_OF_SCOPE       | It is about something that this desk does not check.       | يتعلق بما لا يتحقق منه هذا الفريق.",
                "DUPLICATE          | The same claim is here already, sent in by somebody else.  | الادعاء نفسه موجود لدينا، أرسله شخص آخر.",
                "NO_PUBLIC_INTEREST | It concerns too few people to be checked in public.        | يخص عددًا أقل من أن يُتحقق منه علنًا.",
                "OTHER              | The desk had another reason.                               | كان لدى الفريق سبب آخر.",
            })
    void saysWhyItWasNotTakenUpAndNoMore(String reason, String english, String arabic) {
        String text = "Cranes fell, rejected as " + reason;
        String link = new Reader(stamps).link(text);
        checker()
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"reason\": \"" + reason + "\", \"words\": \"Between ourselves\"}")
                .post("/api/claims/" + Reader.claim(text) + "/rejection")
                .then()
                .statusCode(200);

        assertThat(page(link)).contains("The desk will not check it.", english).doesNotContain("Between ourselves");
        assertThat(page(link + "?lang=ar")).contains("لن يتحقق الفريق منه.", arabic);
    }

    @Test
    void leadsToTheClaimThatItWasMergedInto() throws SQLException {
        String link = new Reader(stamps).link("Fifteen cranes fell in Norhaven");
        new Reader(stamps).link("In Norhaven the cranes that fell were fifteen");
        UUID merged = Reader.claim("Fifteen cranes fell in Norhaven");
        UUID standing = Reader.claim("In Norhaven the cranes that fell were fifteen");
        accept(standing);
        merge(merged, standing);
        try {
            assertThat(page(link))
                    .contains("It is being checked.", "all of it is checked as one claim")
                    .contains("Fifteen cranes fell in Norhaven</blockquote>");

            Reader third = new Reader(stamps);
            assertThat(page(third.link("fifteen cranes fell in norhaven"))).contains("It is being checked.");
            assertThat(claims.get(standing).orElseThrow().demand())
                    .as("the survivor's demand counts")
                    .isEqualTo(2);
            assertThat(third.send("fifteen cranes fell in norhaven").asString()).contains("We have this already");
            third.link("In Norhaven the cranes that fell were fifteen!");
            assertThat(claims.get(standing).orElseThrow().demand())
                    .as("who asked for both counts once")
                    .isEqualTo(2);
        } finally {
            split(merged);
        }
    }

    @Test
    void forgetsTheTipWhenAsked() throws SQLException {
        String text = "Sixteen cranes fell in Norhaven";
        String link = new Reader(stamps).link(text);
        UUID claim = Reader.claim(text);
        assertThat(page(link)).contains("action=\"" + link + "/forget\"", "The claim itself stays with the desk");

        Response forgotten = nobody().accept("text/html").post(link + "/forget");

        assertThat(forgotten.statusCode()).isEqualTo(303);
        assertThat(forgotten.header("Location")).isEqualTo("/submit?forgotten=1");
        assertThat(page("/submit?forgotten=1")).contains("Your tip was deleted");
        assertThat(nobody().get(link).statusCode()).isEqualTo(404);
        assertThat(nobody().post(link + "/forget").statusCode()).isEqualTo(404);
        assertThat(count("select count(*) from tip where text = ?", text)).isZero();
        assertThat(count(
                        "select count(*) from tip_link l left join tip t on t.id = l.tip_id where t.id is null and ? <> ''",
                        text))
                .isZero();
        assertThat(claims.get(claim).orElseThrow().demand()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/follow/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/follow/short",
        "/follow/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    })
    void linkThatLeadsNowhereIsMetInAFriendlyWay(String link) {
        Response english =
                nobody().accept("text/html").urlEncodingEnabled(false).get(link);
        assertThat(english.statusCode()).isEqualTo(404);
        assertThat(english.asString())
                .contains("This link leads nowhere", "copy all of it")
                .doesNotContain("<script>");

        Response arabic = nobody().accept("text/html").urlEncodingEnabled(false).get(link + "?lang=ar");
        assertThat(arabic.asString()).contains("هذا الرابط لا يقود إلى شيء");
    }

    private void note(UUID claim, Verdict verdict, long sequence) {
        QuarkusTransaction.requiringNew()
                .run(() -> claims.getToChange(claim).orElseThrow().noteVerdict(verdict, sequence));
    }

    private static UUID accept(UUID claim) {
        Response accepted = checker().header("If-Match", "\"0\"").post("/api/claims/" + claim + "/acceptance");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(200);
        return UUID.fromString(accepted.path("review.id"));
    }

    private ObjectNode event(String type, UUID claim, UUID review, String state) throws IOException {
        ObjectNode event =
                (ObjectNode) json.readTree(Files.readString(REVIEW_SERVICE_SAMPLES.resolve(type + ".v1.json")));
        ObjectNode data = (ObjectNode) event.get("data");
        data.put("claimId", claim.toString());
        data.put("reviewId", review.toString());
        if (!state.isEmpty()) {
            data.put("state", state);
        }
        event.put("aggregateId", claim.toString());
        return event;
    }

    private void send(ObjectNode event, long sequence) {
        event.put("id", Ids.next().toString());
        event.put("sequence", sequence);
        channels.source("reviews")
                .send(new ConsumerRecord<>(
                        "plumbline.reviews",
                        0,
                        sequence,
                        event.get("aggregateId").asText(),
                        event.toString()));
    }

    private static void await(String link, String words) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(deadline) && !page(link).contains(words)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(page(link)).contains(words);
    }

    /** As triage will leave it. */
    private void merge(UUID merged, UUID standing) throws SQLException {
        update("""
                update claim set state = 'MERGED', merged_into = ?, decided_by_sub = 'sub-checker',
                                 decided_by_name = 'checker', decided_at = submitted_at
                where id = ?""", standing, merged);
    }

    private void split(UUID merged) throws SQLException {
        update("""
                update claim set state = 'SUBMITTED', merged_into = null, decided_by_sub = null,
                                 decided_by_name = null, decided_at = null
                where merged_into is not null and id = ?""", merged);
    }

    private void update(String sql, UUID... ids) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                update.setObject(i + 1, ids[i]);
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private long count(String sql, String parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
