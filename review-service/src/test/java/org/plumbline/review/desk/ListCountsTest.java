package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCountsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QueuePage/list",
                "QueuePage/board",
                "CorrectionQueuePage/list",
                "NoticePages/list",
                "SeriesPages/list",
                "SeriesPages/series"
            })
    void countsAreGrouped(String template) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/templates/" + template + ".html")) {
            assertThat(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("\\{shown:number\\([a-z.]+\\.count, 'en'\\)}")
                    .doesNotContainPattern("\\{[a-z.]+\\.(count|unread)}");
        }
    }
}
