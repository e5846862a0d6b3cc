package org.plumbline.review.record.verify;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.review.publication.ShownOnPage;
import org.plumbline.review.verdict.CanonicalJson;

/** Whether what is told beside the newest revision is so: of which claim, since when, its hash, and what changed before. */
final class BesideCheck {

    private BesideCheck() {}

    /**
     * Compares what the API tells.
     *
     * @param revisions all, the first one first
     * @throws Wrong if it tells something else
     */
    static void check(List<CheckedRevision> revisions, JsonNode told) {
        CheckedRevision first = revisions.getFirst();
        CheckedRevision newest = revisions.getLast();
        is(told, "firstPublishedAt", first.leaf().publishedAt().toString(), "revision 1 has");
        if (!first.removed().contains("/claim/id")) {
            is(told, "claimId", first.verdict().claim().id().toString(), "revision 1 has");
        }
        // What was removed cannot be hashed any more.
        if (newest.removed().isEmpty()) {
            is(
                    told,
                    "hash",
                    Sha256.hex(CanonicalJson.of(newest.proof().content())),
                    "revision " + newest.proof().revision() + " gives");
        }
    }

    private static void is(JsonNode told, String name, String expected, String whose) {
        if (!told.path(name).asText().equals(expected)) {
            throw new Wrong("The API tells another " + name + " than " + whose);
        }
    }

    /**
     * Compares the page's list of revisions.
     *
     * @param revisions all, the first one first
     * @throws Wrong if it tells another time or reason
     */
    static void changes(List<CheckedRevision> revisions, String page) {
        List<String> lines = ShownOnPage.changes(page).reversed();
        if (lines.size() != revisions.size()) {
            throw new Wrong("The page lists " + lines.size() + " revisions, and there are " + revisions.size());
        }
        for (int i = 0; i < lines.size(); i++) {
            CheckedRevision revision = revisions.get(i);
            if (!ShownOnPage.tellsChange(revision.verdict(), revision.leaf().publishedAt(), lines.get(i))) {
                throw new Wrong("The page does not tell when revision "
                        + revision.proof().revision() + " was published, and what it changed");
            }
        }
    }
}
