package org.plumbline.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.plumbline.devstack.Ports;
import org.plumbline.devstack.Project;
import org.plumbline.devstack.Stack;

/** A second gateway in front of the same services, as it runs in a container: without the launcher's limits. */
record AnotherGateway(Process process, URI url) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static AnotherGateway start(Stack stack, Path folder) throws IOException, InterruptedException {
        int port = Ports.one();
        URI url = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Project.find()
                                .root()
                                .resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("another-gateway.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        stack.issuer().toString(),
                        // Nobody logs in here.
                        "QUARKUS_OIDC_CREDENTIALS_SECRET",
                        "not-used",
                        "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                        "thirty-two characters, not used.",
                        "PLUMBLINE_PUBLIC_URL",
                        stack.baseUrl().toString(),
                        "PLUMBLINE_GATEWAY_CLAIMS_URL",
                        stack.claims().url().toString(),
                        "PLUMBLINE_GATEWAY_REVIEWS_URL",
                        stack.reviews().url().toString(),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        stack.kafkaBootstrapServers()));
        AnotherGateway gateway = new AnotherGateway(builder.start(), url);
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        gateway.awaitPurges();
        return gateway;
    }

    /** Ready is one that hears of purges: others forget what they keep within seconds. */
    private void awaitPurges() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/health")).build();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            try {
                if (http.send(request, BodyHandlers.ofString()).body().contains("\"hears-of-purges\":true")) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The second gateway ended while it started", e);
                }
            }
            Thread.sleep(200);
        }
        close();
        throw new IllegalStateException("The second gateway hears of no purges within " + PATIENCE);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
