package org.plumbline.review.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.plumbline.kit.time.Ids;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Kind;
import org.plumbline.review.verdict.PublicVerdict;

/** Validated by json-schema-validator, by a schema of Google's rules, and by a table of schema.org's types. */
class ClaimReviewSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(resource("claim-review.schema.json"));
    private static final JsonNode TYPES = json(resource("schema-org.json"));
    private static final ClaimReviewJson MARKUP = new ClaimReviewJson(new Site("https://desk.example/", "The Desk"));

    static Stream<PublishedVerdict> verdicts() {
        List<PublicVerdict> contents = VariedVerdicts.of(250, "mark", Instant.parse("2026-11-22T12:00:00Z"));
        return Stream.iterate(0, i -> i < contents.size(), i -> i + 1).map(i -> published(contents.get(i), 1 + i % 3));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void isValidForGoogleAndForSchemaOrg(PublishedVerdict verdict) throws IOException {
        String document = MARKUP.json(verdict, revisions(verdict));
        String embedded = MARKUP.of(verdict, revisions(verdict));

        assertThat(SCHEMA.validate(JSON.readTree(document))).as(document).isEmpty();
        assertThat(unknown(JSON.readTree(document))).isEmpty();
        assertThat(JSON.readTree(embedded)).isEqualTo(JSON.readTree(document));
        assertThat(embedded).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(JSON.readTree(document).path("url").asText()).isEqualTo(verdict.url());
        JsonNode corrections = JSON.readTree(document).path("correction");
        assertThat(corrections.size()).isEqualTo(verdict.revision() == 1 ? 0 : 1);
        if (verdict.revision() > 1) {
            assertThat(corrections.path(0).path("text").asText()).isEqualTo("Wrong in 2. " + VariedVerdicts.HOSTILE);
            assertThat(corrections.path(0).path("url").asText()).isEqualTo(verdict.url() + "/changes/2");
        }
    }

    @Test
    void theValidatorsRefuseWhatIsWrong() throws IOException {
        ObjectNode markup =
                (ObjectNode) JSON.readTree(MARKUP.json(verdicts().findFirst().orElseThrow(), List.of()));
        ObjectNode withoutRating = markup.deepCopy();
        withoutRating.remove("reviewRating");
        ObjectNode otherSite = markup.deepCopy().put("url", "https://elsewhere.example/verdicts/x");
        ObjectNode odd = markup.deepCopy().put("verificationFactCheckingPolicy", "https://desk.example/");
        ObjectNode inWords = markup.deepCopy();
        ((ObjectNode) inWords.path("reviewRating")).put("ratingValue", "five");

        ObjectNode nameless = markup.deepCopy();
        ((ObjectNode) nameless.path("itemReviewed").path("author")).remove("@type");
        ObjectNode emptied = markup.deepCopy();
        emptied.putArray("correction").addObject().put("@type", "CorrectionComment");

        assertThat(SCHEMA.validate(nameless)).isNotEmpty();
        assertThat(SCHEMA.validate(emptied)).isNotEmpty();
        assertThat(SCHEMA.validate(withoutRating)).isNotEmpty();
        assertThat(SCHEMA.validate(otherSite)).isNotEmpty();
        assertThat(SCHEMA.validate(inWords)).isNotEmpty();
        assertThat(unknown(odd)).containsExactly("ClaimReview.verificationFactCheckingPolicy");
    }

    /** Properties that stand at a type that does not have them, and objects that say no type. */
    private static List<String> unknown(JsonNode node) {
        List<String> unknown = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> unknown.addAll(unknown(element)));
        } else if (node.isObject()) {
            String type = node.path("@type").asText("nothing");
            Set<String> known = properties(type);
            node.properties().forEach(property -> {
                if (!property.getKey().startsWith("@") && !known.contains(property.getKey())) {
                    unknown.add(type + "." + property.getKey());
                }
                unknown.addAll(unknown(property.getValue()));
            });
        }
        return unknown;
    }

    private static Set<String> properties(String type) {
        Set<String> properties = new HashSet<>();
        TYPES.path(type).path("properties").forEach(property -> properties.add(property.asText()));
        TYPES.path(type).path("parents").forEach(parent -> properties.addAll(properties(parent.asText())));
        return properties;
    }

    /** A first publication, a correction, and an update, which corrects nothing; newer ones than the verdict's too. */
    private static List<RevisionLine> revisions(PublishedVerdict verdict) {
        Instant first = verdict.firstPublishedAt();
        return List.of(
                new RevisionLine(4, Kind.RETRACTION, first.plus(Duration.ofDays(3)), "Not published yet"),
                new RevisionLine(3, Kind.UPDATE, first.plus(Duration.ofDays(2)), "News"),
                new RevisionLine(
                        2, Kind.CORRECTION, first.plus(Duration.ofDays(1)), "Wrong in 2. " + VariedVerdicts.HOSTILE),
                new RevisionLine(1, Kind.INITIAL, first, "First publication"));
    }

    private static PublishedVerdict published(PublicVerdict content, int revision) {
        return new PublishedVerdict(
                Ids.next(),
                content.claim().id(),
                "slug-" + revision,
                "https://desk.example/verdicts/slug-" + revision,
                revision,
                Ids.next(),
                content.publishedAt().minus(Duration.ofDays(revision - 1)),
                "1".repeat(64),
                content);
    }

    private static String resource(String name) {
        try (InputStream file = ClaimReviewSchemaTest.class.getResourceAsStream("/publication/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
