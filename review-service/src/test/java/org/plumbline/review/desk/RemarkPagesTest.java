package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.review.desk.Browser.ADMIN;
import static org.plumbline.review.desk.Browser.CHECKER;
import static org.plumbline.review.desk.Browser.EDITOR;
import static org.plumbline.review.desk.Browser.approval;
import static org.plumbline.review.desk.Browser.keep;
import static org.plumbline.review.desk.Browser.review;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class RemarkPagesTest {

    private static final Map<String, String> REMARK =
            Map.of("part", "BODY", "passage", "series", "remark", "Which <b>series</b>?");

    private static String remarks(UUID id) {
        return review(id) + "/remarks";
    }

    @Test
    void leadsFromARemarkToATodoListAndItsEnd() {
        UUID id = Fixtures.inApproval();
        String made = EDITOR.does(approval(id), remarks(id), REMARK);
        assertThat(made)
                .contains("Your remark was added.")
                .contains("<h1>Approval</h1>")
                .contains("<mark id=\"passage-1\" data-remarks=\"1\">series</mark>")
                .contains("Which &lt;b&gt;series&lt;/b&gt;?")
                .contains("your 1 open remark on a passage");
        EDITOR.does(approval(id), remarks(id), Map.of("part", "HEADLINE", "passage", "More than", "remark", "Over?"));
        String both = EDITOR.opens(approval(id));
        keep("approval-remarks", both);
        assertThat(both).contains("<mark id=\"passage-2\" data-remarks=\"2\">More than</mark> 33,000 killed");

        EDITOR.does(approval(id), review(id) + "/return", Map.of("remarks", "See the passages"));
        String todo = CHECKER.opens(review(id));
        keep("review-returned", todo);
        assertThat(todo)
                .contains("With 2 remarks on passages</a>: 0 of 2 resolved.")
                .contains("returned with 2 remarks on passages: 0 of 2 resolved.")
                .contains("To do");

        String first = Desk.CHECKER
                .asks()
                .get("/api/reviews/" + id + "/remarks")
                .jsonPath()
                .getString("items[0].id");
        String answered =
                CHECKER.does(review(id), remarks(id) + "/" + first + "/replies", Map.of("text", "The ministry’s"));
        assertThat(answered).contains("Your answer was added.").contains("The ministry’s");
        String resolved = CHECKER.does(review(id), remarks(id) + "/" + first + "/resolution", Map.of());
        assertThat(resolved)
                .contains("The remark is resolved.")
                .contains("1 of 2 resolved.")
                .contains("Resolved (1)")
                .doesNotContain("data-remarks=\"1\"");
        assertThat(CHECKER.does(review(id), remarks(id) + "/" + first + "/resolution/removal", Map.of()))
                .contains("0 of 2 resolved.");
    }

    @Test
    void keepsWhatWasTypedIfThePassageIsNotThere() {
        UUID id = Fixtures.inApproval();
        for (String page : new String[] {review(id), approval(id)}) {
            Response refused = EDITOR.sendsFrom(
                    EDITOR.opens(page),
                    remarks(id),
                    Map.of("part", "SUMMARY", "passage", "no <such> words", "remark", "With some effort"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.asString())
                    .contains(page.endsWith("approval") ? "<h1>Approval</h1>" : "<h1>Review</h1>")
                    .contains("<a href=\"#remark-passage\">Passage must stand word for word")
                    .contains("<option value=\"SUMMARY\" selected>")
                    .contains("no &lt;such&gt; words</textarea>")
                    .contains("With some effort</textarea>")
                    .contains("<details id=\"new-remark\" open>");
        }
        Response nothing = EDITOR.sendsFrom(EDITOR.opens(review(id)), remarks(id), Map.of("part", "X"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.asString())
                .contains("<a href=\"#remark-part\">Part of the draft must be one of the list.</a>");
    }

    @Test
    void refusesAResolutionFromAnOlderPage() {
        UUID id = Fixtures.inApproval();
        String opened = EDITOR.does(review(id), remarks(id), REMARK);
        String remark = Desk.CHECKER
                .asks()
                .get("/api/reviews/" + id + "/remarks")
                .jsonPath()
                .getString("items[0].id");
        String action = remarks(id) + "/" + remark + "/resolution";
        CHECKER.does(review(id), action, Map.of());
        CHECKER.does(review(id), action + "/removal", Map.of());

        assertThat(EDITOR.sendsFrom(opened, action, Map.of()).statusCode()).isEqualTo(412);
        assertThat(EDITOR.sends(action, Map.of("version", "1")).statusCode()).isEqualTo(400);
    }

    @Test
    void showsTheListAloneToTheScript() {
        UUID id = Fixtures.inApproval();
        EDITOR.does(review(id), remarks(id), REMARK);
        assertThat(ADMIN.opens(remarks(id) + "?from=approval"))
                .contains("Remark 1")
                .doesNotContain("<html")
                .doesNotContain("<form");
        assertThat(EDITOR.opens(remarks(id) + "?from=approval"))
                .contains("<input type=\"hidden\" name=\"from\" value=\"approval\">");
        assertThat(EDITOR.opens(remarks(id) + "?from=\"><script>")).doesNotContain("<script");
    }
}
