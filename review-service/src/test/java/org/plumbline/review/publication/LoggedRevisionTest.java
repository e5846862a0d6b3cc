package org.plumbline.review.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.review.log.Logged;
import org.plumbline.review.verdict.PublicVerdict;

class LoggedRevisionTest {

    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    /** The verdicts of these numbers are in English, German, French, Persian, and Hindi; the pages' words in English. */
    @ParameterizedTest
    @CsvSource({"0", "2", "3", "6", "9"})
    void countsAsThePageDoes(int number) {
        assertThat(logged(number).index()).isEqualTo("12,345");
    }

    @Test
    void countsInArabicOnAnArabicPage() {
        assertThat(logged(1).index()).isEqualTo("١٢٬٣٤٥");
    }

    private static LoggedRevision logged(int number) {
        PublicVerdict content = VariedVerdicts.of(10, "logged", AT).get(number);
        UUID id = content.claim().id();
        return LoggedRevision.of(
                new PublishedVerdict(id, id, "slug", "https://desk.example/verdicts/slug", 1, id, AT, "", content),
                new Logged(12_345, ""));
    }
}
