package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.plumbline.review.review.rule.RatingQuestion.Opinion;
import org.plumbline.review.review.rule.RatingQuestion.Settlement;

class RatingQuestionTest {

    @Test
    void isNoQuestionWhereNobodySaidAnything() {
        assertThat(RatingQuestion.NONE.isOpen()).isFalse();
        assertThat(question("true", null).isOpen()).isFalse();
    }

    @Test
    void isOpenWhereTwoOpinionsDifferOrOneDiffersFromTheDraft() {
        assertThat(question(null, null, opinion("anna", "true")).isOpen()).isFalse();
        assertThat(question(null, null, opinion("anna", "true"), opinion("ben", "false"))
                        .isOpen())
                .isTrue();
        assertThat(question("true", null, opinion("anna", "true"), opinion("ben", "true"))
                        .isOpen())
                .isFalse();
        assertThat(question("false", null, opinion("anna", "true")).isOpen()).isTrue();
    }

    @Test
    void isClosedByASettlementWhateverWasSaidBefore() {
        Settlement settlement = new Settlement("cleo", "half-true");
        assertThat(question("half-true", settlement, settled("anna", "true"), settled("ben", "false"))
                        .isOpen())
                .isFalse();
    }

    @Test
    void isOpenedAgainOnlyByAnotherRatingThanTheSettledOne() {
        Settlement settlement = new Settlement("cleo", "half-true");
        assertThat(question("half-true", settlement, settled("anna", "true"), opinion("ben", "half-true"))
                        .isOpen())
                .isFalse();
        assertThat(question("half-true", settlement, settled("anna", "true"), opinion("ben", "false"))
                        .isOpen())
                .isTrue();
    }

    @Test
    void isOpenedAgainByADraftThatIsGivenAnotherRating() {
        Settlement settlement = new Settlement("cleo", "half-true");
        assertThat(question("true", settlement, settled("anna", "true")).isOpen())
                .isTrue();
        assertThat(question(null, settlement, settled("anna", "true")).isOpen()).isFalse();
    }

    @Test
    void hasEverybodyAsAPartyWhoEverNamedARatingThatCounts() {
        RatingQuestion question = question(
                "half-true", new Settlement("cleo", "half-true"), settled("anna", "true"), opinion("ben", "false"));
        assertThat(List.of("anna", "ben", "cleo", "writer")).allMatch(question::isParty);
        assertThat(question.isParty("dora")).isFalse();
    }

    private static RatingQuestion question(
            @Nullable String draft, @Nullable Settlement settlement, Opinion... opinions) {
        return new RatingQuestion(draft, draft == null ? null : "writer", List.of(opinions), settlement);
    }

    private static Opinion opinion(String who, String rating) {
        return new Opinion(who, rating, false);
    }

    private static Opinion settled(String who, String rating) {
        return new Opinion(who, rating, true);
    }
}
