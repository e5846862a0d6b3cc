package org.plumbline.review.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;

class ContentTest {

    private static final String CLAIM = """
            {"text": "More than 33,000 killed – “so far”", "id": "0190a8c2-0000-7000-8000-000000000001",
             "quantities": [{"value": 33000, "measure": "killed"}], "language": "en"}""";

    private static final String SAME_CLAIM_WRITTEN_OTHERWISE = """
            {"quantities":[{"measure":"killed","value":3.3e4}],"language":"en",
             "id":"0190a8c2-0000-7000-8000-000000000001","text":"More than 33,000 killed \\u2013 “so far”"}""";

    @Test
    void isKnownByTheHashOfItsCanonicalForm() throws IOException {
        assertThat(CanonicalJson.of(content(CLAIM, draft("A headline"), null, "A note", "33037")))
                .isEqualTo(golden("content.canonical.json"));
        // sha256sum of that file, without a line end.
        assertThat(content(CLAIM, draft("A headline"), null, "A note", "33037").hash())
                .isEqualTo("0e1f61465efb2a0fd8c6ea2039c0427a7bb94eb50e17ba4cb06aeb93e6081ba1");
    }

    @Test
    void hashesTheSameWhateverTheOrderOfKeysAndTheWritingOfNumbers() throws IOException {
        assertThat(content(SAME_CLAIM_WRITTEN_OTHERWISE, draft("A headline"), null, null, "33037.000")
                        .hash())
                .isEqualTo(base());
    }

    @Test
    void leavesTheDesksNotesOut() throws IOException {
        assertThat(content(CLAIM, draft("A headline"), null, "Another note", "33037")
                        .hash())
                .isEqualTo(base());
    }

    @Test
    void hashesOtherwiseOnceAnythingPublicChanges() throws IOException {
        String other = CLAIM.replace("33,000", "33,001");
        assertThat(List.of(
                        content(other, draft("A headline"), null, null, "33037").hash(),
                        content(CLAIM, draft("A Headline"), null, null, "33037").hash(),
                        content(CLAIM, draft("A headline"), "A reason", null, "33037")
                                .hash(),
                        content(CLAIM, draft("A headline"), null, null, "33038").hash(),
                        new Content(
                                        draft("A headline"),
                                        List.of(),
                                        new ObjectMapper().readTree(CLAIM),
                                        null,
                                        RatingScale.VERSION)
                                .hash()))
                .doesNotHaveDuplicates()
                .doesNotContain(base());
    }

    private static String base() throws IOException {
        return content(CLAIM, draft("A headline"), null, null, "33037").hash();
    }

    private static Content content(
            String claim, Draft draft, @Nullable String waiver, @Nullable String notes, String figure)
            throws IOException {
        EvidenceItem item = new EvidenceItem(
                "Ministry of Examples",
                "Daily figures",
                null,
                "https://ministry.example/daily",
                PartialDate.parse("2024-04"),
                SourceType.DATASET,
                true,
                false,
                Stance.SUPPORTS,
                null,
                new Figure(new BigDecimal(figure), "killed", PartialDate.parse("2024-04-04")),
                null,
                notes,
                null,
                List.of(),
                0);
        return new Content(
                draft,
                List.of(PublicEvidence.of(item, 1, null)),
                new ObjectMapper().readTree(claim),
                waiver,
                RatingScale.VERSION);
    }

    private static Draft draft(String headline) {
        return new Draft("true", headline, "A summary", "A *body*", null, "en");
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = ContentTest.class.getResourceAsStream("/verdict/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
