package org.plumbline.review.record.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.plumbline.review.log.Leaf;
import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.VerifierKey;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.Proofs;

/** The checks in their order; each says what it found, and the first that fails ends it. */
final class RecordCheck {

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
     * @param keys those trusted from now on
     * @param newest the checkpoint to keep
     * @param consistency what was shown of an earlier one, if there was one of another size
     */
    record Result(int revision, List<VerifierKey> keys, SignedNote newest, Saved.@Nullable Consistency consistency) {}

    /**
     * Checks everything.
     *
     * @param given keys that somebody got elsewhere
     * @param kept what an earlier check left
     * @param earlier a checkpoint that somebody kept
     * @throws Wrong if something does not fit
     * @throws Unreachable if something could not be looked at
     */
    Result run(List<VerifierKey> given, Kept kept, @Nullable SignedNote earlier) {
        JsonNode told = Json.tree("What the API tells", source.verdict());
        int revision = told.path("revision").asInt();
        RevisionProof proof = Json.read("The proof", source.proof(revision), RevisionProof.class);
        if (proof.revision() != revision || !proof.slug().equals(address.slug())) {
            throw new Wrong("The proof is of revision " + proof.revision() + " of " + proof.slug());
        }
        checkContent(told, proof);
        SignedNote note = SignedNote.parse(proof.checkpoint());
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        checkInclusion(proof, checkpoint);
        Trust trust = Trust.of(given, kept, Json.read("The list of keys", source.keys(), KeyList.class), note);
        VerifierKey signer = trust.signer("The checkpoint", note);
        found.accept("checkpoint", "of " + checkpoint.size() + " leaves, signed by " + signer);
        found.accept("key", trust.why());

        SignedNote newest = note;
        Saved.Consistency consistency = null;
        for (SignedNote before : Stream.of(Optional.ofNullable(kept.checkpoint()), Optional.ofNullable(earlier))
                .flatMap(Optional::stream)
                .toList()) {
            trust.signer("The checkpoint that was kept", before);
            Saved.Consistency shown = checkConsistency(Checkpoint.parse(before.text()), checkpoint);
            consistency = shown == null ? consistency : shown;
            if (Checkpoint.parse(before.text()).size()
                    > Checkpoint.parse(newest.text()).size()) {
                newest = before;
            }
        }
        return new Result(revision, trust.keys(), newest, consistency);
    }

    private void checkContent(JsonNode told, RevisionProof proof) {
        ContentCheck.verdict(proof, told);
        found.accept("api", "tells what revision " + proof.revision() + " says");
        ContentCheck.page(proof, source.page());
        found.accept("page", "shows what revision " + proof.revision() + " says");
        Leaf leaf = Leaf.parse(proof.leaf());
        List<String> removed = ContentCheck.leaf(proof, leaf);
        found.accept(
                "revision",
                (leaf.content().size() - removed.size()) + " pieces of it have the hashes that leaf " + proof.index()
                        + " has");
        for (RevisionProof.Removal removal : proof.removed()) {
            found.accept("removed", removal.field() + ", " + removal.removedAt() + ": " + removal.reason());
        }
    }

    private void checkInclusion(RevisionProof proof, Checkpoint checkpoint) {
        Hash leaf = Hash.ofLeaf(proof.leaf().getBytes(StandardCharsets.UTF_8));
        List<Hash> path = proof.inclusion().stream().map(Hash::fromBase64).toList();
        if (!Proofs.includes(leaf, proof.index(), checkpoint.size(), path, checkpoint.root())) {
            throw new Wrong("Leaf " + proof.index()
                    + " is not in the log that the checkpoint is of: its proof does not lead" + " to the root");
        }
        found.accept("leaf", "number " + proof.index() + " of the log " + checkpoint.origin() + ": " + leaf);
    }

    private Saved.@Nullable Consistency checkConsistency(Checkpoint before, Checkpoint now) {
        if (!before.origin().equals(now.origin())) {
            throw new Wrong("The log is another one: " + now.origin() + ", and it was " + before.origin());
        }
        if (before.size() == now.size()) {
            if (!before.root().equals(now.root())) {
                throw branched(before, now);
            }
            found.accept("consistency", "the log is the one that was kept, of " + before.size() + " leaves");
            return null;
        }
        // What is served may be a little older than what was kept: then that has to begin with it.
        Checkpoint smaller = before.size() < now.size() ? before : now;
        Checkpoint larger = before.size() < now.size() ? now : before;
        List<Hash> proof = source.consistency(smaller.size(), larger.size()).orElse(null);
        if (proof == null) {
            found.accept(
                    "consistency",
                    "NOT CHECKED with the checkpoint of " + before.size()
                            + " leaves that was kept: the bundle was saved" + " without it");
            return null;
        }
        if (!Proofs.isConsistent(smaller.size(), smaller.root(), larger.size(), larger.root(), proof)) {
            throw branched(before, now);
        }
        found.accept(
                "consistency",
                smaller.equals(before)
                        ? "the log still begins with the " + before.size() + " leaves that it had"
                        : "the log that was kept, of " + before.size() + " leaves, begins with this one");
        return new Saved.Consistency(
                smaller.size(), larger.size(), proof.stream().map(Hash::base64).toList());
    }

    private static Wrong branched(Checkpoint before, Checkpoint now) {
        return new Wrong("The log was changed: what it shows now, with " + now.size()
                + " leaves, does not fit the checkpoint of " + before.size() + " leaves that was kept");
    }
}
