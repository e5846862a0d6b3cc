package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.desk.Browser.ADMIN;
import static org.plumbline.review.desk.Browser.CHECKER;
import static org.plumbline.review.desk.Browser.EDITOR;
import static org.plumbline.review.desk.Browser.PARTNER;
import static org.plumbline.review.desk.Browser.hidden;
import static org.plumbline.review.desk.Browser.keep;
import static org.plumbline.review.desk.Browser.nobody;
import static org.plumbline.review.desk.Browser.review;
import static org.plumbline.review.evidence.cleaning.Specimens.SCRIPT;
import static org.plumbline.review.evidence.cleaning.Specimens.bytes;
import static org.plumbline.review.evidence.cleaning.Specimens.text;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.hash.Sha256;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.FakePages;
import org.plumbline.review.evidence.cleaning.Specimens;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class EvidencePagesTest {

    private static final String WEEKLY = "https://ministry.example/weekly";
    private static final Pattern FIELD = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"");

    @Inject
    FakePages web;

    @Test
    void aPastedLinkComesBackAsAFilledForm() {
        web.redirects(
                "https://short.example/w",
                WEEKLY,
                "<title>Weekly &amp; whole</title><meta name=author content='Ana Roe'>");
        UUID id = Fixtures.taken();
        String page = review(id);

        Response sent =
                CHECKER.sendsFrom(CHECKER.opens(page), page + "/archives", Map.of("url", "https://short.example/w"));
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        String filled = CHECKER.opens(sent.header("Location").replaceFirst("#.*", ""));
        keep("review-evidence-found", filled);
        assertThat(filled)
                .contains("a copy of it is kept", "<details id=\"evidence-new\" open>")
                .contains("value=\"Weekly &amp; whole\"", "value=\"Ana Roe\"", "value=\"ministry.example\"")
                .contains("value=\"" + WEEKLY + "\"");

        Map<String, String> typed = fields(filled, page + "/evidence");
        typed.putAll(Map.of("type", "REPORT", "stance", "SUPPORTS"));
        Response added = CHECKER.sends(page + "/evidence", typed);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(303);
        String shown = CHECKER.opens(page);
        keep("review-evidence-archived", shown);
        Matcher link =
                Pattern.compile("href=\"(" + page + "/archives/[^\"]+)\"").matcher(shown);
        assertThat(link.find()).as(shown).isTrue();
        Response copy = ADMIN.asks().accept("*/*").get(link.group(1));
        assertThat(shown).contains("SHA-256 <code>" + Sha256.hex(copy.asByteArray()) + "</code>");
        assertThat(PARTNER.asks().get(link.group(1)).statusCode()).isEqualTo(403);
        assertThat(nobody().get(link.group(1)).statusCode()).isEqualTo(401);

        String source = Desk.CHECKER.reads(id).getString("evidence[0].id");
        Map<String, String> edit = fields(shown, page + "/evidence/" + source);
        edit.remove("archive");
        edit.putAll(Map.of("type", "REPORT", "stance", "SUPPORTS"));
        assertThat(CHECKER.sends(page + "/evidence/" + source, edit).statusCode())
                .isEqualTo(303);
        assertThat(Desk.CHECKER.reads(id).getString("evidence[0].archive")).isNull();
    }

    @Test
    void aLinkThatCannotBeReadIsKeptToBeDescribedByHand() {
        UUID id = Fixtures.taken();
        String page = review(id);
        String lost = "https://ministry.example/lost?a=1";

        Response sent = CHECKER.sendsFrom(CHECKER.opens(page), page + "/archives", Map.of("url", lost));

        assertThat(sent.statusCode()).isEqualTo(422);
        String html = sent.asString();
        keep("review-evidence-link-refused", html);
        assertThat(html)
                .contains("<title>Error: ", "the site has no such page (it answered 404)")
                .contains("<details id=\"evidence-new\" open>")
                .contains("id=\"link-url\" name=\"url\" value=\"" + lost + "\"")
                .contains("id=\"evidence-url\" name=\"url\" value=\"" + lost + "\"");
        assertThat(CHECKER.opens(page + "?archive=x&file=" + id)).doesNotContain("evidence-new\" open");
    }

    @Test
    void aPhotographIsShownWithoutThePlaceWhereItWasTaken() {
        UUID id = Fixtures.taken();
        String page = review(id);
        byte[] photograph = Specimens.photograph(80, 40);
        assertThat(text(photograph)).contains("Exif", text(Specimens.latitude()), "GPSLatitude");

        Response sent = uploads(CHECKER, CHECKER.opens(page), page + "/files", "At home.JPG", photograph);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        String filled = CHECKER.opens(sent.header("Location").replaceFirst("#.*", ""));
        assertThat(filled).contains("<bdi>At home.jpg</bdi> (JPEG, 40 × 80, ", "value=\"At home\"");
        Map<String, String> typed = fields(filled, page + "/evidence");
        typed.putAll(Map.of("publisher", "Our desk", "type", "OTHER", "stance", "CONTEXT"));
        // Refused once for another field, the file is still there.
        typed.remove("title");
        Response refused = CHECKER.sends(page + "/evidence", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        typed = fields(refused.asString(), page + "/evidence");
        typed.putAll(Map.of("title", "A photograph", "type", "OTHER", "stance", "CONTEXT"));
        assertThat(CHECKER.sends(page + "/evidence", typed).statusCode()).isEqualTo(303);

        String shown = EDITOR.opens(page);
        keep("review-evidence-photograph", shown);
        Matcher picture = Pattern.compile(
                        "<img src=\"([^\"]+)\" width=\"40\" height=\"80\" loading=\"lazy\" alt=\"[^\"]+\">")
                .matcher(shown);
        assertThat(picture.find()).as(shown).isTrue();
        for (String address : List.of(picture.group(1), picture.group(1).replace("/desk/", "/api/"))) {
            Response served = EDITOR.asks().accept("*/*").get(address);
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.contentType()).isEqualTo("image/jpeg");
            assertThat(served.header("Content-Disposition")).startsWith("inline; filename=\"At_home.jpg\"");
            assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(served.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
            assertThat(served.header("Cache-Control")).startsWith("private");
            assertThat(text(served.asByteArray()))
                    .doesNotContain("Exif", text(Specimens.latitude()), "GPSLatitude", "Taken at home");
            assertThat(PARTNER.asks().get(address).statusCode()).isEqualTo(403);
            assertThat(nobody().get(address).statusCode()).isEqualTo(401);
        }
        assertThat(EDITOR.asks()
                        .get(picture.group(1)
                                .replace(id.toString(), Fixtures.opened().toString()))
                        .statusCode())
                .as("a file of another review")
                .isEqualTo(404);
        assertThat(Desk.CHECKER.reads(id).getString("evidence[0].files[0].sha256"))
                .isEqualTo(Sha256.hex(
                        EDITOR.asks().accept("*/*").get(picture.group(1)).asByteArray()));
    }

    @Test
    void aDocumentIsForSavingOnly() {
        UUID id = Fixtures.taken();
        String page = review(id);
        CHECKER.does(page, page + "/evidence", Fixtures.SECOND);
        String source = Desk.CHECKER.reads(id).getString("evidence[0].id");
        String action = page + "/evidence/" + source + "/files";

        Response attached = uploads(CHECKER, CHECKER.opens(page), action, "Report.pdf", Specimens.pdf());
        assertThat(attached.statusCode()).as(attached.asString()).isEqualTo(303);
        String file = Desk.CHECKER.reads(id).getString("evidence[0].files[0].id");
        Response served = CHECKER.asks().accept("*/*").get(page + "/files/" + file);
        assertThat(served.contentType()).isEqualTo("application/pdf");
        assertThat(served.header("Content-Disposition")).startsWith("attachment; filename=\"Report.pdf\"");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(text(served.asByteArray())).startsWith("%PDF-").doesNotContain("Ines Falk");

        Response second = uploads(CHECKER, CHECKER.opens(page), action, "p.png", Specimens.photograph(20, 10));
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(Desk.CHECKER.reads(id).getList("evidence[0].files.name")).isEqualTo(List.of("Report.pdf", "p.jpg"));
        CHECKER.does(page, action + "/" + file + "/removal", Map.of());
        assertThat(Desk.CHECKER.reads(id).getList("evidence[0].files.name")).isEqualTo(List.of("p.jpg"));
    }

    @Test
    void aSourceHasNoMoreFilesThanItMay() {
        UUID id = Fixtures.taken();
        String page = review(id);
        Response sent = uploads(CHECKER, CHECKER.opens(page), page + "/files", "p.jpg", Specimens.photograph(20, 10));
        String file = sent.header("Location").replaceFirst(".*file=([0-9a-f-]+).*", "$1");
        Map<String, Object> source = new HashMap<>(Desk.SECOND_SOURCE);
        source.put("files", Collections.nCopies(20, file));
        Desk.expect(Desk.CHECKER.posts(id, "evidence", source), 201);
        String evidence = Desk.CHECKER.reads(id).getString("evidence[0].id");
        source.put("files", distinct(21));
        Desk.expect(Desk.CHECKER.sends("PUT", id, "evidence/" + evidence, source), 422);
        source.put("files", List.of(id.toString()));
        Desk.expect(Desk.CHECKER.sends("PUT", id, "evidence/" + evidence, source), 422);
        assertThat(Desk.CHECKER.reads(id).getList("evidence[0].item.files"))
                .as("each once")
                .isEqualTo(List.of(file));
    }

    @Test
    void refusesWhatIsNoPictureAndNoPdfInWords() throws SQLException {
        UUID id = Fixtures.taken();
        String page = review(id);
        String html = CHECKER.opens(page);
        Map<String, Long> before = Database.rows();
        Map<String, byte[]> others = Map.of(
                "page.html", bytes("<!doctype html><script>alert('uploaded-script')</script>"),
                "photo.jpg", bytes("<html>" + SCRIPT),
                "drawing.svg",
                        bytes(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert('uploaded-script')</script></svg>"),
                "bomb.zip", Specimens.zipBomb());
        others.forEach((name, content) -> {
            Response refused = uploads(CHECKER, html, page + "/files", name, content);
            assertThat(refused.statusCode()).as(name).isEqualTo(415);
            assertThat(refused.contentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(refused.asString())
                    .contains("Pictures (JPEG, PNG, WebP, GIF) and PDF documents are")
                    .contains("<details open><summary>Upload a picture or a PDF</summary>")
                    .doesNotContain("uploaded-script", "polyglot");
        });
        Response huge = uploads(CHECKER, html, page + "/files", "huge.png", Specimens.pngHeader(50_000, 50_000));
        assertThat(huge.statusCode()).isEqualTo(422);
        keep("review-evidence-file-refused", huge.asString());
        assertThat(huge.asString()).contains("File has more than 51,000,000 pixels; make it smaller.");
        Response tooLarge = uploads(CHECKER, html, page + "/files", "large.png", new byte[10 * 1024 * 1024 + 1]);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.asString()).contains("The file has more than 10 MiB. Make it smaller.");
        Response none = CHECKER.sends(page + "/archives", hidden(html, page + "/archives"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(uploads(ADMIN, html, page + "/files", "p.png", bytes("x")).statusCode())
                .isEqualTo(403);
        assertThat(Database.rows()).isEqualTo(before);
    }

    @Test
    void movesSourcesByButtonsAndSaysThatTheDraftHasToBeChecked() {
        UUID id = Fixtures.taken();
        String page = review(id);
        CHECKER.does(page, page + "/evidence", Fixtures.PRIMARY);
        CHECKER.does(page, page + "/evidence", Fixtures.SECOND);
        CHECKER.does(page, page + "/evidence", Fixtures.with(Fixtures.SECOND, "title", "Third"));
        String third = Desk.CHECKER.reads(id).getString("evidence[2].id");
        String action = page + "/evidence/" + third + "/position";

        assertThat(CHECKER.does(page, action, Map.of("position", "1")))
                .contains("The order was changed.")
                .doesNotContain("check them in the draft");
        assertThat(titles(id)).isEqualTo(List.of("Daily figures", "Third", "What it means"));
        CHECKER.does(page, page + "/draft", Fixtures.DRAFT);
        String moved = CHECKER.does(page, action, Map.of("position", "0"));
        assertThat(moved).contains("The order was changed. The draft refers to sources by their numbers");
        assertThat(titles(id)).isEqualTo(List.of("Third", "Daily figures", "What it means"));
        assertThat(Desk.CHECKER.reads(id).getString("draft.body"))
                .as("never rewritten")
                .contains("[1]");
        assertThat(moved.split("Move up", -1)).hasSize(3);
        assertThat(moved.split("Move down", -1)).hasSize(3);

        long version = Desk.CHECKER.version(id);
        CHECKER.does(page, action, Map.of("position", "0"));
        assertThat(Desk.CHECKER.version(id)).as("where it is already").isEqualTo(version);
        assertThat(CHECKER.sends(action, Map.of("version", Long.toString(version), "position", "-1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(CHECKER.does(page, page + "/evidence/" + third + "/removal", Map.of()))
                .contains("The source was removed. The draft refers");
    }

    @Test
    void takesTheOriginOfAnotherSourceInsteadOfItsWords() {
        UUID id = Fixtures.taken();
        String page = review(id);
        CHECKER.does(page, page + "/evidence", Fixtures.PRIMARY);
        String first = Desk.CHECKER.reads(id).getString("evidence[0].id");
        String html = CHECKER.does(page, page + "/evidence", Fixtures.with(Fixtures.SECOND, "sameOriginAs", first));

        assertThat(html).contains("counts once with [1]", "counts once with [2]", "[1] Daily figures</option>");
        assertThat(Desk.CHECKER.reads(id).getString("evidence[1].item.origin")).isEqualTo("Ministry of Examples");
        assertThat(Desk.CHECKER.reads(id).getList("evidence.group")).isEqualTo(List.of(1, 1));
        Response unknown = CHECKER.sendsFrom(
                html, page + "/evidence", Fixtures.with(Fixtures.SECOND, "sameOriginAs", id.toString()));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.asString()).contains("#evidence-sameOriginAs");
    }

    @Test
    void asksWhoAProtectedSourceIsAndShowsItToTheDeskOnly() {
        UUID id = Fixtures.taken();
        String page = review(id);
        Map<String, String> typed = new HashMap<>(Fixtures.SECOND);
        typed.putAll(Map.of("protectedSource", "true", "author", "An official", "url", "https://ministry.example/x"));
        Response refused = CHECKER.sendsFrom(CHECKER.opens(page), page + "/evidence", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains(
                        "<a href=\"#evidence-protectedName\">Who it is must not be blank: the desk has to know who it is.</a>")
                .contains("name=\"protectedSource\" value=\"true\" checked");
        typed.put("protectedName", "Ana Planted");
        assertThat(CHECKER.sendsFrom(CHECKER.opens(page), page + "/evidence", typed)
                        .asString())
                .contains("#evidence-url", "value=\"Ana Planted\"");
        typed.put("url", "");
        String shown = CHECKER.does(page, page + "/evidence", typed);
        keep("review-evidence-protected", shown);
        assertThat(shown).contains("<bdi>Ana Planted</bdi>", "<span class=\"tag warn\">Protected</span>");
        assertThat(ADMIN.opens(page)).contains("Protected").doesNotContain("Ana Planted");
        String source = Desk.CHECKER.reads(id).getString("evidence[0].id");

        Map<String, String> edit = fields(shown, page + "/evidence/" + source);
        edit.putAll(Map.of("type", "REPORT", "stance", "CONTEXT", "protectedSource", "true"));
        long version = Desk.CHECKER.version(id);
        assertThat(CHECKER.sends(page + "/evidence/" + source, edit).statusCode())
                .isEqualTo(303);
        assertThat(Desk.CHECKER.version(id)).as("sent as it stood").isEqualTo(version);
    }

    private static List<String> distinct(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> new UUID(0, each).toString())
                .toList();
    }

    private static List<String> titles(UUID id) {
        return Desk.CHECKER.reads(id).getList("evidence.item.title", String.class);
    }

    private static Response uploads(Browser somebody, String html, String action, String name, byte[] content) {
        RequestSpecification request = somebody.asks();
        hidden(html, action).forEach(request::multiPart);
        return request.multiPart("file", name, content).post(action);
    }

    /** What stands in the input elements of a form. */
    private static Map<String, String> fields(String html, String action) {
        int start = html.indexOf(" action=\"" + action + "\"");
        assertThat(start).as(action).isPositive();
        Matcher field = FIELD.matcher(html.substring(start, html.indexOf("</form>", start)));
        Map<String, String> fields = new HashMap<>();
        while (field.find()) {
            fields.put(field.group(1), field.group(2).replace("&amp;", "&"));
        }
        fields.remove("primary");
        fields.remove("protectedSource");
        return fields;
    }
}
