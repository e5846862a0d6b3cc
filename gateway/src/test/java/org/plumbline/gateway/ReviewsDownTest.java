package org.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.gateway.Browser.reached;

import java.net.http.HttpResponse;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = Surroundings.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = {
            @ResourceArg(name = "reviews", value = "down"),
            @ResourceArg(name = "public-url", value = "http://localhost:8080")
        })
class ReviewsDownTest {

    private final Browser browser = new Browser();

    @Test
    void hasTheOtherServiceServeTheAssets() {
        assertThat(reached(browser.get("/assets/plumbline.1.css")).getString("service"))
                .isEqualTo("claims");
        assertThat(reached(browser.get("/submit")).getString("service")).isEqualTo("claims");
    }

    @Test
    void saysThatThePublicSiteHasToWait() {
        assertThat(browser.get("/").statusCode()).isEqualTo(503);
        assertThat(browser.get("/", "Accept", "text/html", "Accept-Language", "ar")
                        .body())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<h1>غير متاح الآن</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html,application/xhtml+xml,*/*;q=0.8"})
    void tellsGooglesClientsInTheirForm(String accept) {
        HttpResponse<String> answer =
                browser.get("/v1alpha1/claims:search?query=x", "Accept", accept, "Accept-Language", "ar");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.getInteger("code")).isEqualTo(503);
        assertThat(error.getString("status")).isEqualTo("UNAVAILABLE");
        assertThat(error.getString("message")).contains("does not answer");
    }

    @Test
    void doesNotMarkCookiesSecureOnAPlainPublicAddress() {
        HttpResponse<String> toProvider = browser.get("/login?to=/desk");

        assertThat(toProvider.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie.split("; ")).contains("HTTPOnly").doesNotContain("Secure"));
    }
}
