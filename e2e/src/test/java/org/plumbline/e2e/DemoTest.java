package org.plumbline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.plumbline.devstack.Stack;
import org.plumbline.devstack.api.Answer;
import org.plumbline.devstack.api.ApiClient;
import org.plumbline.devstack.demo.Demo;

/** The demo as a newcomer finds it. */
@ExtendWith(WholeSystem.class)
class DemoTest {

    @Test
    void carriesTwoClaimsToVerdictsThatSayWhatTheyRestOn(Stack system) {
        List<String> lines = new ArrayList<>();
        Demo.load(system.baseUrl(), system.keycloakUrl(), lines::add);
        long claims = claims(system);

        Demo.load(system.baseUrl(), system.keycloakUrl(), line -> {});

        assertThat(claims(system)).as("claims after a second load").isEqualTo(claims);
        assertThat(lines)
                .hasSize(6)
                .anyMatch(line -> line.endsWith("series of 1051 points"))
                .filteredOn(line -> line.endsWith("review PUBLISHED"))
                .hasSize(2);
        assertThat(page(system, "true"))
                .contains("33,137", "Tech for Palestine", "Only one series is at hand")
                .contains("\"@type\":\"ClaimReview\"");
        assertThat(page(system, "not-enough-evidence")).contains("Not enough evidence", "There is no source to cite");
    }

    private static long claims(Stack system) {
        return ApiClient.user(system.baseUrl(), system.keycloakUrl(), "checker")
                .get("/api/claims?limit=1")
                .expect(200)
                .body()
                .path("count")
                .asLong();
    }

    private static String page(Stack system, String rating) {
        ApiClient reader = ApiClient.nobody(system.baseUrl());
        Answer verdicts = reader.get("/api/verdicts?rating=" + rating).expect(200);
        for (int i = 0; i < verdicts.body().path("items").size(); i++) {
            String path = "/verdicts/" + verdicts.text("items/" + i + "/slug");
            String page = reader.send("GET", path, null, Map.of("Accept", "text/html"))
                    .expect(200)
                    .body()
                    .asText();
            if (page.contains("The National")) {
                return page;
            }
        }
        throw new AssertionError("No verdict with the rating " + rating + ": " + verdicts.body());
    }
}
