package org.plumbline.review.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.review.rule.PolicyRule.Match;

class RiskPolicyTest {

    private static final Bar HIGH = new Bar(Risk.HIGH, 2, List.of());

    @ParameterizedTest
    @CsvSource({
        "gaza-war, gaza-war, true",
        "gaza-war, Gaza-War, true",
        "gaza-war, gaza-wars, false",
        "*-war, gaza-war, true",
        "*-war, war, false",
        "*-war, star-wars, false",
        "health*, health-care, true",
        "health*, public-health, false",
        "*health*, public-health-care, true",
        "انتخابات, انتخابات, true",
        "انتخابات, حرب, false",
    })
    void findsTopics(String value, String topic, boolean found) {
        PolicyRule rule = rule(Match.TOPIC, value);
        assertThat(RiskPolicy.assess(
                        List.of(rule), new PolicySubject(List.of(), List.of(), List.of("other", topic), List.of())))
                .isEqualTo(found ? HIGH : Bar.LOWEST);
    }

    @ParameterizedTest
    @CsvSource({
        "killed, people killed, true",
        "killed, Killed, true",
        "dead, deadlines, false",
        "missing, skilled workers, false",
        "sexual violence, cases of sexual  violence, true",
        "قتلى, عدد القتلى, false",
        "قتلى, قتلى وجرحى, true",
        "قتلى, قَتْلى, true",
        "убитых, убитых мирных жителей, true",
        "死者, 死者数, true",
    })
    void findsWhatIsCounted(String value, String counted, boolean found) {
        PolicyRule rule = rule(Match.MEASURE, value);
        assertThat(RiskPolicy.assess(
                        List.of(rule), new PolicySubject(List.of(counted), List.of(), List.of("x"), List.of())))
                .isEqualTo(found ? HIGH : Bar.LOWEST);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Lee, 'Yesterday, ANN LEE said so.', true",
        "Ann Lee, Ann Leeds said so., false",
        "Ann Lee, Joann Lee said so., false",
        "Ann Lee, Ann-Lee said so., true",
        "José Muñoz, Jose Munoz denied it., true",
        "Jose Munoz, José Muñoz denied it., true",
        "نتنياهو, قال نتنياهو إن, true",
        "نتنياهو, ونتنياهو وبايدن, true",
        "نتنياهو, قال نتنـياهو إن, true",
        "علي, قال علياء إن, false",
        "בן גוריון, ולבן גוריון לא היה, true",
        "Зеленский, Зеленский заявил, true",
        "习近平, 国家主席习近平说, true",
        "安倍, 前首相の安倍氏, true",
        "Ann Lee, Ann  Lee's brother, true",
    })
    void findsPeopleByTheirNamesInAnyScript(String name, String text, boolean found) {
        PolicyRule rule = rule(Match.PERSON, name);
        assertThat(RiskPolicy.assess(
                        List.of(rule), new PolicySubject(List.of("km"), List.of(), List.of("x"), List.of("", text))))
                .isEqualTo(found ? HIGH : Bar.LOWEST);
    }

    @Test
    void takesWhatItCannotReadForWhatARowSaysUntilAnotherRowReadsIt() {
        PolicySubject trucks = new PolicySubject(List.of("شاحنات"), List.of(), List.of("economy"), List.of());
        PolicyRule unread = rule(Match.UNREAD_MEASURE);
        assertThat(RiskPolicy.assess(List.of(unread), trucks)).isEqualTo(HIGH);
        PolicyRule reads = new PolicyRule(Ids.next(), "Trucks", Match.MEASURE, List.of("شاحنات"), Bar.LOWEST);
        assertThat(RiskPolicy.assess(List.of(unread, reads), trucks)).isEqualTo(Bar.LOWEST);
        assertThat(RiskPolicy.assess(
                        List.of(unread), new PolicySubject(List.of("véhicules"), List.of(), List.of(), List.of())))
                .isEqualTo(Bar.LOWEST);
    }

    @Test
    void knowsAClaimThatNobodyDescribed() {
        PolicyRule rule = rule(Match.UNDESCRIBED);
        assertThat(RiskPolicy.assess(
                        List.of(rule), new PolicySubject(List.of(), List.of(), List.of(), List.of("A text"))))
                .isEqualTo(HIGH);
        assertThat(RiskPolicy.assess(
                        List.of(rule), new PolicySubject(List.of(), List.of(), List.of("sport"), List.of())))
                .isEqualTo(Bar.LOWEST);
        assertThat(RiskPolicy.assess(List.of(rule), new PolicySubject(List.of("km"), List.of(), List.of(), List.of())))
                .isEqualTo(Bar.LOWEST);
    }

    @Test
    void findsWhatTheWordsCountAlthoughNobodyEnteredIt() {
        PolicyRule harm = rule(Match.MEASURE, "killed");
        PolicyRule undescribed = rule(Match.UNDESCRIBED);
        PolicySubject economy = new PolicySubject(List.of(), List.of("killed"), List.of("economy"), List.of());
        assertThat(RiskPolicy.assess(List.of(harm), economy)).isEqualTo(HIGH);
        assertThat(RiskPolicy.assess(List.of(undescribed), economy)).isEqualTo(Bar.LOWEST);
        assertThat(RiskPolicy.assess(
                        List.of(undescribed), new PolicySubject(List.of(), List.of("USD"), List.of(), List.of())))
                .as("what a machine read is no description by somebody")
                .isEqualTo(HIGH);
    }

    @Test
    void asksForTheMostThatAnyRowAsksFor() {
        Exclusion anna = new Exclusion(new Person("sub-anna", "Anna"), Exclusion.From.WORK, "she owns it");
        Exclusion ben = new Exclusion(new Person("sub-ben", "Ben"), Exclusion.From.APPROVAL, "he is a member");
        List<PolicyRule> rules = List.of(
                new PolicyRule(
                        Ids.next(), "Sport", Match.TOPIC, List.of("sport"), new Bar(Risk.NORMAL, 3, List.of(anna))),
                new PolicyRule(Ids.next(), "War", Match.TOPIC, List.of("war"), new Bar(Risk.HIGH, 2, List.of(ben))),
                new PolicyRule(Ids.next(), "Other", Match.TOPIC, List.of("other"), HIGH));
        PolicySubject subject = new PolicySubject(List.of(), List.of(), List.of("war", "sport"), List.of());
        assertThat(RiskPolicy.assess(rules, subject)).isEqualTo(new Bar(Risk.HIGH, 3, List.of(anna, ben)));
        assertThat(RiskPolicy.meeting(rules, subject))
                .extracting(PolicyRule::name)
                .containsExactly("Sport", "War");
    }

    @ParameterizedTest
    @CsvSource({
        "TOPIC, gaza-war, true",
        "TOPIC, *-war, true",
        "TOPIC, *, false",
        "TOPIC, gaza war, false",
        "TOPIC, a*b, false",
        "PERSON, Ann Lee, true",
        "PERSON, 习近平, true",
        "PERSON, '!?', false",
        "MEASURE, '—', false",
    })
    void knowsWhatNothingIsFoundBy(Match match, String value, boolean findable) {
        assertThat(RiskPolicy.isFindable(match, value)).isEqualTo(findable);
    }

    private static PolicyRule rule(Match match, String... values) {
        return new PolicyRule(Ids.next(), "A row", match, List.of(values), HIGH);
    }
}
