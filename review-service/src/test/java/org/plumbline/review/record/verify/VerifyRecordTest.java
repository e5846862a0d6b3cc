package org.plumbline.review.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.Fields;
import org.plumbline.review.log.Leaf;
import org.plumbline.review.log.LogKeyForTests;
import org.plumbline.review.log.Published;
import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.SigningKey;
import org.plumbline.review.log.tree.Hash;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(LogKeyForTests.class)
class VerifyRecordTest {

    private static final Map<String, ?> DRAFT = Map.of(
            "rating", "half-true",
            "headline", "\"Half\" of it <i>stands</i>, and that's it",
            "summary", "The figure stands & falls.",
            "body", "The *series* says so [1].\n\n> Said it <b>so</b>.",
            "methodology", "We asked.",
            "language", "en");

    private static final String ORIGIN = "desk.example/log";
    private static final SigningKey KEY = SigningKey.of(ORIGIN, HexFormat.of().parseHex(LogKeyForTests.KEY));
    private static final String SECOND_KEY = "2d".repeat(32);

    @Inject
    ClaimEvents events;

    private Path folder = Path.of("");

    @BeforeEach
    void keepsNothingYet(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void saysLineByLineWhatItChecked() throws Exception {
        String slug = Published.logged(events, DRAFT);

        Run first = verify(slug);

        assertThat(first.status()).as(first.words()).isZero();
        assertThat(first.words())
                .containsPattern("api +tells what revision 1 says")
                .containsPattern("page +shows what revision 1 says")
                .containsPattern("revision +\\d\\d pieces of it have the hashes that leaf \\d+ has")
                .containsPattern("leaf +number \\d+ of the log desk.example/log: [0-9a-f]{64}")
                .containsPattern("checkpoint +of \\d+ leaves, signed by desk.example/log\\+")
                .contains("trusted as nothing was kept of it")
                .endsWith("Everything fits.\n");

        Published.logged(events, DRAFT);
        Run second = verify(slug);

        assertThat(second.status()).as(second.words()).isZero();
        assertThat(second.words())
                .contains("a key that was kept from an earlier check")
                .containsPattern("consistency +the log still begins with the \\d+ leaves that it had");
        assertThat(verify(slug).words()).contains("the log is the one that was kept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            update revision set snapshot = replace(snapshot, 'figure stands', 'figure falls') where id = ID | shows as /summary of
            update revision set snapshot = replace(snapshot, 'half-true', 'false') where id = ID | shows as /rating/slug of
            update revision set snapshot = replace(snapshot, 'Daily figures', 'Daily fakes') where id = ID | shows as /evidence/0 of
            update revision set snapshot = replace(snapshot, '"checkedBy":1', '"checkedBy":2') where id = ID | shows as /checkedBy of
            update revision_salt set salt = sha256('x') where field = '/body' and revision_id = ID | shows as /body of
            delete from revision_salt where field = '/body' and revision_id = ID | nobody says that it was removed
            update log_leaf set entry = replace(entry, '"revision":1', '"revision":2') where revision_id = ID | another revision
            update log_leaf set entry = concat(entry, ' ') where revision_id = ID | no entry of the log
            update revision set hash = repeat('0', 64) where id = ID | tells another hash than revision 1 gives
            update revision set published_at = published_at - interval '1 year' where id = ID | does not tell when revision 1 was published
            update verdict set created_at = created_at - interval '1 hour' where id = (select verdict_id from revision where id = ID) | tells another firstPublishedAt than revision 1 has
            update verdict set claim_id = gen_random_uuid() where id = (select verdict_id from revision where id = ID) | tells another claimId than revision 1 has
            """)
    void findsWhatWasChangedBehindTheServicesBack(String sql, String words) throws Exception {
        String slug = Published.logged(events, DRAFT);
        String id = Tampering.revision(slug, 1);
        assertThat(verify(slug).status()).isZero();
        try (Tampering tampering = Tampering.with(id)) {
            tampering.run(sql.replace("ID", "'" + id + "'"));

            Run run = verify(slug);

            assertThat(run.status()).as(run.words()).isOne();
            assertThat(run.words().lines().toList().getLast())
                    .startsWith("WRONG: ")
                    .contains(words);
        }
        assertThat(verify(slug).status()).isZero();
    }

    @Test
    void findsARowThatWasChangedTogetherWithItsLeaf() throws Exception {
        String slug = Published.logged(events, DRAFT);
        String id = Tampering.revision(slug, 1);
        JsonPath proof = RestAssured.get("/log/verdicts/{slug}/1", slug).jsonPath();
        try (Tampering tampering = Tampering.with(id)) {
            tampering.run("update revision set snapshot = replace(snapshot, 'figure stands', 'figure falls'),"
                    + " hash = encode(sha256(convert_to(replace(snapshot, 'figure stands', 'figure falls'), 'UTF8')), 'hex')"
                    + " where id = '" + id + "'");
            Leaf leaf = Leaf.parse(proof.getString("leaf"));
            Map<String, String> content = new HashMap<>(leaf.content());
            content.put(
                    "/summary",
                    Fields.hash(
                            HexFormat.of().parseHex(proof.getString("salts.'/summary'")),
                            "\"The figure falls & falls.\""));
            Leaf forged = new Leaf(1, leaf.verdict(), 1, leaf.publishedAt(), new TreeMap<>(content));
            tampering.run("update log_leaf set entry = '" + forged.entry() + "', hash = '\\x"
                    + Hash.ofLeaf(forged.entry().getBytes(StandardCharsets.UTF_8))
                            .hex() + "' where revision_id = '"
                    + id + "'");

            Run run = verify(slug);

            assertThat(run.status()).as(run.words()).isOne();
            assertThat(run.words()).contains("WRONG: Leaf ", "is not in the log that the checkpoint is of");
        }
    }

    @Test
    void findsALogThatWasWrittenAnewAndSigned() throws Exception {
        Published.logged(events, DRAFT);
        String slug = Published.logged(events, DRAFT);
        long size = Checkpoint.parse(
                        SignedNote.parse(RestAssured.get("/log/checkpoint").asString())
                                .text())
                .size();
        for (long before : new long[] {size - 1, size}) {
            Run run = verify(slug, "--checkpoint", signed(before).toString());

            assertThat(run.status()).as(run.words()).isOne();
            assertThat(run.words()).contains("WRONG: The log was changed");
        }
        Run shorter = verify(slug, "--checkpoint", signed(size + 1000).toString());
        assertThat(shorter.status()).as(shorter.words()).isOne();
        assertThat(shorter.words())
                .containsPattern("WRONG: The log lost leaves: it has \\d+, and it had " + (size + 1000));
    }

    private Path signed(long size) throws IOException {
        Checkpoint other = new Checkpoint(ORIGIN, size, Hash.ofLeaf(new byte[] {9}));
        return Files.writeString(
                folder.resolve("checkpoint"), new SignedNote(other.text(), List.of(KEY.sign(other.text()))).note());
    }

    @Test
    void trustsAKeyThatWasGivenAndNoOther() throws Exception {
        String slug = Published.logged(events, DRAFT);
        SigningKey other = SigningKey.of(ORIGIN, HexFormat.of().parseHex(SECOND_KEY));

        assertThat(verify(slug, "--key", KEY.verifier().words()).status()).isZero();
        Run run = verify(slug, "--key", other.verifier().words());

        assertThat(run.status()).isOne();
        assertThat(run.words()).contains("WRONG: The checkpoint is signed by no key that is trusted");
    }

    @Test
    void followsAKeyThatATrustedOneIntroduced() throws Exception {
        String slug = Published.logged(events, DRAFT);
        assertThat(verify(slug).status()).isZero();
        try {
            Files.writeString(LogKeyForTests.FILE, LogKeyForTests.KEY + "\n" + SECOND_KEY + "\n");
            Published.logged(events, DRAFT);
            Files.writeString(LogKeyForTests.FILE, SECOND_KEY + "\n");
            Published.logged(events, DRAFT);

            Run run = verify(slug);

            assertThat(run.status()).as(run.words()).isZero();
            assertThat(run.words())
                    .contains(SigningKey.of(ORIGIN, HexFormat.of().parseHex(SECOND_KEY))
                            .verifier()
                            .words());
        } finally {
            Files.writeString(LogKeyForTests.FILE, LogKeyForTests.KEY + "\n");
            Published.logged(events, DRAFT);
        }
        assertThat(verify(slug).status()).isZero();
    }

    @Test
    void whatWasRemovedByLawLeavesAHashAndEverythingElseStillFits() throws Exception {
        String slug = Published.logged(events, DRAFT);
        String id = Tampering.revision(slug, 1);

        Database.asOwner(
                "select remove_published('" + id
                        + "', '/evidence/1', '{\"publisher\":\"[removed]\",\"title\":\"[removed]\",\"type\":\"REPORT\","
                        + "\"primary\":false,\"protectedSource\":false,\"stance\":\"CONTEXT\",\"group\":2}', 'Order of a court')");

        assertThat(RestAssured.given()
                        .accept("text/html")
                        .get("/verdicts/" + slug)
                        .asString())
                .contains("[removed]")
                .doesNotContain((String) Desk.SECOND_SOURCE.get("title"));
        assertThat(RestAssured.get("/log/verdicts/{slug}/1", slug).asString())
                .doesNotContain((String) Desk.SECOND_SOURCE.get("title"))
                .doesNotContain("\"/evidence/1\":\"");
        Run run = verify(slug);
        assertThat(run.status()).as(run.words()).isZero();
        assertThat(run.words()).containsPattern("removed +/evidence/1, .*: Order of a court");

        try (Tampering tampering = Tampering.with(id)) {
            tampering.run("update revision set snapshot = replace(snapshot, 'figure stands', 'figure falls')"
                    + " where id = '" + id + "'");
            assertThat(verify(slug).words()).contains("WRONG: What the site shows as /summary");
        }
    }

    @Test
    void checksWhatWasSavedWithoutTheSite() throws Exception {
        String slug = Published.logged(events, DRAFT);
        Path bundle = folder.resolve("bundle.json");
        assertThat(verify(slug).status()).isZero();
        Published.logged(events, DRAFT);
        Path checkpoint = Files.writeString(
                folder.resolve("earlier"),
                Objects.requireNonNull(kept().checkpoint()).note());
        assertThat(verify(slug, "--save", bundle.toString()).words()).contains(bundle.toString());

        Run offline = verify(slug, "--bundle", bundle.toString());
        assertThat(offline.status()).as(offline.words()).isZero();
        Run withEarlier = verify(slug, "--bundle", bundle.toString(), "--checkpoint", checkpoint.toString());
        assertThat(withEarlier.status()).as(withEarlier.words()).isZero();
        assertThat(withEarlier.words()).contains("the log still begins with the");
        Published.logged(events, DRAFT);
        assertThat(verify(slug).status()).isZero();
        assertThat(verify(slug, "--bundle", bundle.toString()).words()).contains("NOT CHECKED with the checkpoint of");

        Files.writeString(bundle, Files.readString(bundle).replace("Half true", "False"));
        assertThat(verify(slug, "--bundle", bundle.toString()).words()).contains("WRONG: ");
        assertThat(verify("another-slug", "--bundle", bundle.toString()).words())
                .contains("WRONG: The bundle", "not of");
    }

    private Kept kept() {
        return Kept.load(folder.resolve("localhost_" + RestAssured.port + ".json"));
    }

    @Test
    void aProofOfWhichAByteWasChangedFails() throws Exception {
        String slug = Published.logged(events, DRAFT);
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            Source source = new ReadOnce(site);
            assertThatCode(() -> check(address, new Other(source))).doesNotThrowAnyException();
            byte[] proof = source.proof(1).getBytes(StandardCharsets.UTF_8);
            List<String> passed = new ArrayList<>();
            for (int place = 0; place < proof.length; place++) {
                for (int mask : new int[] {0x01, 0x20}) {
                    byte[] changed = proof.clone();
                    changed[place] ^= (byte) mask;
                    if (fits(address, new Other(source).withProof(new String(changed, StandardCharsets.UTF_8)))) {
                        passed.add(place + " with " + mask);
                    }
                }
            }
            assertThat(passed).isEmpty();
        }
    }

    private static boolean fits(PageAddress address, Source source) {
        try {
            check(address, source);
            return true;
        } catch (Wrong | IllegalArgumentException | UncheckedIOException e) {
            return false;
        }
    }

    private static void check(PageAddress address, Source source) {
        new RecordCheck(address, source, (what, words) -> {})
                .run(List.of(KEY.verifier()), new Kept(List.of(), null), null);
    }

    @Test
    void findsAPageOrAnInterfaceThatSaysSomethingElse() throws Exception {
        String slug = Published.logged(events, DRAFT);
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            String page = site.page();
            String told = site.verdict();
            for (String part : List.of(
                    "&quot;Half&quot; of it",
                    "stands &amp; falls",
                    "Half true",
                    "Said it",
                    "We asked",
                    "Daily figures")) {
                assertThat(page).contains(part);
                RevisionProof proof = Json.read("proof", site.proof(1), RevisionProof.class);
                assertThatThrownBy(() -> ContentCheck.page(proof, page.replace(part, "something else")))
                        .as(part)
                        .isInstanceOf(Wrong.class)
                        .hasMessageStartingWith("The page does not show what revision 1 says; it lacks the ");
            }
            RevisionProof more = Json.read(
                    "proof", site.proof(1).replace("{\"approvedBy\"", "{\"a\":1,\"approvedBy\""), RevisionProof.class);
            assertThatThrownBy(() -> ContentCheck.leaf(more, Leaf.parse(more.leaf())))
                    .isInstanceOf(Wrong.class)
                    .hasMessageContaining("has a /a of which leaf");
            JsonNode changed = Json.tree("told", told.replace("We asked.", "We guessed."));
            assertThatThrownBy(
                            () -> ContentCheck.verdict(Json.read("proof", site.proof(1), RevisionProof.class), changed))
                    .isInstanceOf(Wrong.class)
                    .hasMessage("The API tells another methodology than revision 1 has");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://localhost/",
                "ftp://localhost/verdicts/a --known x",
                "http://localhost/verdicts/a",
                "http://localhost/verdicts/a --known x --nonsense y",
                "http://localhost/verdicts/a --known x --save",
                "http://localhost/verdicts/a --known x --key nonsense",
                "http://localhost:1/verdicts/a --known x"
            })
    void saysWhenItCannotLook(String line) {
        assertThat(Run.of(line.isEmpty() ? List.of() : List.of(line.split(" "))).status())
                .isEqualTo(2);
    }

    @Test
    void whatIsNotPublishedCannotBeLookedAt() {
        Run run = verify("nothing-of-the-kind");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.words()).contains("answers 404");
    }

    private Run verify(String slug, String... options) {
        return Run.of(slug, folder, options);
    }
}
