package org.plumbline.devstack.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.plumbline.devstack.TokensForTests;

/** Calls every endpoint of the running application as nobody and with each role alone, and says where it is answered wrongly. */
public final class RoleWalk {

    private static final List<String> ROLES = List.of("fact-checker", "editor", "admin", "partner");

    private RoleWalk() {}

    /**
     * What is wrong, a line each; empty if nothing is.
     *
     * <p>An endpoint has to declare who may call it. Nobody gets 401 where a role is needed, a role that is not named gets
     * 403, and whoever may call it gets neither.
     *
     * @param base where the application listens
     */
    public static List<String> findings(URI base) throws IOException, InterruptedException {
        List<Endpoint> endpoints = Endpoint.ofRunningApplication();
        if (endpoints.isEmpty()) {
            return List.of("The running application has no endpoint");
        }
        List<String> findings = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Endpoint endpoint : endpoints) {
                if (!endpoint.declared()) {
                    findings.add(endpoint + " declares no role");
                    continue;
                }
                check(http, base, endpoint, null, findings);
                for (String role : ROLES) {
                    check(http, base, endpoint, role, findings);
                }
            }
        }
        return findings;
    }

    private static void check(
            HttpClient http, URI base, Endpoint endpoint, @Nullable String role, List<String> findings)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(endpoint.path()))
                .header("Accept", endpoint.produces() == null ? "*/*" : endpoint.produces())
                .header("If-Match", "\"0\"");
        if (role != null) {
            request.header("Authorization", "Bearer " + TokensForTests.token("walker", role));
        }
        String consumes = endpoint.consumes();
        if (endpoint.method().equals("GET") || endpoint.method().equals("DELETE") || consumes == null) {
            request.method(endpoint.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            String body = consumes.contains("json") ? "{}" : "";
            request.header("Content-Type", consumes)
                    .method(endpoint.method(), HttpRequest.BodyPublishers.ofString(body));
        }
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        boolean allowed = endpoint.allows(role);
        int refusal = role == null ? 401 : 403;
        if (allowed && (status == 401 || status == 403)) {
            findings.add(endpoint + " refuses " + who(role) + ", who may call it: " + status);
        } else if (!allowed && status != refusal) {
            findings.add(endpoint + " answers " + who(role) + " with " + status + " instead of " + refusal);
        } else if (status >= 500) {
            findings.add(endpoint + " fails for " + who(role) + ": " + status);
        }
    }

    private static String who(@Nullable String role) {
        return role == null ? "nobody" : role;
    }
}
