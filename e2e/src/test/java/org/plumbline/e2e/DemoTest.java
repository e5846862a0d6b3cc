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
        assertThat(page(system, "true", "Only one series is at hand"))
                .contains(
                        "33,137 as of 6 April 2024; the claim of 7 April says more than 33,000: consistent",
                        "the claim of 7 April 2024 says more than 33,000: overtaken",
                        "Missing context",
                        "<figure class=\"chart-figure",
                        "Tech for Palestine")
                .contains("\"@type\":\"ClaimReview\"")
                .doesNotContain("We are checking this again");
        assertThat(page(system, "not-enough-evidence", "There is no source to cite"))
                .contains("Not enough evidence")
                .doesNotContain("chart-figure");
    }

    private static long claims(Stack system) {
        return ApiClient.user(system.baseUrl(), system.keycloakUrl(), "checker")
                .get("/api/claims?limit=1")
                .expect(200)
                .body()
                .path("count")
                .asLong();
    }

    /** The page with that waiver: other scenarios publish verdicts on like claims. */
    private static String page(Stack system, String rating, String waiver) {
        ApiClient reader = ApiClient.nobody(system.baseUrl());
        Answer verdicts = reader.get("/api/verdicts?rating=" + rating).expect(200);
        for (int i = 0; i < verdicts.body().path("items").size(); i++) {
            String path = "/verdicts/" + verdicts.text("items/" + i + "/slug");
            String page = reader.send("GET", path, null, Map.of("Accept", "text/html"))
                    .expect(200)
                    .body()
                    .asText();
            if (page.contains(waiver)) {
                return page;
            }
        }
        throw new AssertionError("No such verdict with the rating " + rating + ": " + verdicts.body());
    }
}
