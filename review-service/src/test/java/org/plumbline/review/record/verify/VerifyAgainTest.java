package org.plumbline.review.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.Desk;
import org.plumbline.review.event.ClaimEvents;
import org.plumbline.review.log.LogKeyForTests;
import org.plumbline.review.log.Published;
import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.SigningKey;
import org.plumbline.review.log.tree.Hash;

/** A site is checked again and again, while it goes on. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
@QuarkusTestResource(LogKeyForTests.class)
class VerifyAgainTest {

    private static final String ORIGIN = "desk.example/log";
    private static final SigningKey KEY = SigningKey.of(ORIGIN, HexFormat.of().parseHex(LogKeyForTests.KEY));
    private static final String THIRD_KEY = "3e".repeat(32);
    private static final Kept NOTHING = new Kept(List.of(), null);

    @Inject
    ClaimEvents events;

    private Path folder = Path.of("");
    private final List<String> again = new ArrayList<>();

    @BeforeEach
    void keepsNothingYet(@TempDir Path empty) {
        folder = empty;
    }

    /** A site of which older answers are still around when it is looked at first. */
    private static class Lagging extends Other {

        private int looks = 1;

        Lagging(Source now) {
            super(now);
        }

        boolean isFirstLook() {
            return looks == 1;
        }

        int looks() {
            return looks;
        }

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public void readAnew() {
            looks++;
        }
    }

    private RecordCheck.Result check(String slug, Source source, Kept kept) {
        return new RecordCheck(PageAddress.parse(Run.url(slug)).orElseThrow(), new ReadOnce(source), (what, words) -> {
                    if (what.equals("again")) {
                        again.add(words);
                    }
                })
                .run(List.of(), kept, null);
    }

    @Test
    void aKeyThatReplacedAStolenOneIsEnough() throws Exception {
        String slug = Published.logged(events, Desk.DRAFT);
        assertThat(Run.of(slug, folder).status()).isZero();
        String signedByTheOld = checkpoint();
        try {
            Files.writeString(LogKeyForTests.FILE, THIRD_KEY + "\n");
            Published.logged(events, Desk.DRAFT);
            String third = SigningKey.of(ORIGIN, HexFormat.of().parseHex(THIRD_KEY))
                    .verifier()
                    .words();

            assertThat(Run.of(slug, folder).end()).startsWith("WRONG: The checkpoint is signed by no key");
            Run told = Run.of(slug, folder, "--key", third);
            assertThat(told.status()).as(told.words()).isZero();
            assertThat(told.words()).contains("the log still begins with the");
            Run later = Run.of(slug, folder);
            assertThat(later.status()).as(later.words()).isZero();

            Path given = Files.writeString(folder.resolve("given"), signedByTheOld);
            assertThat(Run.of(slug, folder, "--checkpoint", given.toString()).end())
                    .startsWith("WRONG: The checkpoint that was given is signed by no key that is trusted");
        } finally {
            Files.writeString(LogKeyForTests.FILE, LogKeyForTests.KEY + "\n");
            Published.logged(events, Desk.DRAFT);
        }
    }

    @Test
    void aLogThatLostItsTailIsWrong() throws Exception {
        String slug = Published.logged(events, Desk.DRAFT);
        Checkpoint now = Checkpoint.parse(SignedNote.parse(checkpoint()).text());
        Checkpoint longer = new Checkpoint(ORIGIN, now.size() + 700, Hash.ofLeaf(new byte[] {9}));
        SignedNote signed = new SignedNote(longer.text(), List.of(KEY.sign(longer.text())));
        Kept.save(folder.resolve("localhost_" + RestAssured.port + ".json"), List.of(KEY.verifier()), signed);

        Run run = Run.of(slug, folder);

        assertThat(run.status()).as(run.words()).isOne();
        assertThat(run.words()).contains("again");
        assertThat(run.end()).matches("WRONG: The log lost leaves: it has \\d+, and it had " + longer.size() + "\\.");
    }

    @Test
    void aLogThatHasNoCheckpointAnyMoreIsWrong() throws Exception {
        String slug = Published.logged(events, Desk.DRAFT);
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            Lagging empty = new Lagging(site) {
                @Override
                public Optional<SignedNote> checkpoint() {
                    return Optional.empty();
                }
            };
            Kept kept = new Kept(List.of(KEY.verifier()), SignedNote.parse(checkpoint()));

            assertThatThrownBy(() -> check(slug, empty, kept))
                    .isInstanceOf(Wrong.class)
                    .hasMessageStartingWith("The log has no checkpoint any more, and it had ");
        }
    }

    @Test
    void anOlderCopyOfTheLogIsReadAgain() throws Exception {
        String slug = Published.logged(events, Desk.DRAFT);
        String older = checkpoint();
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            Published.logged(events, Desk.DRAFT);
            Lagging lagging = new Lagging(site) {
                @Override
                public Optional<SignedNote> checkpoint() {
                    return isFirstLook() ? Optional.of(SignedNote.parse(older)) : super.checkpoint();
                }
            };
            Kept kept = new Kept(List.of(KEY.verifier()), SignedNote.parse(checkpoint()));

            check(slug, lagging, kept);

            assertThat(lagging.looks()).isEqualTo(2);
            assertThat(again).singleElement().asString().contains("The log lost leaves");
        }
    }

    @Test
    void whatIsPublishedBetweenTwoReadingsIsNotWrong() throws Exception {
        UUID review = Published.approved(events, Desk.DRAFT);
        String slug = Published.publish(review);
        Published.awaitLogged(slug);
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            String before = site.verdict();
            Published.corrected(review, slug, "The figure stood in May.", "We had named the wrong month.");
            Lagging lagging = new Lagging(site) {
                @Override
                public String verdict() {
                    return isFirstLook() ? before : super.verdict();
                }
            };

            assertThat(check(slug, lagging, NOTHING).revision()).isEqualTo(2);
            assertThat(again).singleElement().asString().contains("The page does not show what revision 1 says");
        }
    }

    @Test
    void whatStaysWrongIsAndNobodyLooksForEver() throws Exception {
        String slug = Published.logged(events, Desk.DRAFT);
        PageAddress address = PageAddress.parse(Run.url(slug)).orElseThrow();
        try (Site site = new Site(address, () -> {})) {
            Lagging wrong = new Lagging(site) {
                @Override
                public String page() {
                    return "";
                }
            };
            assertThatThrownBy(() -> check(slug, wrong, NOTHING))
                    .isInstanceOf(Wrong.class)
                    .hasMessageStartingWith("The page does not show");
            assertThat(wrong.looks()).isEqualTo(2);

            Lagging moving = new Lagging(site) {
                @Override
                public String verdict() {
                    return super.verdict().replace("\"revision\":1", "\"revision\":" + looks());
                }

                @Override
                public String proof(int revision) {
                    return super.proof(1);
                }

                @Override
                public String page() {
                    return "";
                }
            };
            assertThatThrownBy(() -> check(slug, moving, NOTHING)).isInstanceOf(Wrong.class);
            assertThat(moving.looks()).isEqualTo(4);
        }
    }

    private static String checkpoint() {
        return RestAssured.get("/log/checkpoint").asString();
    }
}
