package org.plumbline.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class DemoContentTest {

    @Test
    void everyClaimStandsInTheDemoArticle() throws IOException {
        String article = article();
        for (JsonNode item : Demo.items()) {
            assertThat(article).contains(item.path("claim").path("text").asText());
        }
    }

    @Test
    void everyQuantityStandsWhereItsSpanSays() {
        for (JsonNode item : Demo.items()) {
            String text = item.path("claim").path("text").asText();
            for (JsonNode quantity : item.path("claim").path("quantities")) {
                assertThat(text.substring(
                                quantity.path("start").asInt(),
                                quantity.path("end").asInt()))
                        .isEqualTo(quantity.path("text").asText());
            }
        }
    }

    @Test
    void citesNoInventedAddress() {
        for (JsonNode item : Demo.items()) {
            assertThat(item.toString()).doesNotContain(".example");
        }
    }

    @Test
    void hasTheFiguresThatTheVerdictsCite() {
        assertThat(DemoSeries.file().lines())
                .hasSize(1052)
                .startsWith("date,killed,origin")
                .contains("2024-04-04,33037,reported", "2024-04-06,33137,reported", "2024-04-07,33175,reported")
                .filteredOn(line -> line.endsWith(",derived"))
                .hasSize(18);
    }

    private static String article() throws IOException {
        try (InputStream stream = Demo.class.getResourceAsStream("/demo/article.txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
