package org.plumbline.review.publication.factcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.jackson2.JacksonFactory;
import com.google.api.services.factchecktools.v1alpha1.FactCheckTools;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1Claim;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1ClaimReview;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1ClaimReviewMarkup;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1ClaimReviewMarkupPage;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1FactCheckedClaimSearchResponse;
import com.google.api.services.factchecktools.v1alpha1.model.GoogleFactcheckingFactchecktoolsV1alpha1ListClaimReviewMarkupPagesResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.publication.Publications;
import org.plumbline.review.publication.Publications.Publication;
import org.plumbline.review.publication.VariedVerdicts;
import org.plumbline.review.publication.search.Criteria;

/** Google's own client asks, and understands what is answered. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class GoogleClientTest {

    private static final int VERDICTS = 250;
    private static final String MARK = "quibblewort";
    private static final List<Publication> PUBLISHED = new ArrayList<>();

    private FactCheckTools google;

    @BeforeEach
    @SuppressWarnings("deprecation") // The parser that this version of Google's client comes with.
    void publish() {
        if (PUBLISHED.isEmpty()) {
            PUBLISHED.addAll(Publications.publishAll(VariedVerdicts.of(VERDICTS, MARK, Instant.now())));
        }
        google = new FactCheckTools.Builder(new NetHttpTransport(), JacksonFactory.getDefaultInstance(), request -> {})
                .setRootUrl("http://localhost:" + RestAssured.port + "/")
                .setApplicationName("a client of Google's")
                .build();
    }

    @Test
    void pagesThroughAllThatItFinds() throws IOException {
        List<String> urls = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            GoogleFactcheckingFactchecktoolsV1alpha1FactCheckedClaimSearchResponse found =
                    search(MARK).setPageSize(17).setPageToken(token).execute();
            found.getClaims().forEach(claim -> urls.add(review(claim).getUrl()));
            token = found.getNextPageToken();
            pages++;
        } while (token != null);

        assertThat(urls).hasSize(VERDICTS).doesNotHaveDuplicates().containsAll(urlsOf(PUBLISHED));
        assertThat(pages).isEqualTo(15);
    }

    @Test
    void readsAllThatIsKnownOfAClaim() throws IOException {
        Publication arabic = PUBLISHED.get(1);
        GoogleFactcheckingFactchecktoolsV1alpha1Claim claim =
                search("\"" + MARK + " 1\"").setLanguageCode("ar-EG").execute().getClaims().stream()
                        .filter(one -> review(one).getUrl().endsWith(arabic.slug()))
                        .findFirst()
                        .orElseThrow();

        assertThat(claim.getText()).isEqualTo(arabic.content().claim().standalone());
        assertThat(claim.getClaimant()).isEqualTo("Somebody 1");
        assertThat(claim.getClaimDate()).isNull();
        assertThat(review(claim).getTitle()).isEqualTo(arabic.content().headline());
        assertThat(review(claim).getTextualRating()).isEqualTo("صحيح في معظمه");
        assertThat(review(claim).getLanguageCode()).isEqualTo("ar");
        assertThat(review(claim).getReviewDate().toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(review(claim).getPublisher().getName()).isEqualTo("Plumbline");
        assertThat(review(claim).getPublisher().getSite()).isEqualTo("desk.example");
        assertThat(search("\"" + MARK + " 0\"")
                        .execute()
                        .getClaims()
                        .getFirst()
                        .getClaimDate()
                        .toString())
                .startsWith("2024-04-01T00:00:00");
    }

    @Test
    void filters() throws IOException {
        assertThat(count(search(MARK).setLanguageCode("zh"))).isEqualTo(38);
        assertThat(count(search(MARK).setMaxAgeDays(1))).isBetween(24, 49);
        assertThat(count(search(MARK).setReviewPublisherSiteFilter("www.desk.example")))
                .isEqualTo(100);
        assertThat(count(search(MARK).setReviewPublisherSiteFilter("elsewhere.example")))
                .isZero();
        assertThat(count(search(MARK).setMaxAgeDays(Integer.MAX_VALUE))).isEqualTo(100);
        assertThat(count(search(MARK).setOffset(240))).isEqualTo(10);
        assertThat(count(search("nothing of the kind was ever said"))).isZero();
        assertThat(search(MARK).setKey("any").setPageSize(null).execute().getClaims())
                .hasSize(10);
        assertThat(google.claims()
                        .search()
                        .setReviewPublisherSiteFilter("desk.example")
                        .execute()
                        .getClaims())
                .hasSize(10);
    }

    @Test
    void listsAndReadsPages() throws IOException {
        HashSet<String> names = new HashSet<>();
        String token = null;
        do {
            GoogleFactcheckingFactchecktoolsV1alpha1ListClaimReviewMarkupPagesResponse listed = google.pages()
                    .list()
                    .setOrganization("desk.example")
                    .setPageSize(100)
                    .setPageToken(token)
                    .execute();
            listed.getClaimReviewMarkupPages()
                    .forEach(page -> assertThat(names.add(page.getName())).isTrue());
            token = listed.getNextPageToken();
        } while (token != null);
        assertThat(names)
                .containsAll(PUBLISHED.stream()
                        .map(one -> "pages/" + one.verdictId())
                        .toList());

        Publication first = PUBLISHED.getFirst();
        GoogleFactcheckingFactchecktoolsV1alpha1ClaimReviewMarkupPage page =
                google.pages().get("pages/" + first.verdictId()).execute();
        GoogleFactcheckingFactchecktoolsV1alpha1ClaimReviewMarkup markup =
                page.getClaimReviewMarkups().getFirst();
        assertThat(page.getPageUrl()).endsWith("/verdicts/" + first.slug());
        assertThat(page.getVersionId()).isEqualTo("1");
        assertThat(page.getPublishDate()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(markup.getRating().getRatingValue()).isEqualTo(5);
        assertThat(markup.getRating().getTextualRating()).isEqualTo("True");
        assertThat(markup.getClaimAuthor().getSameAs()).isEqualTo("https://www.wikidata.org/wiki/Q42");
        assertThat(markup.getClaimDate()).isEqualTo("2024-04-01");
        assertThat(google.pages().list().setUrl(page.getPageUrl()).execute().getClaimReviewMarkupPages())
                .containsExactly(page);
    }

    @Test
    void findsAClaimThatIsAskedForByItsWholeText() throws IOException {
        String words = "Prices \n\n fell\tby\u0085half " + MARK + " 0";

        assertThat(count(search(words))).isPositive();
        // Google's client asks by POST where the address has more than 2,048 characters.
        assertThat(count(search(words + " " + "price ".repeat(200)))).isEqualTo(count(search(words)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "价", "😀", "a😀", "الأسعار ", "\n\n", "a\n"})
    void takesWhateverAClaimIsWrittenIn(String part) {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/v1alpha1/claims:search?query=" + Criteria.encoded("z" + part.repeat(400 / part.length())))
                .then()
                .statusCode(200);
    }

    @Test
    void isToldWhatIsWrongInItsOwnWords() {
        assertThatThrownBy(() -> search("x").setLanguageCode("e".repeat(301)).execute())
                .isInstanceOfSatisfying(GoogleJsonResponseException.class, refused -> assertThat(
                                refused.getDetails().getMessage())
                        .isEqualTo("languageCode must have 300 characters at the most."));
    }

    @Test
    void seesErrorsAsGooglesOwn() {
        assertRefused(() -> google.claims().search().execute(), 400, "INVALID_ARGUMENT");
        assertRefused(() -> search(MARK).setPageToken("bm90IG9uZQ").execute(), 400, "INVALID_ARGUMENT");
        assertRefused(() -> search(MARK).setPageSize(-1).execute(), 400, "INVALID_ARGUMENT");
        assertRefused(
                () -> google.pages().list().setUrl("x").setOrganization("y").execute(), 400, "INVALID_ARGUMENT");
        assertRefused(() -> google.pages().get("pages/none").execute(), 404, "NOT_FOUND");
        assertRefused(() -> google.pages().delete("pages/none").execute(), 405, "UNIMPLEMENTED");
        assertRefused(
                () -> google.pages()
                        .create(new GoogleFactcheckingFactchecktoolsV1alpha1ClaimReviewMarkupPage())
                        .execute(),
                405,
                "UNIMPLEMENTED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1alpha1/claims:imageSearch,                        404, NOT_FOUND",
        "GET,    /v1alpha1/nothing/of/the/kind,                       404, NOT_FOUND",
        "POST,   /v1alpha1/nothing,                                   404, NOT_FOUND",
        "DELETE, /v1alpha1/claims:search,                             405, UNIMPLEMENTED",
        "GET,    /v1alpha1/claims:search?query=x&maxAgeDays=2147483648, 400, INVALID_ARGUMENT",
        "GET,    /v1alpha1/claims:search?query=x&maxAgeDays=-1,       400, INVALID_ARGUMENT",
    })
    void everyErrorHasGooglesForm(String method, String path, int code, String status) {
        for (String accept : List.of("application/json", "text/html,*/*;q=0.8")) {
            Response refused =
                    RestAssured.given().urlEncodingEnabled(false).accept(accept).request(method, path);

            assertThat(refused.statusCode()).isEqualTo(code);
            assertThat(refused.contentType()).startsWith("application/json");
            assertThat(refused.jsonPath().getInt("error.code")).isEqualTo(code);
            assertThat(refused.jsonPath().getString("error.status")).isEqualTo(status);
            assertThat(refused.jsonPath().getString("error.message")).isNotBlank();
        }
        RestAssured.get("/verdicts/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void takesATokenOnlyForTheQuestionThatItIsOf() throws IOException {
        String token = search(MARK).execute().getNextPageToken();

        assertRefused(() -> search("another").setPageToken(token).execute(), 400, "INVALID_ARGUMENT");
    }

    /** Something that asks. */
    @FunctionalInterface
    private interface Asking {

        @Nullable
        Object ask() throws IOException;
    }

    private static void assertRefused(Asking asking, int code, String status) {
        assertThatThrownBy(asking::ask).isInstanceOfSatisfying(GoogleJsonResponseException.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(code);
            assertThat(refused.getDetails().getCode()).isEqualTo(code);
            assertThat(refused.getDetails().getMessage()).isNotBlank();
            assertThat(refused.getContent()).contains("\"" + status + "\"");
        });
    }

    private FactCheckTools.Claims.Search search(String query) throws IOException {
        return google.claims().search().setQuery(query).setPageSize(100);
    }

    private static int count(FactCheckTools.Claims.Search search) throws IOException {
        List<?> claims = search.execute().getClaims();
        return claims == null ? 0 : claims.size();
    }

    private static GoogleFactcheckingFactchecktoolsV1alpha1ClaimReview review(
            GoogleFactcheckingFactchecktoolsV1alpha1Claim claim) {
        return claim.getClaimReview().getFirst();
    }

    private static List<String> urlsOf(List<Publication> publications) {
        return publications.stream()
                .map(one -> "https://desk.example/verdicts/" + one.slug())
                .toList();
    }
}
