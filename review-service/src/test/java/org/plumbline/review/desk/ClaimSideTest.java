package org.plumbline.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.review.inbox.ClaimSnapshot;

class ClaimSideTest {

    @Test
    void tellsFiguresInWords() {
        assertThat(figure("MORE_THAN", "33000", null, null, "killed")).isEqualTo("more than 33,000 killed");
        assertThat(figure("BETWEEN", "5", "6", "week", null)).isEqualTo("between 5 and 6 weeks");
        assertThat(figure("EXACTLY", "1", null, "week", null)).isEqualTo("1 week");
        assertThat(figure("ABOUT", "4.5", null, "percent", null)).isEqualTo("about 4.5%");
        assertThat(figure("AT_LEAST", "2", null, "person", "injured")).isEqualTo("at least 2 people injured");
        assertThat(figure(null, "3", "4", "USD", null)).isEqualTo("3–4 US dollars");
        assertThat(figure("EXACTLY", "7", null, "km", null)).isEqualTo("7 km");
    }

    private static String figure(
            @Nullable String comparator,
            String value,
            @Nullable String upper,
            @Nullable String unit,
            @Nullable String measure) {
        ClaimSnapshot.Quantity quantity = new ClaimSnapshot.Quantity(
                comparator,
                new BigDecimal(value),
                upper == null ? null : new BigDecimal(upper),
                measure,
                unit,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
        UUID id = UUID.fromString("0190a8c2-0000-7000-8000-0000000000c1");
        ClaimSnapshot claim =
                new ClaimSnapshot(id, "A text", "en", null, null, null, null, List.of(), List.of(), List.of(quantity));
        return ClaimSide.of(id, claim).quantities().getFirst().figure();
    }
}
