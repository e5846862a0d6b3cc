package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.plumbline.kit.form.FormStamp;

/** Somebody who sends in tips by the public form, from an address of their own, with scripts switched off. */
final class Reader {

    private static final AtomicInteger READERS = new AtomicInteger();
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    private final FormStamp stamps;
    private final String address;

    Reader(FormStamp stamps) {
        this(stamps, "198.18." + READERS.incrementAndGet() / 250 + "." + (1 + READERS.get() % 250));
    }

    Reader(FormStamp stamps, String address) {
        this.stamps = stamps;
        this.address = address;
    }

    /** A form that was opened a while ago. */
    RequestSpecification form(String text) {
        String key = UUID.randomUUID().toString();
        return form(key, stamps.of(key, Instant.now().minusSeconds(5)), text);
    }

    RequestSpecification form(String key, String stamp, String text) {
        return nobody().accept("text/html")
                .header("X-Forwarded-For", address)
                .formParam("idempotencyKey", key)
                .formParam("stamp", stamp)
                .formParam("website", "")
                .formParam("text", text);
    }

    Response send(String text) {
        return form(text).formParam("language", "en").post("/submit");
    }

    /** Sends a text, and returns the path of the private link. */
    String link(String text) {
        return link(send(text));
    }

    static String link(Response sent) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(303);
        assertThat(sent.header("Location")).matches("/follow/[A-Za-z0-9_-]{32}\\?(lang=ar&)?sent=1");
        return sent.header("Location").substring(0, "/follow/".length() + 32);
    }

    static String page(String path) {
        Response answer = nobody().accept("text/html").urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    static String hidden(String page, String name) {
        Matcher input = HIDDEN.matcher(page);
        while (input.find()) {
            if (input.group(1).equals(name)) {
                return input.group(2);
            }
        }
        throw new AssertionError("No hidden field " + name);
    }

    /** The one claim with just this text. */
    static UUID claim(String text) {
        Response found = checker().queryParam("q", text).get("/api/claims");
        assertThat(found.<Integer>path("count")).as(found.asString()).isEqualTo(1);
        return UUID.fromString(found.path("items[0].id"));
    }
}
