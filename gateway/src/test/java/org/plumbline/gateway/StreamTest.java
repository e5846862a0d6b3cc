package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Server-sent events pass as they come, and whoever stops listening is not written to any longer. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class StreamTest {

    @Test
    void passesEventsOnAsTheyComeAndTheEndBack() throws IOException, InterruptedException {
        URI gateway = ConfigProvider.getConfig().getValue("test.url", URI.class);
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/reviews/live"))
                .timeout(Duration.ofSeconds(15))
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(events.readLine()).isEqualTo("data: 0");
                assertThat(events.readLine()).isEmpty();
                assertThat(events.readLine()).isEqualTo("data: 1");
                assertThat(FakeService.STREAMS).hasValue(1);
            }
        }
        for (int i = 0; i < 1_200 && FakeService.STREAMS.get() > 0; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(FakeService.STREAMS).hasValue(0);
    }
}
