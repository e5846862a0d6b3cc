package org.plumbline.claims.article.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.checker;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class ScorerApiTest {

    @Inject
    DataSource database;

    /** What other tests decided is none of this desk's decisions. */
    @BeforeEach
    void forgetDecisions() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from article_candidate");
        }
    }

    @AfterEach
    void putBack() {
        admin().delete("/api/articles/scorer");
    }

    @Test
    void refusesToLearnFromTooLittle() {
        decide(20, true);

        Response answer = refit(UUID.randomUUID().toString());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.<String>path("rule")).isEqualTo("too-few-decisions");
        assertThat(answer.<String>path("detail")).contains("accepted 20 candidates and dismissed 20");
        assertThat(admin().get("/api/articles/scorer").<String>path("source")).isEqualTo("SHIPPED");
    }

    @Test
    void refusesToLearnFromDecisionsOfOneKind() {
        decide(60, false);

        assertThat(refit(UUID.randomUUID().toString()).<String>path("rule")).isEqualTo("too-few-decisions");
    }

    @Test
    void scoresNewArticlesWithWhatItLearnedUntilThatIsPutBack() {
        decide(40, true);
        double before = scoreOf("The council counted 77 empty flats in May of that year.");
        String key = UUID.randomUUID().toString();

        Response refitted = refit(key);

        assertThat(refitted.statusCode()).as(refitted.asString()).isEqualTo(201);
        assertThat(refitted.<Boolean>path("used")).isTrue();
        assertThat(refitted.<Integer>path("accepted")).isEqualTo(40);
        assertThat(refitted.<Integer>path("dismissed")).isEqualTo(40);
        assertThat(refitted.<Float>path("f1After")).isGreaterThan(refitted.<Float>path("f1Before"));
        assertThat(refit(key).asString()).isEqualTo(refitted.asString());
        Response inUse = checker().get("/api/articles/scorer");
        assertThat(inUse.<String>path("id")).isEqualTo(refitted.path("id"));
        assertThat(inUse.<String>path("source")).isEqualTo("REFIT");
        assertThat(inUse.<String>path("madeBy.name")).isEqualTo("admin");
        assertThat(inUse.<Map<String, Float>>path("weights"))
                .isEqualTo(refitted.path("weights"))
                .containsKey("NUMBER");
        assertThat(inUse.<Map<String, Integer>>path("decisions"))
                .isEqualTo(Map.of("accepted", 40, "dismissed", 40, "needed", 50));
        assertThat(scoreOf("The council counted 77 empty flats in May of that year."))
                .isLessThan(before);
        assertThat(add("The council counted 78 empty flats.").<String>path("scorer"))
                .isEqualTo(refitted.path("id"));

        Response back = admin().delete("/api/articles/scorer");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.<String>path("source")).isEqualTo("SHIPPED");
        assertThat(scoreOf("The council counted 77 empty flats in May of that year."))
                .isEqualTo(before);
        assertThat(admin().delete("/api/articles/scorer").<String>path("id")).isEqualTo(back.path("id"));
    }

    @Test
    void letsOnlyTheAdminDecide() {
        assertThat(checker().post("/api/articles/scorer").statusCode()).isEqualTo(403);
        assertThat(checker().delete("/api/articles/scorer").statusCode()).isEqualTo(403);
    }

    /** A desk that wants the opposite of what is shipped: it dismisses figures and, if asked to, accepts opinion. */
    private static void decide(int number, boolean both) {
        String figures = sentences(number, "The council counted %d empty flats in March of that year.");
        send(add(figures), "dismissals");
        if (both) {
            send(add(sentences(number, "I think that we should all be kinder to number %d here?")), "claims");
        }
    }

    private static String sentences(int number, String sentence) {
        return IntStream.range(0, number)
                .mapToObj(i -> sentence.formatted(i + 200))
                .collect(Collectors.joining(" "));
    }

    private static void send(Response article, String what) {
        Response sent = checker()
                .contentType("application/json")
                .body(Map.of("candidates", article.<List<String>>path("candidates.id")))
                .post("/api/articles/" + article.path("id") + "/" + what);
        assertThat(sent.statusCode()).as(sent.asString()).isLessThan(300);
    }

    private static Response add(String text) {
        Response added = checker()
                .contentType("application/json")
                .body(Map.of("text", text, "language", "en"))
                .post("/api/articles");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return added;
    }

    private static double scoreOf(String sentence) {
        return add(sentence).<Float>path("candidates[0].score");
    }

    private static Response refit(String key) {
        return admin().header("Idempotency-Key", key).post("/api/articles/scorer");
    }
}
