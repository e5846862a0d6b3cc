package org.plumbline.review.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.review.verdict.CanonicalJson;

class ToldCheckTest {

    @Test
    void theOlderFormIsCanonical() {
        assertThat(CanonicalJson.of(said())).isEqualTo(OlderRevision.snapshot());
    }

    @Test
    void fieldsThatCameLaterMaySayNothing() {
        assertThatCode(() -> check(told())).doesNotThrowAnyException();

        ObjectNode without = told();
        without.remove(List.of("ratingNow", "kind"));
        assertThatCode(() -> check(without)).as("left out").doesNotThrowAnyException();

        ObjectNode empty = told();
        empty.putArray("figures");
        empty.putObject("tolerance");
        empty.put("note", "");
        assertThatCode(() -> check(empty)).as("empty").doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /ratingNow | {"slug":"false"} | ratingNow
            /kind | "RETRACTION" | kind
            /kind | true | kind
            /figures | [{"quantity":0}] | figures
            /tolerance | "none of ours" | tolerance
            /tolerance | 0 | tolerance
            /contentHash | "another" | contentHash
            /retractedAt | "2024-04-08T12:00:00Z" | retractedAt
            /waiver | "An editor said so" | waiver
            /evidence/0/protectedSource | true | evidence
            /evidence/1/author | "Somebody" | evidence
            /evidence/0/archive | {"sha256":"00"} | evidence
            /claim/claimantDetail | {"wikidata":"Q42"} | claim
            /claim/quantities/0/negated | true | claim
            /claim/quantities/0/provenance/asOf | "ASSUMED" | claim
            """)
    void aValueThatTheRevisionDoesNotHaveIsFound(String place, String value, String name) {
        assertThatThrownBy(() -> check(with(place, value)))
                .isInstanceOf(Wrong.class)
                .hasMessageStartingWith("The API tells ")
                .hasMessageContaining(" " + name)
                .hasMessageContaining("revision 1");
    }

    @Test
    void saysThatTheRevisionSaysNothingOfIt() {
        assertThatThrownBy(() -> check(with("/figures", "[{\"quantity\":0}]")))
                .hasMessage("The API tells of figures, of which revision 1 says nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /summary | "Something else"
            /summary | null
            /checkedBy | 3
            /rating/slug | "false"
            /evidence/0/figure/value | 33038
            /evidence/0/primary | false
            /evidence/1/quote | ""
            /claim/topics | []
            /claim/topics | "gaza"
            /claim/quantities/0/provenance | null
            /evidence | {"0":1}
            """)
    void aValueThatTheRevisionHasIsComparedWhole(String place, String value) {
        assertThatThrownBy(() -> check(with(place, value)))
                .isInstanceOf(Wrong.class)
                .hasMessageStartingWith("The API tells another ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"headline", "evidence", "whatChanged"})
    void aValueThatTheRevisionHasHasToBeTold(String name) {
        ObjectNode without = told();
        without.remove(name);

        assertThatThrownBy(() -> check(without)).hasMessage("The API tells another " + name + " than revision 1 has");
    }

    @Test
    void noSourceIsAddedOrLeftOut() {
        ObjectNode more = told();
        ((ArrayNode) more.path("evidence")).addObject();
        ObjectNode fewer = told();
        ((ArrayNode) fewer.path("evidence")).remove(1);

        assertThatThrownBy(() -> check(more)).isInstanceOf(Wrong.class);
        assertThatThrownBy(() -> check(fewer)).isInstanceOf(Wrong.class);
    }

    @Test
    void aRetractionIsToldOfWithItsTime() {
        ObjectNode said = said().put("kind", "RETRACTION");
        String publishedAt = said.path("publishedAt").textValue();
        ObjectNode told = told().put("kind", "RETRACTION");

        assertThatCode(() -> check(said, told.deepCopy().put("retractedAt", publishedAt)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(said, told)).hasMessage("The API tells another retractedAt than revision 1 has");
        assertThatThrownBy(() -> check(said, told.deepCopy().put("retractedAt", "2001-01-01T00:00:00Z")))
                .isInstanceOf(Wrong.class);
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        assertThatCode(() -> check(with("/evidence/0/figure/value", "33037.0"))).doesNotThrowAnyException();
    }

    private static void check(JsonNode told) {
        check(said(), told);
    }

    private static void check(ObjectNode said, JsonNode told) {
        ToldCheck.check(new RevisionProof("id", "slug", 1, said, Map.of(), List.of(), "", 0, List.of(), ""), told);
    }

    private static ObjectNode said() {
        return CanonicalJson.read(OlderRevision.snapshot(), ObjectNode.class);
    }

    /** As the API tells the older revision today. */
    private static ObjectNode told() {
        ObjectNode told = said();
        told.remove(List.of("ratingScaleVersion", "contentHash"));
        told.put("id", "id")
                .put("claimId", "claim")
                .put("slug", "slug")
                .put("url", "https://desk.example/verdicts/slug");
        told.put("revision", 1).put("firstPublishedAt", "2024-04-08T12:00:00Z").put("hash", "hash");
        told.putNull("ratingNow").put("kind", "INITIAL");
        ObjectNode claim = (ObjectNode) told.path("claim");
        claim.putNull("claimantDetail");
        ((ObjectNode) claim.path("quantities").path(0)).putNull("negated");
        told.path("evidence").forEach(source -> ((ObjectNode) source)
                .put("protectedSource", false)
                .putNull("author")
                .putNull("archive"));
        return told;
    }

    private static ObjectNode with(String place, String value) {
        ObjectNode told = told();
        JsonPointer pointer = JsonPointer.compile(place);
        ((ObjectNode) told.at(pointer.head()))
                .set(pointer.last().getMatchingProperty(), CanonicalJson.read(value, JsonNode.class));
        return told;
    }
}
