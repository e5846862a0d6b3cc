package org.plumbline.review.publication.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Database;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class SiteTextTest {

    private static final String PATH = "/desk/settings/pages/";

    @Test
    void aTextStandsOnItsPageOnceItIsSaved() throws SQLException {
        String tag = read("/about").header("ETag");
        Response saved = save("about/en", 0, "We are **three** people. <script>alert(1)</script>");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(303);

        assertThat(read("/about").asString())
                .contains("We are <strong>three</strong> people.")
                .doesNotContain("<script>alert");
        assertThat(read("/about").header("ETag")).isNotEqualTo(tag);
        assertThat(read("/about?lang=ar").asString()).contains("غرفة للتحقق");
        assertThat(Database.auditOf(SiteTexts.subject(SiteText.ABOUT, "en"))).containsExactly("site-text.changed");
        assertThat(asAdmin("").get("/desk/settings/pages").asString()).contains("version 1 by");
    }

    @Test
    void theSecondOfTwoIsToldAndLosesNothing() {
        assertThat(save("sources/en", 0, "The first").statusCode()).isEqualTo(303);

        Response second = save("sources/en", 0, "The second");

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.asString())
                .contains("\nThe second</textarea>")
                .contains("The first</pre>")
                .contains("name=\"version\" value=\"1\"");
        assertThat(save("sources/en", 1, "The second").statusCode()).isEqualTo(303);
    }

    @Test
    void anEmptyTextIsRefusedWithTheReason() {
        Response refused = save("corrections/en", 0, " \n ");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("The text must say something.").contains("aria-invalid=\"true\"");
        assertThat(save("corrections/en", 0, "x".repeat(50_001)).statusCode()).isEqualTo(422);
        assertThat(save("corrections/fr", 0, "x").statusCode()).isEqualTo(404);
        assertThat(save("secrets/en", 0, "x").statusCode()).isEqualTo(404);
    }

    @Test
    void noVersionIsEverLost() {
        assertThatThrownBy(() -> {
                    try (var connection = Database.asService();
                            var statement = connection.createStatement()) {
                        statement.executeUpdate("delete from site_text");
                    }
                })
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"en, How we check, Mostly true, ltr", "ar, كيف نتحقق, صحيح في معظمه, rtl"})
    void theScaleIsTheOneThatVerdictsAreRatedBy(String language, String title, String rating, String direction) {
        assertThat(read("/methodology?lang=" + language).asString())
                .contains("dir=\"" + direction + "\"")
                .contains("<h1 class=\"headline\">" + title + "</h1>")
                .contains(rating)
                .contains("id=\"ratings\"", "id=\"sources\"", "id=\"corrections\"");
    }

    @Test
    void saysOfReportsAndProtectedSourcesWhatIsSo() throws IOException {
        assertThat(read("/methodology").asString())
                .contains("Whoever wrote part of the verdict cannot reject it")
                .doesNotContain("no part in the verdict decides");
        assertThat(read("/methodology?lang=ar").asString())
                .contains("ولا يرفض الطلبَ من كتب شيئًا من الحكم", "وقد تعهدت بعدم الكشف عنه")
                .doesNotContain("ولماذا نثق به", "ويبت فيه محرر");
        // Another test writes the English text on sources anew.
        try (InputStream file = getClass().getResourceAsStream("/plumbline/texts/sources.en.md")) {
            assertThat(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("the desk knows who it is and has promised not to say")
                    .doesNotContain("an editor decides", "why we trust it");
        }
    }

    private static Response save(String text, long version, String body) {
        return asAdmin("application/x-www-form-urlencoded")
                .formParam("version", version)
                .formParam("body", body)
                .post(PATH + text);
    }

    private static RequestSpecification asAdmin(String type) {
        var request = RestAssured.given()
                .redirects()
                .follow(false)
                .auth()
                .oauth2(TokensForTests.token("admin", Roles.ADMIN))
                .accept("text/html");
        return type.isEmpty() ? request : request.contentType(type + ";charset=UTF-8");
    }

    private static Response read(String path) {
        return RestAssured.given().accept("text/html").get(path);
    }
}
