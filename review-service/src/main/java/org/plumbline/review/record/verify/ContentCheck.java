package org.plumbline.review.record.verify;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import com.fasterxml.jackson.databind.JsonNode;

import org.plumbline.review.log.Fields;
import org.plumbline.review.log.Leaf;
import org.plumbline.review.publication.ShownOnPage;
import org.plumbline.review.verdict.CanonicalJson;
import org.plumbline.review.verdict.PublicVerdict;

/** Whether page and API say what a revision says, and whether that is what its leaf has the hashes of. */
final class ContentCheck {

    private static final String SALT = "[0-9a-f]{64}";

    private ContentCheck() {}

    /** @throws Wrong if the page lacks a part */
    static void page(RevisionProof proof, String page) {
        List<String> missing = ShownOnPage.missing(read(proof), page);
        if (!missing.isEmpty()) {
            throw new Wrong("The page does not show what revision " + proof.revision() + " says; it lacks the "
                    + String.join(", the ", missing));
        }
    }

    /** @throws Wrong if it is no verdict */
    static PublicVerdict read(RevisionProof proof) {
        try {
            return CanonicalJson.read(CanonicalJson.of(proof.content()), PublicVerdict.class);
        } catch (UncheckedIOException e) {
            throw new Wrong("Revision " + proof.revision() + " is no verdict: " + e.getMessage(), e);
        }
    }

    /** @throws Wrong if the API tells something else */
    static void verdict(RevisionProof proof, JsonNode told) {
        if (!told.path("id").asText().equals(proof.verdict())
                || !told.path("slug").asText().equals(proof.slug())) {
            throw new Wrong("The proof is of another verdict: " + proof.verdict() + ", " + proof.slug());
        }
        ToldCheck.check(proof, told);
    }

    /**
     * Computes every hash anew.
     *
     * @return the pieces that were removed
     * @throws Wrong if one is not the leaf's
     */
    static List<String> leaf(RevisionProof proof, Leaf leaf) {
        if (!leaf.verdict().toString().equals(proof.verdict()) || leaf.revision() != proof.revision()) {
            throw new Wrong(
                    "Leaf " + proof.index() + " is of another revision: " + leaf.revision() + " of " + leaf.verdict());
        }
        Set<String> removable = new HashSet<>();
        proof.removed().forEach(removal -> removable.add(removal.field()));
        SortedMap<String, String> fields = Fields.of(proof.slug(), proof.content());
        for (String name : fields.keySet()) {
            if (!leaf.content().containsKey(name)) {
                throw new Wrong("Revision " + proof.revision() + " has a " + name + " of which leaf " + proof.index()
                        + " knows nothing");
            }
        }
        List<String> removed = new ArrayList<>();
        for (Map.Entry<String, String> hash : leaf.content().entrySet()) {
            String name = hash.getKey();
            String salt = proof.salts().get(name);
            if (salt == null && removable.contains(name)) {
                removed.add(name);
            } else if (salt == null || !salt.matches(SALT)) {
                throw new Wrong("There is no salt for " + name + ", and nobody says that it was removed");
            } else if (!fields.containsKey(name)
                    || !hash.getValue().equals(Fields.hash(HexFormat.of().parseHex(salt), fields.get(name)))) {
                throw new Wrong("What the site shows as " + name + " of revision " + proof.revision()
                        + " is not what was published: its hash is not the one in leaf " + proof.index());
            }
        }
        if (!leaf.content().keySet().containsAll(proof.salts().keySet())) {
            throw new Wrong("There are salts for what leaf " + proof.index() + " knows nothing of");
        }
        return removed;
    }
}
