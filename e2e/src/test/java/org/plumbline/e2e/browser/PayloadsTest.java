package org.plumbline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.ApiClient;
import org.plumbline.e2e.DeskByApi;
import org.plumbline.e2e.WholeSystem;

/** Whoever writes script into a field sees their words on every page and in every format, and nothing of it runs. */
@ExtendWith(WholeSystem.class)
class PayloadsTest {

    /** Ends whatever it may stand in (element, attribute, comment, CDATA, script, template expression), then acts. */
    private static final String PAYLOAD =
            "</script></title></textarea>]]>--><script>planted()</script><img src=x data-planted onerror=planted()>"
                    + "\"' onmouseover='planted()' data-planted=\"{planted}";

    /** The same for fields that take a hundred characters. */
    private static final String SHORT = "\"'></script><img src=x data-planted onerror=planted()>";

    private static final String MARKDOWN = """
            <script>planted()</script> <img src=x data-planted onerror=planted()> [1]

            [a link](javascript:planted()) ![a picture](https://elsewhere.example/x.png) <javascript:planted()>

            <iframe data-planted src="javascript:planted()"></iframe> <a data-planted onclick="planted()">here</a>

            """;

    /** In a page: what ran, what the policy of the page had to stop, and what of the payload became part of the page. */
    private static final String HARM = """
            () => [...window.harm,
                ...[...document.querySelectorAll('[data-planted], planted, iframe')].map((one) => one.outerHTML),
                ...[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes])
                    .filter((one) => one.name.startsWith('on') || one.value.trim().startsWith('javascript:'))
                    .map((one) => one.name + '=' + one.value)]""";

    private static final String WATCH = """
            window.harm = [];
            window.planted = () => window.harm.push('a planted script ran');
            addEventListener('securitypolicyviolation',
                (event) => window.harm.push(event.violatedDirective + ' stopped ' + event.blockedURI));
            """;

    private static final int AS_LONG_AS_PEOPLE_TYPE = 2_500;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsPlantedInAnyFieldIsHarmlessEverywhere(Stack system) throws IOException {
        try (Chromium chromium = new Chromium(system)) {
            String mark = UUID.randomUUID().toString().substring(0, 8);
            DeskByApi api = new DeskByApi(system);
            DeskByApi.Accepted review = api.take(claim(mark));
            ApiClient checker = api.as("checker");
            checker.send("POST", "/api/claims", claim(mark + " again"), DeskByApi.key())
                    .expect(201);
            Visitor desk = watched(chromium.visitor(Visitor.Screen.DESKTOP), system);
            desk.logIn("checker");
            List<String> pages = new ArrayList<>(
                    List.of("/desk/inbox", "/desk/reviews", "/desk/reviews?view=list", review.page(), "/desk/stats"));
            pages.add("/desk/claims/" + review.claimId());
            pages.add(article(checker, mark));
            pages.add(series(api, review.path(), mark));
            files(desk, review.page());
            evidence(api, review, mark);
            draft(api, review, mark);
            api.as("editor").change("PUT", review.path(), "/listing", null).expect(200);
            Visitor reader = watched(chromium.visitor(Visitor.Screen.DESKTOP), system);
            reader.awaitOn("/", "section[aria-labelledby=checking]", mark);
            harmless(reader, "/", mark);
            String slug = api.publish(review);
            pages.add(review.page() + "/approval");
            pages.forEach(page -> harmless(desk, page, mark));
            harmless(desk, review.page() + "/history", "");
            Visitor admin = watched(chromium.visitor(Visitor.Screen.DESKTOP), system);
            admin.logIn("admin");
            harmless(admin, "/desk/audit", "");

            String verdict = "/verdicts/" + slug;
            for (String page : List.of(
                    "/",
                    "/?lang=ar",
                    verdict,
                    verdict + "/revisions/1",
                    "/embed/" + slug,
                    "/search?q=" + mark,
                    "/claimants",
                    "/topics/planted-topic")) {
                harmless(reader, page, mark);
            }
            harmless(
                    reader,
                    "/search?q=%22%3E%3Cscript%3Eplanted()%3C%2Fscript%3E%3Cimg%20data-planted%3E",
                    "planted()");
            formats(system, reader, slug, mark);
            reported(reader, desk, slug, mark);
            corrected(api, review, mark);
            for (String page : List.of("/corrections", "/corrections?lang=ar", verdict, verdict + "/changes/2")) {
                harmless(reader, page, "Changed " + mark);
            }
            assertThat(texts(xml(got(system, "/corrections.atom").body()), "summary"))
                    .anyMatch(text -> text.contains("Changed " + mark + PAYLOAD));
            xml(got(system, verdict + ".atom").body());
            JSON.readTree(text(system, verdict + ".jsonld"));
        }
    }

