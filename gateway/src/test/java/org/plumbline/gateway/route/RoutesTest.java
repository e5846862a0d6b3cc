package org.plumbline.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/,                        REVIEWS, PUBLIC",
        "/verdicts/killed-in-gaza, REVIEWS, PUBLIC",
        "/search,                  REVIEWS, PUBLIC",
        "/topics,                  REVIEWS, PUBLIC",
        "/topics/gaza,             REVIEWS, PUBLIC",
        "/claimants,               REVIEWS, PUBLIC",
        "/claimants/somebody,      REVIEWS, PUBLIC",
        "/corrections,             REVIEWS, PUBLIC",
        "/corrections/2024,        REVIEWS, PUBLIC",
        "/corrections.atom,        REVIEWS, PUBLIC",
        "/corrections/new,         REVIEWS, TIP",
        "/corrections/follow/x,    REVIEWS, TIP",
        "/corrections/subscribe,   REVIEWS, TIP",
        "/corrections/confirm/x,   REVIEWS, TIP",
        "/corrections/unsubscribe/x, REVIEWS, PUBLIC",
        "/methodology,             REVIEWS, PUBLIC",
        "/about,                   REVIEWS, PUBLIC",
        "/feeds/all.atom,          REVIEWS, PUBLIC",
        "/sitemap.xml,             REVIEWS, PUBLIC",
        "/sitemap-2.xml,           REVIEWS, PUBLIC",
        "/robots.txt,              REVIEWS, PUBLIC",
        "/v1alpha1/claims:search,  REVIEWS, PUBLIC",
        "/log,                     REVIEWS, PUBLIC",
        "/log/checkpoint,          REVIEWS, PUBLIC",
        "/embed/x,                 REVIEWS, EMBEDDED",
        "/data,                    REVIEWS, PUBLIC",
        "/data/x.csv,              REVIEWS, PUBLIC",
        "/assets/plumbline.1.css,  EITHER,  PUBLIC",
        "/submit,                  CLAIMS,  TIP",
        "/follow/token,            CLAIMS,  TIP",
        "/desk/inbox,              CLAIMS,  DESK",
        "/desk/articles,           CLAIMS,  DESK",
        "/desk/articles/1,         CLAIMS,  DESK",
        "/desk/claims,             CLAIMS,  DESK",
        "/desk/claims/x,           CLAIMS,  DESK",
        "/desk/claimsfoo,          REVIEWS, DESK",
        "/desk/inbox/x,            REVIEWS, DESK",
        "/desk,                    REVIEWS, DESK",
        "/desk/,                   REVIEWS, DESK",
        "/desk/reviews/1,          REVIEWS, DESK",
        "/api/claims,              CLAIMS,  API",
        "/api/claims/1/acceptance, CLAIMS,  API",
        "/api/articles,            CLAIMS,  API",
        "/api/tips/1,              CLAIMS,  API",
        "/api/reviews,             REVIEWS, API",
        "/api/verdicts,            REVIEWS, OPEN_API",
        "/api/verdicts/1,          REVIEWS, OPEN_API",
        "/api/series,              REVIEWS, API",
        "/api/corrections,         REVIEWS, API",
        "/api/team/1,              REVIEWS, API",
        "/api/webhooks,            REVIEWS, API",
        "/api/webhooks/1/pings,    REVIEWS, API",
        "/desk/webhooks/1,         REVIEWS, DESK",
        "/login,                   GATEWAY, PUBLIC",
        "/login/callback,          GATEWAY, PUBLIC",
        "/logout,                  GATEWAY, PUBLIC",
        "/health,                  GATEWAY, PUBLIC",
        "/openapi,                 GATEWAY, PUBLIC",
        "/openapi/claims,          CLAIMS,  PUBLIC",
        "/openapi/reviews,         REVIEWS, PUBLIC",
    })
    void servesWhatTheTableNames(String path, Upstream upstream, Kind kind) {
        assertThat(Routes.find(path)).hasValueSatisfying(route -> {
            assertThat(route.upstream()).isEqualTo(upstream);
            assertThat(route.kind()).isEqualTo(kind);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/health",
                "/q/health/ready",
                "/q/openapi",
                "/q/dev-ui",
                "/verdicts",
                "/verdictsfoo",
                "/searchfoo",
                "/search/x",
                "/corrections.html",
                "/sitemap",
                "/sitemaps/x.xml",
                "/sitemap/.xml",
                "/submit/",
                "/submit/x",
                "/follow",
                "/deskfoo",
                "/Desk",
                "/api",
                "/api/",
                "/api/claimsfoo",
                "/api/other",
                "/assets",
                "/login/",
                "/login/x",
                "/logout/x",
                "/health/live",
                "/openapi/",
                "/openapi/other",
                "/favicon.ico",
                "/metrics",
                "/%64esk",
            })
    void knowsNothingElse(String path) {
        assertThat(Routes.find(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi/claims,              /openapi",
        "/openapi/reviews?format=json, /openapi?format=json",
        "/desk/reviews?state=OPEN&x,   /desk/reviews?state=OPEN&x",
    })
    void asksTheServiceForTheSamePathButForItsDocument(String uri, String expected) {
        RequestTarget target = RequestTarget.parse(uri).orElseThrow();

        assertThat(Routes.find(target.path()).orElseThrow().at(target)).isEqualTo(expected);
    }
}
