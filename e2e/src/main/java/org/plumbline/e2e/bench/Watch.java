package org.plumbline.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Reads a page again and again until it says something. */
final class Watch {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(2);

    private final CompletableFuture<Long> seen = new CompletableFuture<>();

    private Watch() {}

    static Watch begin(URI page, String words) {
        Watch watch = new Watch();
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        Thread.ofVirtual().start(() -> watch.look(request, words));
        return watch;
    }

    private void look(HttpRequest request, String words) {
        long begin = System.nanoTime();
        try {
            while (System.nanoTime() - begin < PATIENCE.toNanos()) {
                if (HTTP.send(request, BodyHandlers.ofString()).body().contains(words)) {
                    seen.complete(System.nanoTime());
                    return;
                }
                Thread.sleep(BETWEEN);
            }
            seen.completeExceptionally(
                    new IllegalStateException(request.uri() + " did not say " + words + " within " + PATIENCE));
        } catch (IOException | InterruptedException e) {
            seen.completeExceptionally(e);
        }
    }

    /** When it first said it, in {@link System#nanoTime}. */
    long seenAt() throws InterruptedException {
        try {
            return seen.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