    @Test
    void theWatchSeesAPayloadThatIsNotEscaped(Stack system) {
        try (Chromium chromium = new Chromium(system)) {
            Visitor reader = watched(chromium.visitor(Visitor.Screen.DESKTOP), system);
            reader.open("/");
            reader.page().evaluate("words => document.querySelector('main').innerHTML = words", PAYLOAD);
            reader.page().waitForFunction("window.harm.length > 0");
            assertThat(harm(reader))
                    .anyMatch(one -> one.contains("script-src"))
                    .anyMatch(one -> one.startsWith("<img"));
        }
    }

    /** Watches what happens in every page that the visitor opens, and lets no request go to another origin. */
    private static Visitor watched(Visitor visitor, Stack system) {
        Page page = visitor.page();
        page.addInitScript(WATCH);
        page.onDialog(dialog -> {
            throw new AssertionError("A planted script asked: " + dialog.message());
        });
        page.onRequest(request -> assertThat(URI.create(request.url()).getHost())
                .as(request.url())
                .isIn(system.baseUrl().getHost(), system.keycloakUrl().getHost(), null));
        return visitor;
    }

    private static void harmless(Visitor visitor, String page, String shown) {
        visitor.open(page);
        visitor.unfoldAll();
        assertThat(visitor.page().content()).as("the text of " + page).contains(shown);
        assertThat(harm(visitor)).as("the harm on " + page).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> harm(Visitor visitor) {
        return (List<String>) visitor.page().evaluate(HARM);
    }

    private static Map<String, ?> claim(String mark) {
        String words = mark + " more than 33 planted " + PAYLOAD;
        return Map.of(
                "text",
                words,
                "language",
                "en",
                "restatement",
                "Said otherwise " + PAYLOAD,
                "claimant",
                "Claimant " + mark + PAYLOAD,
                "statedOn",
                "2024-04-07",
                "topics",
                List.of("planted-topic"),
                "appearances",
                List.of(Map.of(
                        "publisher", "Paper " + PAYLOAD,
                        "headline", "Headline " + PAYLOAD,
                        "quote", "Quote " + PAYLOAD,
                        "url", "https://news.example/?q=%22%3E%3Cimg%20data-planted%3E")),
                "quantities",
                List.of(Map.ofEntries(
                        Map.entry("comparator", "MORE_THAN"),
                        Map.entry("value", 33),
                        Map.entry("measure", "killed"),
                        Map.entry("ofWhom", "people " + SHORT),
                        Map.entry("place", "place " + SHORT),
                        Map.entry("asOf", "2024-04-07"))));
    }

    private static String article(ApiClient checker, String mark) {
        return "/desk/articles/"
                + checker.send(
                                "POST",
                                "/api/articles",
                                Map.of(
                                        "text",
                                        "At least 14 people were killed, " + mark + ", said Planted. " + PAYLOAD,
                                        "title",
                                        "Title " + PAYLOAD,
                                        "publisher",
                                        "Paper " + PAYLOAD,
                                        "language",
                                        "en"),
                                DeskByApi.key())
                        .expect(201)
                        .text("id");
    }

    /** A series with a payload in every field, that the review's claim is checked by. */
    private static String series(DeskByApi api, String review, String mark) {
        ApiClient editor = api.as("editor");
        String id = editor.send(
                        "POST",
                        "/api/series",
                        Map.ofEntries(
                                Map.entry("name", "Series " + mark + SHORT),
                                Map.entry("measure", "killed"),
                                Map.entry("subject", "people " + SHORT),
                                Map.entry("place", "place " + SHORT),
                                Map.entry("accumulation", "CUMULATIVE"),
                                Map.entry("basis", "REPORTED"),
                                Map.entry("sourceName", "Source " + SHORT),
                                Map.entry("method", "Method " + PAYLOAD),
                                Map.entry("volatility", "NORMAL")),
                        DeskByApi.key())
                .expect(201)
                .text("id");
        String path = "/api/series/" + id;
        for (int day = 1; day <= 3; day++) {
            editor.send(
                            "POST",
                            path + "/points",
                            Map.of("asOf", "2024-04-0" + day, "best", 30 + day, "note", "Note " + PAYLOAD),
                            DeskByApi.key())
                    .expect(201);
        }
        api.as("checker")
                .change("PUT", review, "/figures", Map.of("series", List.of(Map.of("quantity", 0, "series", id))))
                .expect(200);
        return "/desk/series/" + id;
    }

    /** One that is none of what it says is refused, another is taken; the names of both are a payload. */
    private static void files(Visitor desk, String review) throws IOException {
        desk.open(review);
        desk.unfold("Upload a picture or a PDF");
        Locator chosen = desk.page().locator("#upload-file");
        chosen.setInputFiles(new FilePayload(
                SHORT + ".pdf", "application/pdf", "<script>planted()</script>".getBytes(StandardCharsets.UTF_8)));
        desk.press("Upload the file");
        assertThat(desk.page().locator("main").textContent()).contains("not of a kind that is taken");
        assertThat(harm(desk)).isEmpty();

        chosen.setInputFiles(Pictures.png(SHORT + ".png"));
        desk.press("Upload the file");
        assertThat(desk.page().locator("#evidence-new").textContent()).contains("data-planted");
        assertThat(harm(desk)).isEmpty();
        Locator form = desk.page().locator("#evidence-new form");
        form.locator("[name=publisher]").fill("A witness");
        form.locator("[name=title]").fill("A picture");
        form.locator("[name=type]").selectOption("MEDIA");
        form.locator("[name=stance]").selectOption("CONTEXT");
        desk.press("Add the source");
        assertThat(desk.page().locator(".evidence").textContent()).contains("A picture", "data-planted");
    }

    private static void evidence(DeskByApi api, DeskByApi.Accepted review, String mark) {
        for (int source = 1; source <= 2; source++) {
            api.source(
                    review,
                    Map.ofEntries(
                            Map.entry("publisher", "Publisher " + source + mark + PAYLOAD),
                            Map.entry("title", "Source " + PAYLOAD),
                            Map.entry("author", "Author " + PAYLOAD),
                            Map.entry("url", "https://source" + source + ".example/?q='onload=planted()"),
                            Map.entry("type", "REPORT"),
                            Map.entry("primary", source == 1),
                            Map.entry("stance", "SUPPORTS"),
                            Map.entry("quote", "Quote " + PAYLOAD),
                            Map.entry("origin", source == 1 ? "" : "Origin " + PAYLOAD),
                            Map.entry("notes", "Notes " + PAYLOAD)));
        }
    }

    private static Map<String, ?> texts(String mark) {
        return Map.of(
                "rating",
                "true",
                "language",
                "en",
                "headline",
                "Headline " + mark + PAYLOAD,
                "summary",
                "Summary " + PAYLOAD,
                "body",
                MARKDOWN + PAYLOAD,
                "methodology",
                MARKDOWN + PAYLOAD);
    }

    private static void draft(DeskByApi api, DeskByApi.Accepted review, String mark) {
        api.draft(review, texts(mark));
        api.as("checker")
                .change("PUT", review.path(), "/opinion", Map.of("rating", "true", "reason", "Reason " + PAYLOAD))
                .expect(200);
        String remarks = review.path() + "/remarks";
        api.as("checker2")
                .send(
                        "POST",
                        remarks,
                        Map.of("part", "SUMMARY", "passage", "Summary", "remark", "Remark " + PAYLOAD),
                        DeskByApi.key())
                .expect(201);
    }

    /** A reader reports an error in the words of a payload. */
    private static void reported(Visitor reader, Visitor desk, String slug, String mark) {
        reader.open("/corrections/new?verdict=" + slug);
        reader.page().locator("#type-correction").check();
        reader.page().locator("#wrong").fill("Wrong " + mark + PAYLOAD);
        reader.page().locator("#quote").fill(PAYLOAD);
        reader.page().waitForTimeout(AS_LONG_AS_PEOPLE_TYPE);
        reader.press("Send the report");
        assertThat(reader.page().locator("main").textContent()).contains("Wrong " + mark + PAYLOAD);
        assertThat(harm(reader)).isEmpty();
        harmless(desk, "/desk/corrections", "Wrong " + mark);
        desk.follow(desk.page()
                .locator("main article", new Page.LocatorOptions().setHasText("Wrong " + mark))
                .locator("h3 a"));
        assertThat(desk.page().locator("main").textContent()).contains("Wrong " + mark + PAYLOAD);
        assertThat(harm(desk)).isEmpty();
    }

    /** The verdict is changed, with a payload in the note that says so. */
    private static void corrected(DeskByApi api, DeskByApi.Accepted review, String mark) {
        String id = api.as("editor2")
                .change(
                        "POST",
                        review.path(),
                        "/follow-ups",
                        Map.of("kind", "CORRECTION", "reason", "Reason " + PAYLOAD))
                .expect(201)
                .text("id");
        DeskByApi.Accepted correction = new DeskByApi.Accepted(review.claimId(), id);
        api.as("checker").change("POST", correction.path(), "/assignment", null).expect(200);
        Map<String, Object> texts = new HashMap<>(texts(mark));
        texts.put("changeNote", "Changed " + mark + PAYLOAD);
        api.draft(correction, texts);
        api.publish(correction);
    }

    /** What machines read says the same words, as text, and parses. */
    private static void formats(Stack system, Visitor reader, String slug, String mark) throws IOException {
        String headline = "Headline " + mark + PAYLOAD;
        reader.open("/verdicts/" + slug);
        JsonNode inPage = JSON.readTree(reader.page()
                .locator("script[type='application/ld+json']")
                .first()
                .textContent());
        assertThat(inPage.path("claimReviewed").asText()).contains(PAYLOAD);
        assertThat(JSON.readTree(text(system, "/verdicts/" + slug + ".jsonld"))).isEqualTo(inPage);
        Document atom = xml(got(system, "/feeds/all.atom").body());
        assertThat(atom.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(atom, "title")).anyMatch(title -> title.contains(headline));
        assertThat(text(system, "/feeds/all.json")).contains(mark);
        JSON.readTree(text(system, "/feeds/all.json"));
        JsonNode found = JSON.readTree(text(system, "/v1alpha1/claims:search?query=" + mark));
        assertThat(found.path("claims").path(0).path("text").asText()).contains(PAYLOAD);
        xml(got(system, "/sitemap.xml").body());
        xml(got(system, "/sitemap-news.xml").body());
        assertThat(ImageIO.read(new ByteArrayInputStream(
                        got(system, "/verdicts/" + slug + ".png").body())))
                .isNotNull();
        JSON.readTree(text(system, "/data/claimreview.json"));
        assertThat(text(system, "/data/verdicts.csv")).contains(mark);
        JSON.readTree(text(system, "/verdicts/" + slug + ".csl.json"));
    }

    private static List<String> texts(Document document, String element) {
        NodeList found = document.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> found.item(index).getTextContent())
                .toList();
    }

    private static HttpResponse<byte[]> got(Stack system, String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(system.baseUrl().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static String text(Stack system, String path) throws IOException {
        return new String(got(system, path).body(), StandardCharsets.UTF_8);
    }

    private static Document xml(byte[] bytes) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("No XML: " + e.getMessage(), e);
        }
    }
}
