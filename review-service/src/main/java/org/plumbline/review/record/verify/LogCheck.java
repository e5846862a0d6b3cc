package org.plumbline.review.record.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.plumbline.review.log.note.Checkpoint;
import org.plumbline.review.log.note.SignedNote;
import org.plumbline.review.log.note.VerifierKey;
import org.plumbline.review.log.tree.Hash;
import org.plumbline.review.log.tree.Proofs;

/**
 * Whether all checkpoints that a site shows are signed and of one log, whether that begins with what was kept of it, and
 * whether leaves are in it.
 */
final class LogCheck {

    private static final Comparator<SignedNote> BY_SIZE =
            Comparator.comparing(note -> read(note).size());

    private final Source source;
    private final Trust trust;
    private final BiConsumer<String, String> found;
    private final List<SignedNote> shown = new ArrayList<>();
    private final List<Saved.Consistency> consistency = new ArrayList<>();

    LogCheck(Source source, Trust trust, BiConsumer<String, String> found) {
        this.source = source;
        this.trust = trust;
        this.found = found;
    }

    /** What the log was shown to be by proofs of consistency. */
    List<Saved.Consistency> consistency() {
        return List.copyOf(consistency);
    }

    /** The newest checkpoint of those that were checked. */
    SignedNote newest() {
        return shown.stream().max(BY_SIZE).orElseThrow();
    }

    /**
     * Whether the log has, by its own words, everything that it had.
     *
     * @throws Wrong if it has fewer leaves
     */
    static void isNotShorter(Optional<SignedNote> head, List<SignedNote> before) {
        for (SignedNote note : before) {
            Checkpoint was = read(note);
            if (head.isEmpty()) {
                throw new Wrong("The log has no checkpoint any more, and it had " + was.size() + " leaves");
            }
            Checkpoint now = read(head.get());
            if (now.origin().equals(was.origin()) && now.size() < was.size()) {
                throw shorter(was, now);
            }
        }
    }

    /**
     * Whether a leaf is in the log that its checkpoint is of.
     *
     * @return its hash
     */
    static Hash includes(RevisionProof proof) {
        Checkpoint checkpoint = read(SignedNote.parse(proof.checkpoint()));
        Hash leaf = Hash.ofLeaf(proof.leaf().getBytes(StandardCharsets.UTF_8));
        List<Hash> path = proof.inclusion().stream().map(Hash::fromBase64).toList();
        if (!Proofs.includes(leaf, proof.index(), checkpoint.size(), path, checkpoint.root())) {
            throw new Wrong("Leaf " + proof.index()
                    + " is not in the log that the checkpoint is of: its proof does not lead to the root");
        }
        return leaf;
    }

    /**
     * Whether a checkpoint is signed by somebody who is trusted, and of one log with the first that was added.
     *
     * @return who signed it
     */
    VerifierKey add(SignedNote note) {
        VerifierKey signer = trust.signer("The checkpoint", note);
        Checkpoint checkpoint = read(note);
        boolean known =
                shown.isEmpty() || shown.stream().anyMatch(other -> read(other).equals(checkpoint));
        if (!known && !goesWith(checkpoint, first())) {
            throw new Unreachable("What was saved does not show that the checkpoints of " + first().size() + " and of "
                    + checkpoint.size() + " leaves are of one log");
        }
        shown.add(note);
        return signer;
    }

    /** What the first checkpoint that was added says, with which all others are compared. */
    Checkpoint first() {
        return read(shown.getFirst());
    }

    /** Compares what the site shows now with a checkpoint that was kept. Who signed that is not asked here. */
    void beginsWith(SignedNote kept) {
        Checkpoint before = read(kept);
        Checkpoint now = first();
        if (source.isLive() && before.origin().equals(now.origin()) && now.size() < before.size()) {
            throw shorter(before, now);
        }
        if (!goesWith(before, now)) {
            found.accept(
                    "consistency",
                    "NOT CHECKED with the checkpoint of " + before.size()
                            + " leaves that was kept: the bundle was saved without it");
        } else if (before.size() == now.size()) {
            found.accept("consistency", "the log is the one that was kept, of " + before.size() + " leaves");
        } else {
            found.accept(
                    "consistency",
                    before.size() < now.size()
                            ? "the log still begins with the " + before.size() + " leaves that it had"
                            : "the log that was kept, of " + before.size() + " leaves, begins with this one");
        }
        shown.add(kept);
    }

    /**
     * Whether the smaller of two logs is the beginning of the larger.
     *
     * @return false if that cannot be known
     * @throws Wrong if not
     */
    private boolean goesWith(Checkpoint before, Checkpoint now) {
        if (!before.origin().equals(now.origin())) {
            throw new Wrong("The log is another one: " + now.origin() + ", and it was " + before.origin());
        }
        if (before.size() == now.size()) {
            if (!before.root().equals(now.root())) {
                throw branched(before, now);
            }
            return true;
        }
        Checkpoint smaller = before.size() < now.size() ? before : now;
        Checkpoint larger = before.size() < now.size() ? now : before;
        List<Hash> proof = source.consistency(smaller.size(), larger.size()).orElse(null);
        if (proof == null) {
            return false;
        }
        if (!Proofs.isConsistent(smaller.size(), smaller.root(), larger.size(), larger.root(), proof)) {
            throw branched(before, now);
        }
        consistency.add(new Saved.Consistency(
                smaller.size(), larger.size(), proof.stream().map(Hash::base64).toList()));
        return true;
    }

    private static Checkpoint read(SignedNote note) {
        return Checkpoint.parse(note.text());
    }

    private static Wrong shorter(Checkpoint before, Checkpoint now) {
        return new Wrong("The log lost leaves: it has " + now.size() + ", and it had " + before.size());
    }

    private static Wrong branched(Checkpoint before, Checkpoint now) {
        return new Wrong("The log was changed: what it shows now, with " + now.size()
                + " leaves, does not fit the checkpoint of " + before.size() + " leaves that was kept");
    }
}
