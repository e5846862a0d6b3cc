package org.plumbline.review.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeWordsTest {

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void makesASentenceOfEachKindWithoutAnyFact(NoticeKind kind) {
        assertThat(NoticeWords.of(kind, "Nora", Map.of())).endsWith(".").doesNotContain("null");
        assertThat(NoticeWords.of(kind, "Nora", Map.of(Fact.WORDS, " More of it. ")))
                .endsWith(". More of it.");
    }

    @Test
    void saysHowManyMoreEditorsAreNeeded() {
        assertThat(NoticeWords.of(NoticeKind.APPROVED, "Nora", Map.of(Fact.NEEDED, "0")))
                .isEqualTo("Nora approved it. It can be published.");
        assertThat(NoticeWords.of(NoticeKind.APPROVED, "Nora", Map.of(Fact.NEEDED, "1")))
                .isEqualTo("Nora approved it. Another editor has to approve it as well.");
        assertThat(NoticeWords.of(NoticeKind.APPROVED, "Nora", Map.of(Fact.NEEDED, "2")))
                .isEqualTo("Nora approved it. 2 more editors have to approve it.");
    }

    @Test
    void keepsInTheDeskAtLeastWhatNobodyCanDoWithout() {
        Settings settings = new Settings(Map.of(NoticeKind.ASSIGNED, Way.OFF, NoticeKind.FIGURES, Way.OFF), 8, 1);
        assertThat(settings.way(NoticeKind.ASSIGNED)).isEqualTo(Way.DESK);
        assertThat(settings.way(NoticeKind.FIGURES)).isEqualTo(Way.OFF);
        assertThat(settings.way(NoticeKind.RETURNED)).isEqualTo(NoticeKind.RETURNED.atFirst());
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(kind.canBeOff() || kind.atFirst() != Way.OFF).isTrue();
        }
    }
}
