package org.plumbline.review.record.verify;

import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;

import org.plumbline.review.log.Leaf;

/** Whether the revisions of a verdict are what was published, the newest and those that readers can still look up. */
final class RevisionCheck {

    private final Source source;
    private final BiConsumer<String, String> found;

    RevisionCheck(Source source, BiConsumer<String, String> found) {
        this.source = source;
        this.found = found;
    }

    /** The one that stands, which API and page have to tell. */
    CheckedRevision newest(RevisionProof proof, JsonNode told) {
        ContentCheck.verdict(proof, told);
        found.accept("api", "tells what revision " + proof.revision() + " says");
        ContentCheck.page(proof, source.page());
        found.accept("page", "shows what revision " + proof.revision() + " says");
        CheckedRevision checked = checked(proof);
        found.accept(
                "revision", checked.pieces() + " pieces of it have the hashes that leaf " + proof.index() + " has");
        for (RevisionProof.Removal removal : proof.removed()) {
            found.accept("removed", removal.field() + ", " + removal.removedAt() + ": " + removal.reason());
        }
        return checked;
    }

    /** One that stood before, which has a page too. */
    CheckedRevision older(RevisionProof proof, RevisionProof newest) {
        if (!proof.verdict().equals(newest.verdict())) {
            throw new Wrong("Revision " + proof.revision() + " is of another verdict: " + proof.verdict());
        }
        ContentCheck.page(proof, source.page(proof.revision()));
        CheckedRevision checked = checked(proof);
        found.accept(
                "earlier",
                "revision " + proof.revision() + ": its page shows what it says, " + checked.pieces()
                        + " pieces of it have the hashes that leaf " + proof.index() + " has");
        for (RevisionProof.Removal removal : proof.removed()) {
            found.accept(
                    "removed",
                    removal.field() + " of revision " + proof.revision() + ", " + removal.removedAt() + ": "
                            + removal.reason());
        }
        return checked;
    }

    private static CheckedRevision checked(RevisionProof proof) {
        Leaf leaf = Leaf.parse(proof.leaf());
        List<String> removed = ContentCheck.leaf(proof, leaf);
        return new CheckedRevision(proof, leaf, removed, ContentCheck.read(proof), LogCheck.includes(proof));
    }

    /**
     * Whether they follow each other, and what is told beside what the newest says is what they say together.
     *
     * @param revisions all, the first one first
     */
    void together(List<CheckedRevision> revisions, JsonNode told) {
        for (int i = 1; i < revisions.size(); i++) {
            RevisionProof before = revisions.get(i - 1).proof();
            RevisionProof after = revisions.get(i).proof();
            // A revision whose row was changed could be given a new leaf; that would come too late.
            if (before.index() >= after.index()) {
                throw new Wrong("Leaf " + before.index() + " of revision " + before.revision() + " is not before leaf "
                        + after.index() + " of revision " + after.revision());
            }
        }
        BesideCheck.check(revisions, told);
        BesideCheck.changes(revisions, source.page());
        if (revisions.size() > 1) {
            found.accept("changes", "are told on the page as the " + revisions.size() + " revisions have them");
        }
    }
}
