package org.plumbline.devstack.launch;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.plumbline.devstack.Ports;
import org.plumbline.devstack.api.Answer;
import org.plumbline.devstack.api.ApiClient;

/** {@code ./plumbline refit}: asks the system that runs to fit the weights of its scorer to the desk's decisions. */
record Refit(Ports ports) {

    static Refit of(List<String> options) {
        int port = Ports.DEFAULT;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!option.equals("--port")) {
                throw new UsageFailure("refit has no option " + option);
            }
            port = Up.port(rest.hasNext() ? rest.next() : "");
        }
        return new Refit(new Ports(port));
    }

    int run() {
        try {
            return tell(ApiClient.user(local(ports.gateway()), local(ports.keycloak()), "admin")
                    .send(
                            "POST",
                            "/api/articles/scorer",
                            null,
                            Map.of("Idempotency-Key", UUID.randomUUID().toString())));
        } catch (UncheckedIOException e) {
            System.err.println("plumbline: Plumbline does not run on port " + ports.gateway()
                    + ". Start it with ./plumbline up, or name its port with --port.");
            return 1;
        } catch (IllegalStateException e) {
            System.err.println("plumbline: the refit failed: " + e.getMessage());
            return 1;
        }
    }

    /** Says what came of it. */
    static int tell(Answer answer) {
        if (answer.status() == 409) {
            System.err.println("plumbline: " + answer.text("detail"));
            return 1;
        }
        answer.expect(201);
        System.out.println(String.format(
                Locale.ROOT,
                "Fitted to %s accepted and %s dismissed candidates. F1 on them: %.3f before, %.3f after (cross-validated).",
                answer.text("accepted"),
                answer.text("dismissed"),
                answer.body().path("f1Before").asDouble(),
                answer.body().path("f1After").asDouble()));
        System.out.println(
                answer.body().path("used").asBoolean()
                        ? "New articles are scored with these weights from now on. DELETE /api/articles/scorer goes back."
                        : "They do no better than those in use, which stay.");
        return 0;
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
