package org.plumbline.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.admin;
import static org.plumbline.claims.Tokens.as;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.claims.Stored;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class EditingPagesTest {

    private static final String FULL = """
            {"text": "At least 14 houses were lost in Northport", "language": "en", "claimant": "Northport Council",
             "topics": ["storms", "housing"],
             "appearances": [{"url": "https://news.example/storm"}, {"publisher": "The Buoy", "quote": "14 houses"}],
             "quantities": [{"comparator": "AT_LEAST", "value": 14, "measure": "lost", "ofWhom": "houses",
                             "text": "At least 14", "start": 0, "end": 11, "significantDigits": 2, "partOf": 40,
                             "negated": true, "provenance": {"value": "STATED", "place": "CONTEXT"}}]}""";

    @Inject
    DataSource database;

    @Test
    void savingTheFormAsItIsChangesNothing() throws IOException {
        String id = submit(FULL);
        List<String> before = Stored.everything(database);
        Document page = page(checker(), "/desk/claims/" + id + "/edit");
        keep("edit", page);

        Response answer = send(checker(), page, Map.of());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/desk/claims/" + id + "?done=edited");
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    @Test
    void editingOneFieldKeepsWhatTheFormDoesNotShow() {
        String id = submit(FULL);

        send(
                checker(),
                page(checker(), "/desk/claims/" + id + "/edit"),
                Map.of("place", "Northport", "comment", "Place"));

        Response claim = checker().get("/api/claims/" + id);
        assertThat(claim.<Integer>path("version")).isEqualTo(1);
        assertThat(claim.<String>path("quantities[0].place")).isEqualTo("Northport");
        assertThat(claim.<Integer>path("quantities[0].start")).isZero();
        assertThat(claim.<Integer>path("quantities[0].end")).isEqualTo(11);
        assertThat(claim.<Integer>path("quantities[0].partOf")).isEqualTo(40);
        assertThat(claim.<Boolean>path("quantities[0].negated")).isTrue();
        assertThat(claim.<Map<String, String>>path("quantities[0].provenance"))
                .containsEntry("value", "STATED")
                .containsEntry("place", "CONTEXT");
        assertThat(claim.<List<@Nullable String>>path("appearances.quote")).containsExactly(null, "14 houses");
        assertThat(page(checker(), "/desk/claims/" + id + "?done=edited").text())
                .contains("The claim was changed.", "Changed by checker");
    }

    @Test
    void saysWhereAQuantityLostTheWordsThatItWasReadFrom() {
        String id = submit(FULL);
        Document page = page(checker(), "/desk/claims/" + id + "/edit");

        Response answer = send(checker(), page, Map.of("text", "Fourteen houses were lost"));

        assertThat(answer.header("Location")).isEqualTo("/desk/claims/" + id + "?done=edited-words");
        assertThat(page(checker(), answer.header("Location")).text()).contains("these were kept without them");
        assertThat(checker().get("/api/claims/" + id).<@Nullable Integer>path("quantities[0].start"))
                .isNull();
        assertThat(checker().get("/api/claims/" + id).<Integer>path("quantities[0].partOf"))
                .isEqualTo(40);
    }

    @Test
    void rowsComeAndGoWithoutScript() {
        String id = submit(FULL);
        List<String> before = Stored.everything(database);
        Document page = page(checker(), "/desk/claims/" + id + "/edit");

        Document more = document(send(checker(), page, Map.of("more", "appearance")), 200);
        assertThat(more.select("input[name=url]")).hasSize(3);
        Document less = document(send(checker(), more, Map.of("remove", "appearance-0")), 200);
        assertThat(less.select("input[name=publisher]").eachAttr("value")).containsExactly("The Buoy", "");
        Document without = document(send(checker(), less, Map.of("remove", "quantity-0")), 200);
        assertThat(without.select("input[name=value]").eachAttr("value")).containsExactly("");
        assertThat(Stored.everything(database)).isEqualTo(before);

        assertThat(send(checker(), without, Map.of()).statusCode()).isEqualTo(303);
        Response claim = checker().get("/api/claims/" + id);
        assertThat(claim.<List<Object>>path("appearances")).hasSize(1);
        assertThat(claim.<List<Object>>path("quantities")).isEmpty();
    }

    @Test
    void readsTheFiguresIntoRowsAndKeepsThoseThatAreThere() throws IOException {
        List<String> before = Stored.everything(database);
        Document page = page(checker(), "/desk/claims/new");
        Map<String, String> typed = Map.of(
                "text", "More than 1,200 boats were lost and 14 people died in Northport",
                "statedOn", "2024-04-07",
                "value", "14",
                "measure", "drowned");

        Document read = document(send(checker(), page, with(typed, "read", "1")), 200);

        keep("read", read);
        assertThat(read.text()).contains("One figure was read from the text.", "Read from “More than 1,200”");
        assertThat(read.select("input[name=value]").eachAttr("value")).containsExactly("14", "1200");
        assertThat(read.select("input[name=measure]").eachAttr("value").getFirst())
                .isEqualTo("drowned");
        assertThat(document(send(checker(), read, Map.of("read", "1")), 200).text())
                .contains("No figure was found that is not here already.");
        assertThat(Stored.everything(database)).isEqualTo(before);

        Response entered = send(checker(), read, Map.of());
        assertThat(entered.header("Location")).endsWith("?done=entered");
        String id = entered.header("Location").replaceAll("^.*/|\\?.*$", "");
        assertThat(checker().get("/api/claims/" + id).<List<@Nullable Integer>>path("quantities.start"))
                .containsExactly(null, 0);
    }

    @Test
    void saysWhenNoFigureCanBeRead() {
        Document page = page(checker(), "/desk/claims/new");

        assertThat(document(send(checker(), page, Map.of("text", "It rained", "read", "1")), 200)
                        .text())
                .contains("No figure was found in the text.");
        assertThat(document(send(checker(), page, Map.of("text", "14 Häuser", "language", "de", "read", "1")), 200)
                        .text())
                .contains("English, Arabic, French and Spanish only");
        Document refused = document(send(checker(), page, Map.of("statedOn", "soon", "read", "1")), 422);
        assertThat(refused.select("#text-error, #statedOn-error")).hasSize(2);
    }

    @Test
    void staleFormShowsBothVersionsAndLosesNothing() throws IOException {
        String id = submit(FULL);
        Document mine = page(checker(), "/desk/claims/" + id + "/edit");
        send(
                as("editor", "editor"),
                page(as("editor", "editor"), "/desk/claims/" + id + "/edit"),
                Map.of("source", "The <b>mayor</b>", "text", "At least 15 houses were lost in Northport"));
        List<String> before = Stored.everything(database);

        Response answer = send(
                checker(),
                mine,
                Map.of(
                        "text",
                        "At least 14 homes were lost in Northport",
                        "comment",
                        "Their word",
                        "place",
                        "Northport"));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(Stored.everything(database)).isEqualTo(before);
        Document stale = parsed(answer);
        keep("edit-stale", stale);
        assertThat(stale.text()).contains("Somebody changed this claim meanwhile");
        Element text = row(stale, "The claim in its own words");
        assertThat(text.child(1).text()).contains("At least", "15", "houses").doesNotContain("homes");
        assertThat(text.child(1).select("del").text()).contains("15", "houses");
        assertThat(text.child(2).select("ins").text()).contains("14", "homes");
        assertThat(row(stale, "Attributed to").child(1).text()).contains("The <b>mayor</b>");
        assertThat(row(stale, "Attributed to").child(2).text()).isEqualTo("nothing");
        assertThat(stale.select("textarea[name=text]").val()).isEqualTo("At least 14 homes were lost in Northport");
        assertThat(stale.select("input[name=comment]").val()).isEqualTo("Their word");
        assertThat(stale.select("input[name=place]").val()).isEqualTo("Northport");
        assertThat(stale.select("form[action$=edit] button.button:contains(Store mine over it)"))
                .hasSize(1);

        assertThat(send(checker(), stale, Map.of()).statusCode()).isEqualTo(303);
        Response claim = checker().get("/api/claims/" + id);
        assertThat(claim.<String>path("text")).isEqualTo("At least 14 homes were lost in Northport");
        assertThat(claim.<Integer>path("version")).isEqualTo(2);
    }

    @Test
    void secondClickOnTheSameChangeIsNoConflict() {
        String id = submit(FULL);
        Document page = page(checker(), "/desk/claims/" + id + "/edit");
        send(checker(), page, Map.of("source", "The mayor"));
        List<String> after = Stored.everything(database);

        assertThat(send(checker(), page, Map.of("source", "The mayor")).statusCode())
                .isEqualTo(303);
        assertThat(Stored.everything(database)).isEqualTo(after);
    }

    @Test
    void refusedEditKeepsEverythingTyped() {
        String id = submit(FULL);
        List<String> before = Stored.everything(database);

        Document refused = document(
                send(
                        checker(),
                        page(checker(), "/desk/claims/" + id + "/edit"),
                        Map.of("value", "some", "url", "nowhere", "comment", "x".repeat(501))),
                422);

        assertThat(refused.select(".error").eachText())
                .contains(
                        "This must be a number such as 33,000 or 4.5.",
                        "This must be a web address that begins with http:// or https://.",
                        "This must have at most 500 characters.");
        assertThat(refused.select("input[name=value]").val()).isEqualTo("some");
        assertThat(refused.select("input[name=kept]").val()).contains("At least 14");
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    @Test
    void formWithHiddenFieldsOfSomebodyElseIsMalformed() {
        String id = submit(FULL);
        Document page = page(checker(), "/desk/claims/" + id + "/edit");

        assertThat(send(checker(), page, Map.of("kept", "{\"start\":")).statusCode())
                .isEqualTo(400);
        assertThat(send(checker(), page, Map.of("version", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void rejectedClaimHasNoForm() {
        String id = submit(FULL);
        checker()
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"reason\": \"OPINION\"}")
                .post("/api/claims/" + id + "/rejection")
                .then()
                .statusCode(200);

        Response answer = checker().accept("text/html").get("/desk/claims/" + id + "/edit");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("reopen it before you change what it says");
    }

    @Test
    void historyShowsWhatChangedWordByWordAndEscapesIt() throws IOException {
        String id = submit(FULL);
        send(
                checker(),
                page(checker(), "/desk/claims/" + id + "/edit"),
                Map.of(
                        "text",
                        "At least 14 houses <script>alert(1)</script> were lost in Southport",
                        "comment",
                        "<b>why</b>"));

        Response answer = admin().accept("text/html").get("/desk/claims/" + id + "/history");

        Document page = parsed(answer);
        keep("history", page);
        assertThat(answer.asString()).doesNotContain("<script>", "<b>why");
        assertThat(page.select("ol.plain > li h2").eachText()).containsExactly("Revision 2", "Revision 1");
        Element newest = page.select("ol.plain > li").getFirst();
        assertThat(newest.select("del").text()).contains("[removed: Northport");
        assertThat(newest.select("ins").text()).contains("alert", "[added: Southport");
        assertThat(newest.text()).contains("<b>why</b>");
        assertThat(page.select("form[action*=history]")).isEmpty();
    }

    @Test
    void putsAnEarlierVersionBack() {
        String id = submit(FULL);
        send(checker(), page(checker(), "/desk/claims/" + id + "/edit"), Map.of("text", "Another text"));
        Document page = page(checker(), "/desk/claims/" + id + "/history");
        assertThat(page.select("form[action*=history]")).hasSize(1);

        Response restored = restore(id, page);

        assertThat(restored.header("Location")).isEqualTo("/desk/claims/" + id + "/history?done=restored");
        assertThat(checker().get("/api/claims/" + id).<Integer>path("quantities[0].end"))
                .isEqualTo(11);
        assertThat(page(checker(), restored.header("Location")).text())
                .contains("3 revisions, newest first", "Revision 1 put back");

        send(checker(), page(checker(), "/desk/claims/" + id + "/edit"), Map.of("text", "A third text"));
        List<String> before = Stored.everything(database);
        Response stale = restore(id, page);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.asString()).contains("Somebody changed this claim since you opened the page.");
        assertThat(Stored.everything(database)).isEqualTo(before);
    }

    @Test
    void suggestsTopicsThatAreInUse() {
        submit(FULL.replace("storms", "suggested-topic"));

        Element suggestion = page(checker(), "/desk/claims/new")
                .select("datalist#used-topics option[value=suggested-topic]")
                .getFirst();

        assertThat(suggestion.text()).isEqualTo("1 claim");
    }

    @Test
    void editingIsForTheDesk() {
        String id = submit(FULL);
        for (String path : List.of("/edit", "/history/1")) {
            assertThat(post(nobody(), id, path)).isEqualTo(401);
            assertThat(post(admin(), id, path)).isEqualTo(403);
            assertThat(post(as("harbour", "partner"), id, path)).isEqualTo(403);
        }
    }

    private static int post(RequestSpecification who, String id, String path) {
        return who.contentType("application/x-www-form-urlencoded")
                .post("/desk/claims/" + id + path)
                .statusCode();
    }

    private static Response restore(String id, Document page) {
        return checker()
                .formParam(
                        "version",
                        page.select("form[action$=history/1] input[name=version]")
                                .val())
                .post("/desk/claims/" + id + "/history/1");
    }

    private static Element row(Document page, String field) {
        return page.select("tr:has(th:containsOwn(" + field + "))").getLast();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    /** Sends the page's own form as a browser does, with the first field of each name given filled in otherwise. */
    private static Response send(RequestSpecification who, Document page, Map<String, String> typed) {
        Element form = page.select("form[action^=/desk/claims]").getFirst();
        Map<String, List<String>> fields = new HashMap<>();
        for (Element field : form.select("input, textarea, select")) {
            Element chosen = field.select("option[selected]").first();
            fields.computeIfAbsent(field.attr("name"), name -> new ArrayList<>())
                    .add(chosen == null ? field.val() : chosen.val());
        }
        typed.forEach((name, value) -> {
            List<String> values = fields.computeIfAbsent(name, added -> new ArrayList<>(List.of("")));
            values.set(0, value);
        });
        fields.forEach((name, values) -> who.formParam(name, values));
        return who.post(form.attr("action"));
    }

    private static Document page(RequestSpecification who, String path) {
        return document(who.accept("text/html").urlEncodingEnabled(false).get(path), 200);
    }

    private static Document document(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return parsed(answer);
    }

    private static Document parsed(Response answer) {
        Document page = Jsoup.parse(answer.asString());
        page.outputSettings().prettyPrint(false);
        return page;
    }

    private static String submit(String body) {
        return checker()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/claims")
                .path("id");
    }

    /** Keeps the page for people to look at. */
    private static void keep(String name, Document page) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), page.outerHtml());
    }
}
