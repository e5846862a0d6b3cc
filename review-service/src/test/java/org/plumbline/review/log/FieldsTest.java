package org.plumbline.review.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.plumbline.review.Desk;

class FieldsTest {

    private static final Leaf LEAF = new Leaf(
            1,
            UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
            2,
            Instant.parse("2024-04-07T10:00:00.123456Z"),
            new TreeMap<>(Map.of("/b", "02", "/a", "01")));

    @Test
    void takesARevisionApartToTheSecondLevel() {
        Map<String, String> fields = Fields.of("the-slug", Desk.json("""
                {"headline": "H", "none": null, "empty": {}, "no": [], "a/b~c": 1.0,
                 "claim": {"text": "T", "appearances": [{"url": null}]}, "evidence": [{"b": 1, "a": 2}, "x"]}"""));

        assertThat(fields)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("slug", "\"the-slug\""),
                        Map.entry("/headline", "\"H\""),
                        Map.entry("/none", "null"),
                        Map.entry("/empty", "{}"),
                        Map.entry("/no", "[]"),
                        Map.entry("/a~1b~0c", "1"),
                        Map.entry("/claim/text", "\"T\""),
                        Map.entry("/claim/appearances", "[{\"url\":null}]"),
                        Map.entry("/evidence/0", "{\"a\":2,\"b\":1}"),
                        Map.entry("/evidence/1", "\"x\"")));
    }

    @Test
    void aListTooLongForAnEntryIsOnePiece() {
        String list = IntStream.range(0, 101).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));

        assertThat(Fields.of("s", Desk.json("{\"evidence\": " + list + "}")))
                .containsEntry("/evidence", list)
                .hasSize(2);
    }

    @Test
    void aPieceIsHashedBehindItsSalt() {
        // printf '\001\002"H"' | sha256sum
        assertThat(Fields.hash(new byte[] {1, 2}, "\"H\""))
                .isEqualTo("d7f4a5541e054294ab6e29ba0df34e981ea394b34935f0355982e7bbda398e76")
                .isNotEqualTo(Fields.hash(new byte[] {1, 3}, "\"H\""));
    }

    @Test
    void anEntryIsCanonicalJson() {
        String entry = "{\"content\":{\"/a\":\"01\",\"/b\":\"02\"},\"publishedAt\":\"2024-04-07T10:00:00.123456Z\","
                + "\"revision\":2,\"v\":1,\"verdict\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}";

        assertThat(LEAF.entry()).isEqualTo(entry);
        assertThat(Leaf.parse(entry)).isEqualTo(LEAF);
    }

    @Test
    void anEntryInAnotherFormIsNone() {
        for (String other : new String[] {
            "",
            "{}",
            "null",
            "[]",
            LEAF.entry() + " ",
            LEAF.entry().replace("\"v\":1", "\"v\":2"),
            LEAF.entry().replace("\"v\":1", "\"v\":1,\"w\":1"),
            LEAF.entry().replace("01890a5d", "01890A5D")
        }) {
            assertThatThrownBy(() -> Leaf.parse(other)).as(other).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
