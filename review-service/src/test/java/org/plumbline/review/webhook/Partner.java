package org.plumbline.review.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.plumbline.kit.identity.Roles;
import org.plumbline.review.Desk;

/** A partner that nobody else has to do with, at the API. */
public record Partner(Desk desk) {

    public static final List<String> ALL_EVENTS =
            List.of("verdict.published", "verdict.corrected", "verdict.retracted", "recheck.opened");

    private static final AtomicInteger NEXT = new AtomicInteger();

    public static Partner fresh() {
        return new Partner(Desk.of("partner-of-test" + NEXT.incrementAndGet(), Roles.PARTNER));
    }

    /** A webhook that was registered, with its secret. */
    public record Hook(UUID id, String secret) {

        public String path() {
            return "/api/webhooks/" + id;
        }
    }

    public Response registers(String url, List<String> events) {
        return sends("POST", "/api/webhooks", Map.of("url", url, "events", events));
    }

    public Hook hook(String host, String... events) {
        Response response =
                registers("http://" + host + "/hook?token=T0KEN", events.length == 0 ? ALL_EVENTS : List.of(events));
        Desk.expect(response, 201);
        JsonPath json = response.jsonPath();
        return new Hook(UUID.fromString(json.getString("webhook.id")), json.getString("secret"));
    }

    public RequestSpecification asks() {
        return desk.asks();
    }

    public Response sends(String method, String path, Object body) {
        return asks().contentType("application/json").body(body).request(method, path);
    }

    /** From the version that stands. */
    public Response changes(String method, Hook hook, String path) {
        return asks().header("If-Match", tag(hook)).request(method, hook.path() + path);
    }

    public String tag(Hook hook) {
        return asks().get(hook.path()).header("ETag");
    }

    public JsonPath reads(String path) {
        return asks().get(path).then().statusCode(200).extract().jsonPath();
    }

    public List<String> states(Hook hook) {
        return reads(hook.path() + "/deliveries?limit=100").getList("items.state", String.class);
    }

    public void removesEverything() {
        for (String id : reads("/api/webhooks?limit=100").getList("items.id", String.class)) {
            Hook hook = new Hook(UUID.fromString(id), "");
            Desk.expect(changes("DELETE", hook, ""), 204);
        }
    }
}
