package org.plumbline.review.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.notice.NoticeFixtures.checker;
import static org.plumbline.review.notice.NoticeFixtures.opened;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.notice.NoticeFixtures.Somebody;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class NoticePagesTest {

    private static final String PAGE = "/desk/notices";
    private static final String SETTINGS = PAGE + "/settings";
    private static final Pattern UP_TO = Pattern.compile("name=\"upTo\" value=\"([0-9a-f-]{36})\"");

    @Inject
    Notices notices;

    @Test
    void saysWhatToExpectWhileThereIsNothing() {
        Somebody somebody = checker();
        assertThat(opens(somebody, PAGE)).contains("0 notices").contains("Nothing is unread.");
        assertThat(opens(somebody, PAGE + "?show=all")).contains("Nothing was told to you yet.");
        assertThat(opens(somebody, PAGE + "?kind=OVERDUE")).contains("No notice fits these filters.");
        assertThat(count(somebody)).isEqualTo("0");
    }

    @Test
    void leadsFromEachNoticeToItsReviewAndMarksThemAsRead() {
        Somebody somebody = checker();
        UUID review = opened("A claim <b>with</b> marks");
        UUID other = opened("Another claim");
        tell(somebody, review);
        tell(somebody, other);

        String page = opens(somebody, PAGE);
        assertThat(page)
                .contains("2 notices, newest first; 2 unread in all")
                .contains("href=\"/desk/reviews/" + review + "\"")
                .contains("A claim &lt;b&gt;with&lt;/b&gt; marks")
                .contains("href=\"/desk/notices\" data-count=\"/desk/notices/count\" aria-current=\"page\"");
        assertThat(page.indexOf(other.toString())).isLessThan(page.indexOf(review.toString()));
        assertThat(count(somebody)).isEqualTo("2");

        String id = somebody.notices("").getString("items[0].id");
        Response marked = posts(somebody, PAGE + "/" + id + "/reading", Map.of("show", "unread"));
        assertThat(marked.statusCode()).isEqualTo(303);
        assertThat(opens(somebody, marked.header("Location")))
                .contains("Marked as read.")
                .contains("1 notice, newest first")
                .doesNotContain("/desk/reviews/" + other);

        Matcher upTo = UP_TO.matcher(opens(somebody, PAGE));
        assertThat(upTo.find()).isTrue();
        tell(somebody, other);
        Response all = posts(somebody, PAGE + "/reading", Map.of("upTo", upTo.group(1), "show", "all"));
        assertThat(all.header("Location")).startsWith("/desk/notices?show=all");
        assertThat(opens(somebody, all.header("Location"))).contains("3 notices, newest first; 1 unread in all");
        assertThat(posts(somebody, PAGE + "/reading", Map.of("show", "all")).statusCode())
                .isEqualTo(422);
        assertThat(posts(checker(), PAGE + "/" + id + "/reading", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void goesOnToTheNextPageWithTheSameFilters() {
        Somebody somebody = checker();
        UUID review = opened("Often");
        for (int i = 0; i < 27; i++) {
            tell(somebody, review);
        }
        String first = opens(somebody, PAGE + "?show=all&kind=REMARKS");
        int link = first.indexOf("rel=\"next\" href=\"") + "rel=\"next\" href=\"".length();
        String next = first.substring(link, first.indexOf('"', link)).replace("&amp;", "&");
        assertThat(next).startsWith("/desk/notices?show=all&kind=REMARKS&after=");
        assertThat(opens(somebody, next))
                .contains("27 notices, newest first, going on")
                .contains("From the start");
        for (String wrong : List.of("show=none", "kind=none", "after=x")) {
            assertThat(somebody.desk().asks().get(PAGE + "?" + wrong).statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void settlesHowNoticesComeAndKeepsWhatWasChosenIfRefused() {
        Somebody somebody = checker();
        String page = opens(somebody, SETTINGS);
        assertThat(page).contains("<option value=\"MAIL\" selected>By mail at once</option>");
        assertThat(page.substring(page.indexOf("id=\"ASSIGNED\""), page.indexOf("id=\"HANDED_OVER\"")))
                .as("cannot be off")
                .doesNotContain("OFF");

        Map<String, String> chosen = chosen(0);
        chosen.put("OVERDUE", "OFF");
        chosen.put("digestHour", "17");
        Response kept = posts(somebody, SETTINGS, chosen);
        assertThat(kept.statusCode()).isEqualTo(303);
        String after = opens(somebody, kept.header("Location"));
        assertThat(after)
                .contains("That is how you will be told from now on.")
                .contains("<option value=\"17\" selected>17:00</option>")
                .contains("<option value=\"OFF\" selected>Not at all</option>")
                .contains("name=\"version\" value=\"1\"");

        chosen.put("digestHour", "5");
        Response stale = posts(somebody, SETTINGS, chosen);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.asString())
                .contains("You changed this in another window meanwhile")
                .contains("<option value=\"5\" selected>05:00</option>")
                .contains("name=\"version\" value=\"1\"");

        Map<String, String> wrong = chosen(1);
        wrong.put("RETURNED", "OFF");
        wrong.put("digestHour", "99");
        Response refused = posts(somebody, SETTINGS, wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("href=\"#RETURNED\">Returned cannot be off");
        assertThat(posts(somebody, SETTINGS, Map.of("version", "1")).asString())
                .contains("href=\"#OVERDUE\">Overdue must be one of the list")
                .contains("href=\"#digestHour\"");
    }

    private static Map<String, String> chosen(long version) {
        Map<String, String> chosen = new HashMap<>();
        for (NoticeKind kind : NoticeKind.values()) {
            chosen.put(kind.name(), kind.atFirst().name());
        }
        chosen.put("digestHour", "8");
        chosen.put("version", Long.toString(version));
        return chosen;
    }

    private void tell(Somebody somebody, UUID review) {
        QuarkusTransaction.requiringNew()
                .run(() -> notices.tell(NoticeKind.REMARKS, review, List.of(somebody.sub()), Map.of()));
    }

    private static String count(Somebody somebody) {
        return somebody.desk().asks().accept("text/plain").get(PAGE + "/count").asString();
    }

    private static String opens(Somebody somebody, String path) {
        Response response = somebody.desk().asks().accept("text/html").get(path);
        Desk.expect(response, 200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        return response.asString();
    }

    private static Response posts(Somebody somebody, String path, Map<String, String> fields) {
        return somebody.desk()
                .asks()
                .accept("text/html")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path);
    }
}
