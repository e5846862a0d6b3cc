package org.plumbline.claims.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

import org.plumbline.devstack.TokensForTests;

/** A form with files as a fact-checker's browser sends it, and what was answered. */
final class Sent {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----edge-of-a-part";

    private final HttpResponse<String> response;

    private Sent(HttpResponse<String> response) {
        this.response = response;
    }

    /** Fields and a file being put together. */
    static final class Form {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Form field(String name, String value) {
            return part("name=\"" + name + "\"", value.getBytes(UTF_8));
        }

        Form fields(Map<String, String> fields) {
            fields.forEach(this::field);
            return this;
        }

        Form file(String fileName, byte[] content) {
            return part("name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: x/y", content);
        }

        private Form part(String disposition, byte[] content) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                    .getBytes(UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(UTF_8));
            return this;
        }

        Sent to(String path) {
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
            return send(path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
        }
    }

    static Form form() {
        return new Form();
    }

    static Sent send(String path, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + TokensForTests.token("checker", "fact-checker"))
                .header("Content-Type", type)
                .header("Accept", path.startsWith("/api") ? "application/json" : "text/html")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return new Sent(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int statusCode() {
        return response.statusCode();
    }

    String asString() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonPath json() {
        return JsonPath.from(response.body());
    }
}
