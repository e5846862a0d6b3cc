package org.plumbline.review.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Database;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.LogKeyForTests;
import org.plumbline.review.log.Published;

/** What stood before is checked as what stands is. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(LogKeyForTests.class)
class VerifyEarlierRevisionsTest {

    private static final String NOTE = "We had named the wrong month.";

    @Inject
    ClaimEvents events;

    private Path folder = Path.of("");

    @BeforeEach
    void keepsNothingYet(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void saysOfEachRevisionWhatItChecked() throws Exception {
        Run run = Run.of(corrected(), folder);

        assertThat(run.status()).as(run.words()).isZero();
        assertThat(run.words())
                .containsPattern("page +shows what revision 2 says")
                .containsPattern(
                        "earlier +revision 1: its page shows what it says, \\d\\d pieces of it have the hashes that leaf")
                .containsPattern("changes +are told on the page as the 2 revisions have them")
                .endsWith("Everything fits.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            update revision set snapshot = replace(snapshot, 'figure stands', 'figure falls') where id = ID | shows as /summary of revision 1
            update revision set snapshot = replace(snapshot, 'Daily figures', 'Daily fakes') where id = ID | shows as /evidence/0 of revision 1
            update revision set snapshot = replace(snapshot, 'First publication', 'Nothing at all') where id = ID | shows as /whatChanged of revision 1
            update revision_salt set salt = sha256('x') where field = '/body' and revision_id = ID | shows as /body of revision 1
            delete from revision_salt where field = '/body' and revision_id = ID | nobody says that it was removed
            update log_leaf set entry = replace(entry, '"revision":1', '"revision":2') where revision_id = ID | another revision
            update log_leaf set entry = replace(entry, '"v":1', '"v":1 ') where revision_id = ID | no entry of the log
            update revision set published_at = published_at - interval '1 year' where id = ID | does not tell when revision 1 was published
            """)
    void findsWhatWasChangedInTheFirstOfTwo(String sql, String words) throws Exception {
        String slug = corrected();
        String id = Tampering.revision(slug, 1);
        assertThat(Run.of(slug, folder).status()).isZero();
        try (Tampering tampering = Tampering.with(id)) {
            tampering.run(sql.replace("ID", "'" + id + "'"));

            Run run = Run.of(slug, folder);

            assertThat(run.status()).as(run.words()).isOne();
            assertThat(run.end()).startsWith("WRONG: ").contains(words);
        }
        assertThat(Run.of(slug, folder).status()).isZero();
    }

    @Test
    void whatWasRemovedFromAnEarlierOneLeavesAHash() throws Exception {
        String slug = corrected();
        Database.asOwner("select remove_published('" + Tampering.revision(slug, 1)
                + "', '/summary', '\"[removed]\"', 'Order of a court')");

        Run run = Run.of(slug, folder);

        assertThat(run.status()).as(run.words()).isZero();
        assertThat(run.words()).containsPattern("removed +/summary of revision 1, .*: Order of a court");
    }

    @Test
    void aLeafThatCameAfterThoseOfLaterRevisionsIsWrong() throws Exception {
        String slug = corrected();
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            RevisionCheck check = new RevisionCheck(site, (what, words) -> {});
            JsonNode told = Json.tree("told", site.verdict());
            RevisionProof newest = Json.read("proof", site.proof(2), RevisionProof.class);
            CheckedRevision second = check.newest(newest, told);
            CheckedRevision first = check.older(Json.read("proof", site.proof(1), RevisionProof.class), newest);
            check.together(List.of(first, second), told);

            assertThatThrownBy(() -> check.together(List.of(at(newest.index() + 1, first), second), told))
                    .isInstanceOf(Wrong.class)
                    .hasMessageContaining("of revision 1 is not before leaf " + newest.index() + " of revision 2");
        }
    }

    private static CheckedRevision at(long index, CheckedRevision revision) {
        RevisionProof proof = revision.proof();
        return new CheckedRevision(
                new RevisionProof(
                        proof.verdict(),
                        proof.slug(),
                        proof.revision(),
                        proof.content(),
                        proof.salts(),
                        proof.removed(),
                        proof.leaf(),
                        index,
                        proof.inclusion(),
                        proof.checkpoint()),
                revision.leaf(),
                revision.removed(),
                revision.verdict(),
                revision.hash());
    }

    @Test
    void thePageHasToTellWhatEachChanged() throws Exception {
        String slug = corrected();
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            Source silent = new Other(site) {
                @Override
                public String page() {
                    return super.page().replace(NOTE, "A comma.");
                }
            };

            assertThatThrownBy(() -> new RecordCheck(address, silent, (what, words) -> {})
                            .run(List.of(), new Kept(List.of(), null), null))
                    .isInstanceOf(Wrong.class)
                    .hasMessageContaining("does not tell when revision 2 was published, and what it changed");
        }
    }

    @Test
    void aBundleHoldsThemAll() throws Exception {
        String slug = corrected();
        Path bundle = folder.resolve("bundle.json");
        assertThat(Run.of(slug, folder, "--save", bundle.toString()).status()).isZero();

        Run offline = Run.of(slug, folder, "--bundle", bundle.toString());
        assertThat(offline.status()).as(offline.words()).isZero();
        assertThat(offline.words()).contains("revision 1: its page shows what it says");

        String saved = Files.readString(bundle);
        ObjectNode changed = (ObjectNode) Json.tree("bundle", saved);
        ObjectNode proofs = (ObjectNode) changed.path("proofs");
        proofs.put("1", proofs.path("1").textValue().replace("figure stands", "figure falls"));
        Files.writeString(bundle, changed.toString());
        Run forged = Run.of(slug, folder, "--bundle", bundle.toString());
        assertThat(forged.status()).isOne();
        assertThat(forged.end()).startsWith("WRONG: ").contains("revision 1");

        ObjectNode without = (ObjectNode) Json.tree("bundle", saved);
        ((ObjectNode) without.path("proofs")).remove("1");
        Files.writeString(bundle, without.toString());
        assertThat(Run.of(slug, folder, "--bundle", bundle.toString()).status()).isEqualTo(2);
    }

    @Test
    void aBundleOfTheFirstFormIsReadIfTheNewestIsAllThereIs() throws Exception {
        String one = Published.logged(events, Desk.DRAFT);
        Run first = Run.of(one, folder, "--bundle", ofTheFirstForm(one, 1).toString());
        assertThat(first.status()).as(first.words()).isZero();

        String two = corrected();
        Run second = Run.of(two, folder, "--bundle", ofTheFirstForm(two, 2).toString());
        assertThat(second.status()).as(second.words()).isEqualTo(2);
        assertThat(second.end()).contains("does not hold revision 1: bundles of its form held the newest alone");

        Path later = folder.resolve("later.json");
        Files.writeString(later, "{\"form\":3}");
        Run third = Run.of(two, folder, "--bundle", later.toString());
        assertThat(third.status()).isEqualTo(2);
        assertThat(third.end()).contains("is of the form 3, which is not known here");
    }

    private Path ofTheFirstForm(String slug, int revision) throws Exception {
        Path bundle = folder.resolve("first.json");
        assertThat(Run.of(slug, folder, "--save", bundle.toString()).status()).isZero();
        ObjectNode saved = (ObjectNode) Json.tree("bundle", Files.readString(bundle));
        saved.put("form", 1)
                .put("proof", saved.path("proofs").path("" + revision).textValue());
        saved.remove(List.of("proofs", "pages"));
        saved.putNull("consistency");
        return Files.writeString(bundle, saved.toString());
    }

    /** A verdict of two revisions, both in the log. */
    private String corrected() throws InterruptedException {
        UUID review = Published.approved(events, Desk.DRAFT);
        String slug = Published.publish(review);
        Published.awaitLogged(slug);
        Published.corrected(review, slug, "The figure stood in May.", NOTE);
        return slug;
    }
}
