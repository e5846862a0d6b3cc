package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.identity.Roles;

/** Somebody of the desk at a browser: opens pages and sends their forms as they stand there. */
record Browser(String name, String role) {

    static final Browser CHECKER = new Browser("checker", Roles.FACT_CHECKER);
    static final Browser CHECKER2 = new Browser("checker2", Roles.FACT_CHECKER);
    static final Browser EDITOR = new Browser("editor", Roles.EDITOR);
    static final Browser EDITOR2 = new Browser("editor2", Roles.EDITOR);
    static final Browser EDITOR3 = new Browser("editor3", Roles.EDITOR);
    static final Browser ADMIN = new Browser("admin", Roles.ADMIN);
    static final Browser PARTNER = new Browser("partner", Roles.PARTNER);

    private static final Path PAGES = Path.of("target", "pages");
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final Pattern STYLESHEET = Pattern.compile("/assets/plumbline\\.[0-9a-f]+\\.css");

    RequestSpecification asks() {
        return nobody().auth().oauth2(TokensForTests.token(name, role));
    }

    static RequestSpecification nobody() {
        return RestAssured.given().accept("text/html").redirects().follow(false);
    }

    String opens(String path) {
        Response response = asks().get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        return response.asString();
    }

    static String review(UUID id) {
        return "/desk/reviews/" + id;
    }

    static String approval(UUID id) {
        return review(id) + "/approval";
    }

    /** Sends a form as it stands on a page that was opened, with something typed into it. */
    Response sendsFrom(String html, String action, Map<String, String> typed) {
        Map<String, String> fields = hidden(html, action);
        fields.putAll(typed);
        return sends(action, fields);
    }

    Response sends(String action, Map<String, String> fields) {
        return asks().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(action);
    }

    /** Opens the page, sends one of its forms, and goes where that leads: back to a page without a complaint. */
    String does(String page, String action, Map<String, String> typed) {
        Response response = sendsFrom(opens(page), action, typed);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(303);
        String location = response.header("Location");
        assertThat(location).startsWith("/desk/reviews/");
        return opens(location.replaceFirst("#.*", ""));
    }

    /** The fields that the form brings with it. */
    static Map<String, String> hidden(String html, String action) {
        int start = html.indexOf(" action=\"" + action + "\"");
        assertThat(start).as("a form for %s in %s", action, html).isPositive();
        Matcher fields = HIDDEN.matcher(html.substring(start, html.indexOf("</form>", start)));
        Map<String, String> hidden = new HashMap<>();
        while (fields.find()) {
            hidden.put(fields.group(1), fields.group(2));
        }
        assertThat(hidden).containsKey("version");
        return hidden;
    }

    /** Keeps a page as a file with its stylesheet beside it, to be looked at. */
    static void keep(String name, String html) {
        try {
            Files.createDirectories(PAGES);
            Matcher stylesheet = STYLESHEET.matcher(html);
            assertThat(stylesheet.find()).isTrue();
            Files.writeString(
                    PAGES.resolve("plumbline.css"),
                    nobody().get(stylesheet.group()).asString());
            Files.writeString(PAGES.resolve(name + ".html"), stylesheet.replaceAll("plumbline.css"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
