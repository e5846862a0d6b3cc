package org.plumbline.e2e.bench;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.Answer;
import org.plumbline.devstack.api.ApiClient;

/** Carries claims to verdicts as a desk does, past the gateway and its limits where that is not what is measured. */
final class Publisher {

    private static final int TRIES = 600;

    private final Stack stack;
    private final Map<String, Client> clients = new HashMap<>();

    /** One with a token, which lives for five minutes. */
    private record Client(ApiClient client, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < Duration.ofMinutes(3).toNanos();
        }
    }

    Publisher(Stack stack) {
        this.stack = stack;
    }

    /** A review that only has to be published, of a claim with the words; says its id. */
    String approved(String words) throws InterruptedException {
        ApiClient checker = at(stack.claims().url(), "checker");
        Answer claim = checker.send(
                        "POST",
                        "/api/claims",
                        Map.of(
                                "text",
                                "The bridge was closed on day " + words,
                                "language",
                                "en",
                                "claimant",
                                "Example News",
                                "topics",
                                List.of("bridges")),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201);
        String id = checker.change("POST", "/api/claims/" + claim.text("id"), "/acceptance", null)
                .expect(200)
                .text("review/id");
        String review = "/api/reviews/" + id;
        ApiClient reviewer = at(stack.reviews().url(), "checker");
        for (int tries = 0; reviewer.get(review).status() == 404 && tries < TRIES; tries++) {
            Thread.sleep(50);
        }
        reviewer.change("POST", review, "/assignment", null).expect(200);
        for (boolean primary : List.of(true, false)) {
            reviewer.change(
                            "POST",
                            review,
                            "/evidence",
                            Map.of(
                                    "publisher",
                                    primary ? "Road office" : "Bridge observers",
                                    "title",
                                    primary ? "Closures of the year" : "What we counted",
                                    "url",
                                    primary ? "https://roads.example/closures" : "https://observers.example/count",
                                    "type",
                                    "REPORT",
                                    "primary",
                                    primary,
                                    "stance",
                                    "SUPPORTS"))
                    .expect(201);
        }
        reviewer.change(
                        "PUT",
                        review,
                        "/draft",
                        Map.of(
                                "rating",
                                "true",
                                "language",
                                "en",
                                "headline",
                                "The bridge was closed " + words,
                                "summary",
                                "The road office lists the closure, and observers counted it.",
                                "body",
                                "The list of the road office has the day [1]. Observers saw it too [2].\n\n"
                                        + "It stood closed from morning to night, and the ferry ran instead. "
                                                .repeat(40),
                                "methodology",
                                "We compared the claim with the list and with the count."))
                .expect(200);
        reviewer.change("POST", review, "/submission", null).expect(200);
        for (String user : List.of("editor", "editor2")) {
            ApiClient editor = at(stack.reviews().url(), user);
            Answer now = editor.get(review).expect(200);
            if (now.text("state").equals("IN_APPROVAL")) {
                editor.change("POST", review, "/approval", Map.of("contentHash", now.text("contentHash")))
                        .expect(200);
            }
        }
        return id;
    }

    /** The version that it is published by. */
    String tag(String review) {
        String tag = at(stack.reviews().url(), "editor")
                .get("/api/reviews/" + review)
                .expect(200)
                .etag();
        return Objects.requireNonNull(tag);
    }

    ApiClient editorAtTheGateway() {
        return at(stack.baseUrl(), "editor");
    }

    /** Publishes it, and says its slug. */
    String publish(String review) {
        return publish(at(stack.reviews().url(), "editor"), review, tag(review));
    }

    String publish(ApiClient editor, String review, String tag) {
        return editor.send("POST", "/api/reviews/" + review + "/publication", null, Map.of("If-Match", tag))
                .expect(201)
                .text("verdict/slug");
    }

    private ApiClient at(URI address, String user) {
        return clients.compute(
                        address + " " + user,
                        (key, known) -> known != null && known.isFresh()
                                ? known
                                : new Client(ApiClient.user(address, stack.keycloakUrl(), user), System.nanoTime()))
                .client();
    }
}
