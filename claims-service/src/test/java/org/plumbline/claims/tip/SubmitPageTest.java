package org.plumbline.claims.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claims.Tokens.checker;
import static org.plumbline.claims.Tokens.nobody;
import static org.plumbline.claims.tip.Reader.hidden;
import static org.plumbline.claims.tip.Reader.link;
import static org.plumbline.claims.tip.Reader.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.claims.Rows;
import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimState;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Fixtures;
import org.plumbline.claims.claim.Verdict;
import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.kit.form.FormStamp;
import org.plumbline.kit.web.DeskName;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class SubmitPageTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Inject
    Tips tips;

    @Inject
    FormStamp stamps;

    /** A property of the machine's outranks the configuration's files. */
    @Test
    void thePageBearsTheDesksName() {
        System.setProperty(DeskName.PROPERTY, "Facts & Figures");
        try {
            assertThat(page("/submit?lang=ar"))
                    .containsPattern("<title>[^<]* · Facts &amp; Figures</title>")
                    .contains("<bdi>Facts &amp; Figures</bdi></a>", "href=\"/data?lang=ar\"")
                    .doesNotContain("Plumbline");
        } finally {
            System.clearProperty(DeskName.PROPERTY);
        }
    }

    @Test
    void anybodySendsInAClaimAndGetsAPrivateLink() throws IOException {
        String form = page("/submit");
        assertThat(form).contains("<option value=\"en\" lang=\"en\" selected>English</option>");
        keep("submit", form);
        Rows before = Rows.of(database);

        Response answer = new Reader(stamps)
                .form("More than 4,100 wells ran dry in the valley")
                .formParam("language", "en")
                .formParam("seen", "https://social.example/post")
                .post("/submit");

        String link = link(answer);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        // One claim with its event and audit row, and the same for the tip on it.
        assertThat(Rows.of(database))
                .isEqualTo(new Rows(
                        before.claims() + 1,
                        before.appearances() + 1,
                        before.events() + 2,
                        before.audited() + 2,
                        before.keys() + 1));
        Response stored = checker().get("/api/claims?limit=1");
        assertThat(stored.<String>path("items[0].submittedBy.sub")).isEqualTo("public");
        assertThat(stored.<String>path("items[0].state")).isEqualTo("SUBMITTED");
        assertThat(stored.<String>path("items[0].appearances[0].url")).isEqualTo("https://social.example/post");
        assertThat(stored.<List<Integer>>path("items[0].quantities.value")).containsExactly(4100);
        assertThat(stored.<List<String>>path("items[0].quantities.comparator")).containsExactly("MORE_THAN");
        String thanks = page(answer.header("Location"));
        assertThat(thanks)
                .contains("Thank you: your claim has reached the desk")
                .contains("<input id=\"link\" value=\"https://plumbline.example" + link
                        + "\" readonly dir=\"ltr\" aria-describedby=\"link-hint\">")
                .contains("It waits for the desk.");
        keep("sent", thanks);
    }

    @Test
    void sameWordsOfTwoReadersAreOneClaimThatTwoAskFor() {
        link(new Reader(stamps).send("Eleven ferries sank near Port Amber."));
        UUID claim = Reader.claim("Eleven ferries sank near Port Amber.");
        Rows before = Rows.of(database);

        link(new Reader(stamps).send("“ELEVEN ferries sank, near Port Amber”"));

        assertThat(Rows.of(database).claims()).isEqualTo(before.claims());
        assertThat(claim(claim).demand()).isEqualTo(2);
        assertThat(claim(claim).version()).as("what a decision is made from").isZero();
        assertThat(tips.of(claim, 10, null).total()).isEqualTo(2);
    }

    @Test
    void claimThatTheDeskEnteredIsAskedForToo() {
        checker()
                .contentType("application/json")
                .body("{\"text\": \"Two mills burnt in Old Harrow\", \"language\": \"en\"}")
                .post("/api/claims")
                .then()
                .statusCode(201);
        UUID claim = Reader.claim("Two mills burnt in Old Harrow");
        assertThat(claim(claim).demand()).isZero();

        link(new Reader(stamps).send("Two mills burnt in Old Harrow!"));

        assertThat(claim(claim).demand()).isEqualTo(1);
    }

    @Test
    void sameTextFromTheSameReaderIsStoredOnce() throws IOException {
        Reader reader = new Reader(stamps, "2001:db8:5:6::1");
        link(reader.send("Nine kilns were lit in Ostwick"));
        UUID claim = Reader.claim("Nine kilns were lit in Ostwick");
        Rows before = Rows.of(database);

        Response again = new Reader(stamps, "2001:db8:5:6:9::2").send("nine kilns were lit in Ostwick");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString())
                .contains("We have this already", "Nothing was stored twice", "It waits for the desk.")
                .doesNotContain("/follow/");
        assertThat(Rows.of(database))
                .isEqualTo(new Rows(
                        before.claims(), before.appearances(), before.events(), before.audited(), before.keys() + 1));
        assertThat(claim(claim).demand()).isEqualTo(1);
        assertThat(tips.of(claim, 10, null).total()).isEqualTo(1);
        keep("known", again.asString());
    }

    @Test
    void whoSendsWhatWasCheckedAlreadyReadsWhatBecameOfTheVerdict() throws IOException {
        String text = "Nine kilns were cold in Ostwick";
        Reader reader = new Reader(stamps);
        link(reader.send(text));
        UUID claim = Reader.claim(text);
        note(claim, Fixtures.verdict("true", "false"), 1);

        String anew = reader.send(text).asString();
        assertThat(anew)
                .contains("We have this already", "It was checked. This is the verdict:")
                .contains("Now</span> <span class=\"rating small rating-false\">False</span>");

        keep("known-anew", anew);

        note(claim, Fixtures.retracted("true", null), 2);

        assertThat(reader.send(text).asString())
                .contains("It was checked, but we have retracted the verdict.", "was: True</span>")
                .contains("<a href=\"https://desk.example/verdicts/x\"><bdi>")
                .doesNotContain("This is the verdict", "rating-true");
        String arabic = reader.form(text)
                .formParam("language", "en")
                .post("/submit?lang=ar")
                .asString();
        assertThat(arabic)
                .contains("تحققنا منه، ثم سحبنا الحكم.", "كان: صحيح</span>")
                .doesNotContain("هذا هو الحكم", "rating-true");
        keep("known-retracted-ar", arabic);
    }

    private void note(UUID id, Verdict verdict, long sequence) {
        QuarkusTransaction.requiringNew().run(() -> {
            Claim claim = claims.getToChange(id).orElseThrow();
            if (claim.state() == ClaimState.SUBMITTED) {
                claim.accept(UUID.randomUUID(), Fixtures.CHECKER, Fixtures.NOON);
            }
            claim.noteVerdict(verdict, sequence);
        });
    }

    @Test
    void equalTipsAtOnceMakeOneClaim() throws Exception {
        String text = "Six lighthouses went dark along the Ember coast";
        List<RequestSpecification> forms = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            forms.add(new Reader(stamps).form(text).formParam("language", "en"));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = forms.stream()
                    .map(form -> threads.submit(() -> form.post("/submit")))
                    .toList();
            for (Future<Response> answer : answers) {
                link(answer.get());
            }
        }

        assertThat(claim(Reader.claim(text)).demand()).isEqualTo(8);
    }

    @Test
    void doubleClickStoresOneTipAndBothAnswersLeadToIt() {
        String key = UUID.randomUUID().toString();
        String stamp = stamps.of(key, Instant.now().minusSeconds(5));
        Reader reader = new Reader(stamps);
        String text = "Four bakeries closed in Lower Quill";

        String first = link(reader.form(key, stamp, text).post("/submit"));
        Rows after = Rows.of(database);
        String second = link(reader.form(key, stamp, text).post("/submit"));

        assertThat(Rows.of(database)).isEqualTo(after);
        assertThat(second).isNotEqualTo(first);
        assertThat(page(first)).contains(text);
        assertThat(page(second)).contains(text);
    }

    @Test
    void anotherTextWithTheSameFormKeepsItAndGetsANewKey() {
        String key = UUID.randomUUID().toString();
        String stamp = stamps.of(key, Instant.now().minusSeconds(5));
        link(new Reader(stamps).form(key, stamp, "Three mines flooded").post("/submit"));

        Response answer =
                new Reader(stamps).form(key, stamp, "Five mines flooded").post("/submit");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("You sent another text with this form before.", "Five mines flooded");
        assertThat(hidden(answer.asString(), "idempotencyKey")).isNotEqualTo(key);
    }

    @Test
    void formThatWasForgottenIsNotTakenForSent() {
        String key = UUID.randomUUID().toString();
        String stamp = stamps.of(key, Instant.now().minusSeconds(5));
        Reader reader = new Reader(stamps);
        String link = link(reader.form(key, stamp, "Ten trams stopped").post("/submit"));
        nobody().contentType("application/x-www-form-urlencoded")
                .post(link + "/forget")
                .then()
                .statusCode(303);

        assertThat(reader.form(key, stamp, "Ten trams stopped").post("/submit").statusCode())
                .isEqualTo(409);
    }

    @Test
    void readsFormsAsBrowsersSendThem() {
        String key = UUID.randomUUID().toString();
        Response answer = nobody().header("X-Forwarded-For", "198.51.100.77")
                .contentType("application/x-www-form-urlencoded")
                .body("idempotencyKey=" + key + "&stamp="
                        + stamps.of(key, Instant.now().minusSeconds(5))
                        + "&language=ar&text=%D9%85%D8%B7%D8%B1+%F0%9F%8C%A7%0D%0A2")
                .post("/submit");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(checker().get("/api/claims?limit=1").<String>path("items[0].text"))
                .isEqualTo("مطر 🌧\n2");
    }

    @Test
    void takesAsMuchAsItSays() {
        assertThat(new Reader(stamps)
                        .form("ه".repeat(2000))
                        .formParam("language", "ar")
                        .post("/submit")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void formKeepsWhatWasTypedAndSaysWhatIsWrong() throws IOException {
        Rows before = Rows.of(database);

        Response answer = new Reader(stamps)
                .form("a\u0000b")
                .formParam("language", "xx")
                .formParam("seen", "social.example/post")
                .post("/submit");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer.asString())
                .contains("Your claim was not sent yet.")
                .contains("Write the claim in 1 to 2,000 characters of plain text.")
                .contains("Choose a language from the list.")
                .contains("This must be a web address")
                .contains("value=\"social.example/post\"")
                .contains("<title>Error: Send in a claim", "id=\"problem\" role=\"alert\" tabindex=\"-1\" autofocus")
                .contains("<a href=\"#text\">Write", "<a href=\"#language\">Choose", "<a href=\"#seen\">This must");
        assertThat(Rows.of(database)).isEqualTo(before);
        keep("submit-refused", answer.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://social.example/post", "www.social.example", "!!!"})
    void formAsksForWordsBesideALink(String text) {
        Rows before = Rows.of(database);

        Response answer = new Reader(stamps).send(text);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("Say in words what is claimed.").contains("\n" + text + "</textarea>");
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void keepsTheTextInTheOtherLanguageAndInTheSearch() {
        assertThat(page("/submit?text=Wells+%26+kilns"))
                .contains("href=\"/submit?lang=ar&amp;text=Wells+%26+kilns\" hreflang=\"ar\"")
                .contains("<a href=\"/search?q=Wells+%26+kilns\">Search what was checked</a>")
                .contains("<title>Send in a claim");
        assertThat(page("/submit?lang=ar&text=Wells"))
                .contains("href=\"/submit?text=Wells\" hreflang=\"en\"")
                .contains("<a href=\"/search?lang=ar&amp;q=Wells\">ابحث فيما تحققنا منه</a>");
        assertThat(new Reader(stamps)
                        .form("ه".repeat(1_000))
                        .formParam("language", "xx")
                        .post("/submit")
                        .asString())
                .as("not more than an address can hold")
                .contains("href=\"/submit?lang=ar\" hreflang=\"ar\"", "href=\"/search\">Search what");
    }

    @Test
    void formSpeaksArabic() throws IOException {
        String form = page("/submit?lang=ar");
        assertThat(form)
                .contains("<html lang=\"ar\" dir=\"rtl\">", "أرسل ادعاءً", "action=\"/submit?lang=ar\"")
                .contains("ويُحذف مفتاحها في أجل أقصاه ٨ أيام،")
                .doesNotContain("Send it in", "We do not ask");
        assertThat(page("/submit?lang=ar-EG")).contains("<html lang=\"ar\" dir=\"rtl\">", "action=\"/submit?lang=ar\"");
        keep("submit-ar", form);

        Response refused = new Reader(stamps).form("").post("/submit?lang=ar");
        assertThat(refused.asString())
                .contains("لم يُرسَل ادعاؤك بعد", "<title>خطأ: أرسل ادعاءً", "<a href=\"#text\">اكتب الادعاء");

        Response sent = new Reader(stamps).form("هطل المطر على المدينة").post("/submit?lang=ar");
        assertThat(sent.header("Location")).contains("?lang=ar&sent=1");
        String thanks = page(sent.header("Location"));
        assertThat(thanks)
                .contains("<html lang=\"ar\" dir=\"rtl\">", "شكرًا لك", "ينتظر فريق التحقق.")
                .contains("value=\"https://plumbline.example" + link(sent) + "?lang=ar\"")
                .doesNotContain("Where it stands", "Delete my tip");
        keep("sent-ar", thanks);
    }

    @Test
    void formThatComesBackAtOnceIsShownAgain() {
        Rows before = Rows.of(database);
        String form = page("/submit");
        String key = hidden(form, "idempotencyKey");

        assertThat(stamps.age(hidden(form, "stamp"), key, Instant.now().plusSeconds(3)))
                .isEqualTo(FormStamp.Age.FINE);
        // Made a little later than now: however slow the machine is, nobody can have typed since.
        String stamp = stamps.of(key, Instant.now().plusSeconds(60));

        Response answer =
                new Reader(stamps).form(key, stamp, "Eight mills stood still").post("/submit");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("That was faster than anybody types", "Eight mills stood still");
        assertThat(hidden(answer.asString(), "stamp")).isEqualTo(stamp);
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void formThatWasOpenForTooLongIsShownAgain() {
        Rows before = Rows.of(database);
        String key = UUID.randomUUID().toString();
        String old = stamps.of(key, Instant.now().minus(Duration.ofHours(25)));

        for (String stamp : List.of(old, "", "1.x")) {
            Response answer = new Reader(stamps)
                    .form(key, stamp, "Eight mills stood still")
                    .post("/submit");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.asString())
                    .contains("This form was open for more than 24 hours", "Eight mills stood still");
            assertThat(stamps.age(
                            hidden(answer.asString(), "stamp"),
                            hidden(answer.asString(), "idempotencyKey"),
                            Instant.now().plusSeconds(3)))
                    .isEqualTo(FormStamp.Age.FINE);
        }
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void whatPeopleDoNotSeeMustStayEmpty() {
        Rows before = Rows.of(database);

        Response answer = new Reader(stamps)
                .form("Buy cheap wells")
                .formParam("website", "https://spam.example")
                .post("/submit");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("A field that people do not see was filled in", "Buy cheap wells")
                .doesNotContain("spam.example");
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void formRefusesAMegabyte() {
        Rows before = Rows.of(database);

        Response answer = new Reader(stamps).form("x".repeat(1 << 20)).post("/submit");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Rows.of(database)).isEqualTo(before);
    }

    @Test
    void escapesEveryField() {
        String refused = new Reader(stamps)
                .form(SCRIPT, SCRIPT, SCRIPT)
                .formParam("language", SCRIPT)
                .formParam("seen", SCRIPT)
                .post("/submit")
                .asString();
        String wrong = new Reader(stamps)
                .form(SCRIPT)
                .formParam("language", SCRIPT)
                .formParam("seen", SCRIPT)
                .post("/submit")
                .asString();
        String followed = page(link(new Reader(stamps).send("Rain " + SCRIPT)));

        for (String page : List.of(refused, wrong, followed)) {
            assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain(SCRIPT);
        }
        assertThat(page("/submit?text=" + "%3C/textarea%3E%3Cscript%3Ealert(1)"))
                .contains("&lt;/textarea&gt;&lt;script&gt;alert(1)</textarea>");
    }

    private Claim claim(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> claims.get(id).orElseThrow());
    }

    /** Keeps the page for people to look at. */
    private static void keep(String name, String page) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), page);
    }
}
