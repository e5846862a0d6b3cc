package org.plumbline.review.record.verify;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.review.verdict.CanonicalJson;
import org.plumbline.review.verdict.Kind;

/**
 * Compares what the API tells of a verdict with what its revision says, which may be from a time when revisions had fewer
 * fields. What it says has to be told as it is. Of what it does not say, nothing may be told: a field that came later is
 * absent, null, empty or false ({@code docs/record.md}).
 */
final class ToldCheck {

    /** What is told of a verdict beside what its revision says; {@link BesideCheck} compares what it can. */
    private static final Set<String> BESIDE =
            Set.of("id", "claimId", "slug", "url", "revision", "firstPublishedAt", "hash");

    /** What a revision says and nobody need be told. */
    private static final Set<String> UNTOLD = Set.of("ratingScaleVersion", "contentHash");

    /** What is told of revisions from before there was such a field, where that is not nothing. */
    private static final Map<String, String> BEFORE = Map.of("kind", Kind.INITIAL.name());

    private ToldCheck() {}

    /** @throws Wrong if the API tells something else, or something more */
    static void check(RevisionProof proof, JsonNode told) {
        JsonNode said = withWhatFollows(proof.content());
        for (String name : names(told, said)) {
            boolean kept = UNTOLD.contains(name) && !told.has(name);
            if (!BESIDE.contains(name) && !kept && !isSame(name, told.path(name), said.path(name))) {
                throw new Wrong(
                        saysNothing(said.path(name))
                                ? "The API tells of " + name + ", of which revision " + proof.revision()
                                        + " says nothing"
                                : "The API tells another " + name + " than revision " + proof.revision() + " has");
            }
        }
    }

    /** A verdict is told to be retracted since the revision that says so was published, or not at all. */
    private static JsonNode withWhatFollows(JsonNode content) {
        if (!content.path("kind").asText().equals(Kind.RETRACTION.name())) {
            return content;
        }
        ObjectNode said = content.deepCopy();
        return said.set("retractedAt", content.path("publishedAt"));
    }

    private static Set<String> names(JsonNode told, JsonNode said) {
        Set<String> names = new TreeSet<>();
        told.fieldNames().forEachRemaining(names::add);
        said.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean isSame(String name, JsonNode told, JsonNode said) {
        return isSame(told, said) || (said.isMissingNode() && told.asText().equals(BEFORE.get(name)));
    }

    private static boolean isSame(JsonNode told, JsonNode said) {
        if (said.isMissingNode() || said.isNull()) {
            return saysNothing(told);
        }
        if (said.isObject() && told.isObject()) {
            return names(told, said).stream().allMatch(name -> isSame(told.path(name), said.path(name)));
        }
        if (said.isArray() && told.isArray() && said.size() == told.size()) {
            for (int i = 0; i < said.size(); i++) {
                if (!isSame(told.get(i), said.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return told.isValueNode() && CanonicalJson.of(told).equals(CanonicalJson.of(said));
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isBoolean() && !value.booleanValue());
    }
}
