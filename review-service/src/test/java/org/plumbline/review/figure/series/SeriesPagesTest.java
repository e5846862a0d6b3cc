package org.plumbline.review.figure.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.time.Ids;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class SeriesPagesTest {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    private final String name = "Displaced " + Ids.next();

    @Test
    void createsChangesAndRetiresASeries() {
        Response refused = sends(
                Roles.EDITOR, "/desk/series/new", "/desk/series/new", Map.of("name", name, "periodStart", "October"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("value=\"" + name + "\"")
                .contains("value=\"October\"")
                .contains("Counting began must be a date")
                .contains("How the figures add up must be chosen");
        String page = create();
        assertThat(opens(Roles.FACT_CHECKER, page))
                .contains(name)
                .contains("There is no point yet")
                .doesNotContain("Retire the series")
                .doesNotContain("/edit");
        assertThat(opens(Roles.FACT_CHECKER, "/desk/series?q=" + name))
                .contains(page)
                .contains("1 series");
        assertThat(asks(Roles.FACT_CHECKER).get("/desk/series/new").statusCode())
                .isEqualTo(403);

        Map<String, String> changed = new HashMap<>(fields());
        changed.put("unit", "people");
        follows(sends(Roles.EDITOR, page + "/edit", page + "/edit", changed), "The series was changed.");
        Response empty = sends(Roles.EDITOR, page, page + "/retirement", Map.of("reason", ""));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.asString()).contains("Reason must not be blank");
        follows(sends(Roles.EDITOR, page, page + "/retirement", Map.of("reason", "It ended")), "It ended");
        follows(sends(Roles.EDITOR, page, page + "/reinstatement", Map.of()), "takes points again");
    }

    @Test
    void addsAndTakesBackPoints() {
        String page = create();
        Response refused = sends(
                Roles.FACT_CHECKER,
                page,
                page + "/points",
                Map.of("asOf", "6 April", "best", "1e99", "origin", "DERIVED"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("value=\"6 April\"")
                .contains("As of must be a day")
                .contains("Figure must be a number");
        follows(
                sends(
                        Roles.FACT_CHECKER,
                        page,
                        page + "/points",
                        Map.of("asOf", "2024-04-06", "best", "33,135", "origin", "REPORTED", "low", "33000")),
                "33,135");
        String restated = follows(
                sends(
                        Roles.FACT_CHECKER,
                        page,
                        page + "/points",
                        Map.of("asOf", "2024-04-06", "best", "33140", "origin", "DERIVED")),
                "33,140");
        assertThat(restated).contains("Derived").doesNotContain("33,135");
        assertThat(opens(Roles.FACT_CHECKER, page + "?all=true"))
                .contains("33,135")
                .contains("33,140");
        assertThat(opens(Roles.FACT_CHECKER, page + "?known=2024-04-06"))
                .contains("Nothing was known of this series then");

        Matcher point = Pattern.compile(page + "/points/[0-9a-f-]{36}").matcher(restated);
        assertThat(point.find()).isTrue();
        assertThat(opens(Roles.FACT_CHECKER, point.group()))
                .as("to whoever typed it")
                .contains("Take it back");
        Response why = sends(Roles.EDITOR, point.group(), point.group() + "/retraction", Map.of("reason", ""));
        assertThat(why.statusCode()).isEqualTo(422);
        assertThat(follows(
                        sends(Roles.EDITOR, point.group(), point.group() + "/retraction", Map.of("reason", "Typo")),
                        "33,135"))
                .doesNotContain("33,140");
        assertThat(opens(Roles.EDITOR, point.group())).contains("Typo").contains("Retracted");
    }

    @Test
    void asksAnEditorForASecondLookAtWhatIsStriking() {
        String page = create();
        Map<String, String> usual = Map.of("asOf", "2024-04-06", "best", "33135", "origin", "REPORTED");
        follows(sends(Roles.FACT_CHECKER, page, page + "/points", usual), "33,135");
        Response negative = sends(
                Roles.FACT_CHECKER,
                page,
                page + "/points",
                Map.of("asOf", "2024-04-07", "best", "-1", "origin", "REPORTED", "published", "2024-04-01"));
        assertThat(negative.statusCode()).isEqualTo(422);
        assertThat(negative.asString())
                .contains("Figure must not be below zero")
                .contains("Published must not lie before the day");

        Map<String, String> striking = new HashMap<>(
                Map.of("asOf", "2024-04-07", "best", "400000", "origin", "REPORTED", "confirmed", "true"));
        Response toChecker = sends(Roles.FACT_CHECKER, page, page + "/points", striking);
        assertThat(toChecker.statusCode()).isEqualTo(409);
        assertThat(toChecker.asString())
                .contains("more than tenfold away from 33135 as of 2024-04-06")
                .contains("an editor has to add it")
                .contains("value=\"400000\"")
                .doesNotContain("name=\"confirmed\"");
        striking.remove("confirmed");
        Response toEditor = sends(Roles.EDITOR, page, page + "/points", striking);
        assertThat(toEditor.statusCode()).isEqualTo(409);
        assertThat(toEditor.asString())
                .contains("confirm it")
                .contains("name=\"confirmed\"")
                .contains("href=\"#point-confirmed\"")
                .contains("value=\"400000\"");
        striking.put("confirmed", "true");
        follows(sends(Roles.EDITOR, page, page + "/points", striking), "400,000");
    }

    @Test
    void leadsFromPageToPage() {
        String page = create();
        UUID id = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        for (int day = 1; day <= 51; day++) {
            asks(Roles.EDITOR)
                    .accept("application/json")
                    .contentType("application/json")
                    .body(Map.of("asOf", LocalDate.of(2024, 1, 1).plusDays(day).toString(), "best", day))
                    .post("/api/series/" + id + "/points")
                    .then()
                    .statusCode(201);
        }
        String first = opens(Roles.EDITOR, page + "?from=2024-01-01");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(opens(Roles.EDITOR, next.group(1).replace("&amp;", "&")))
                .contains("2 January 2024")
                .doesNotContain("rel=\"next\"");
    }

    private Map<String, String> fields() {
        return Map.of(
                "name", name,
                "measure", "displaced",
                "accumulation", "PER_PERIOD",
                "basis", "ESTIMATED",
                "sourceName", "UN",
                "volatility", "HIGH");
    }

    private String create() {
        Response created = sends(Roles.EDITOR, "/desk/series/new", "/desk/series/new", fields());
        follows(created, "The series was created");
        return created.header("Location").replaceFirst("\\?.*", "");
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
        String html = opens(role, page);
        int form = html.indexOf(" action=\"" + action + "\"");
        assertThat(form).as("a form for %s in %s", action, html).isPositive();
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(html.substring(form, html.indexOf("</form>", form)));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.putAll(typed);
        return asks(role)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(action);
    }

    private static String follows(Response sent, String expected) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        String page = opens(Roles.EDITOR, sent.header("Location"));
        assertThat(page).contains(expected);
        return page;
    }
}
