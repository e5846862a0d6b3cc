package org.plumbline.review.record.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.VerifierKey;

/** The checks in their order; each says what it found, and the first that fails ends it. */
final class RecordCheck {

    /** More revisions than that are not published within a few moments. */
    private static final int MOST_LOOKS = 4;

    private final PageAddress address;
    private final Source source;
    private final BiConsumer<String, String> found;

    /** @param found is told what was checked, and with what result */
    RecordCheck(PageAddress address, Source source, BiConsumer<String, String> found) {
        this.address = address;
        this.source = source;
        this.found = found;
    }

    /**
     * What is known after all checks.
     *
     * @param revision the newest
     * @param keys those trusted from now on
     * @param newest the checkpoint to keep
     * @param consistency what was shown of checkpoints of different sizes
     */
    record Result(int revision, List<VerifierKey> keys, SignedNote newest, List<Saved.Consistency> consistency) {}

    /**
     * Checks everything. What does not fit on a live site may have been published while the rest was read, or be a copy of
     * before: it is wrong if it does not fit a moment later either, and no revision came meanwhile.
     *
     * @param given keys that somebody got elsewhere
     * @param kept what an earlier check left
     * @param earlier a checkpoint that somebody kept
     * @throws Wrong if something does not fit
     * @throws Unreachable if something could not be looked at
     */
    Result run(List<VerifierKey> given, Kept kept, @Nullable SignedNote earlier) {
        int before = 0;
        for (int looks = 1; ; looks++) {
            JsonNode told = Json.tree("What the API tells", source.verdict());
            int revision = told.path("revision").asInt();
            try {
                return look(told, revision, given, kept, earlier);
            } catch (Wrong e) {
                if (!source.isLive() || revision == before || looks == MOST_LOOKS) {
                    throw e;
                }
                before = revision;
                found.accept("again", "in a moment, as something may have been published meanwhile: " + e.getMessage());
                source.readAnew();
            }
        }
    }

    private Result look(JsonNode told, int revision, List<VerifierKey> given, Kept kept, @Nullable SignedNote earlier) {
        Optional<SignedNote> head = source.isLive() ? source.checkpoint() : Optional.empty();
        List<SignedNote> before = Stream.of(Optional.ofNullable(kept.checkpoint()), Optional.ofNullable(earlier))
                .flatMap(Optional::stream)
                .toList();
        if (source.isLive()) {
            LogCheck.isNotShorter(head, before);
        }
        RevisionProof newest = proof(revision);
        SignedNote note = SignedNote.parse(newest.checkpoint());
        Trust trust = Trust.of(given, kept, Json.read("The list of keys", source.keys(), KeyList.class), note);
        if (earlier != null) {
            trust.signer("The checkpoint that was given", earlier);
        }
        LogCheck log = new LogCheck(source, trust, found);

        List<CheckedRevision> revisions = new ArrayList<>();
        RevisionCheck check = new RevisionCheck(source, found);
        CheckedRevision last = check.newest(newest, told);
        VerifierKey signer = log.add(note);
        found.accept(
                "leaf",
                "number " + newest.index() + " of the log " + log.first().origin() + ": " + last.hash());
        for (int number = 1; number < revision; number++) {
            RevisionProof proof = proof(number);
            revisions.add(check.older(proof, newest));
            log.add(SignedNote.parse(proof.checkpoint()));
        }
        revisions.add(last);
        check.together(revisions, told);
        found.accept("checkpoint", "of " + log.first().size() + " leaves, signed by " + signer);
        found.accept("key", trust.why());

        head.ifPresent(log::add);
        before.forEach(log::beginsWith);
        return new Result(revision, trust.keys(), log.newest(), log.consistency());
    }

    private RevisionProof proof(int revision) {
        RevisionProof proof = Json.read("The proof", source.proof(revision), RevisionProof.class);
        if (proof.revision() != revision || !proof.slug().equals(address.slug())) {
            throw new Wrong("The proof is of revision " + proof.revision() + " of " + proof.slug());
        }
        return proof;
    }
}
