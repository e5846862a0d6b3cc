package org.plumbline.review.review.rule;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.plumbline.review.review.rule.PolicyRule.Match;

/**
 * What the policy table asks of a claim's review. The rows are the desk's; that they are read alike for every claim, in
 * every script, is ours.
 */
public final class RiskPolicy {

    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern TOPIC_PATTERN = Pattern.compile("\\*?[^\\s*]*[\\p{L}\\p{N}][^\\s*]*\\*?");
    private static final String ANYTHING = "*";

    private RiskPolicy() {}

    /** What all rows together ask for that the claim meets; the most that any of them asks for. */
    public static Bar assess(Collection<PolicyRule> rules, PolicySubject subject) {
        return meeting(rules, subject).stream().map(PolicyRule::bar).reduce(Bar.LOWEST, Bar::raisedBy);
    }

    /** The rows that mean the claim, in the table's order. */
    public static List<PolicyRule> meeting(Collection<PolicyRule> rules, PolicySubject subject) {
        return rules.stream().filter(rule -> means(rule, rules, subject)).toList();
    }

    /** Whether a row could ever find something by this value: what has no letter and no digit stands nowhere. */
    public static boolean isFindable(Match match, String value) {
        return switch (match) {
            case TOPIC -> TOPIC_PATTERN.matcher(value).matches();
            case MEASURE, PERSON -> WholeWords.find(value, value);
            case UNREAD_MEASURE, UNDESCRIBED -> false;
        };
    }

    private static boolean means(PolicyRule rule, Collection<PolicyRule> rules, PolicySubject subject) {
        return switch (rule.match()) {
            case TOPIC ->
                subject.topics().stream()
                        .anyMatch(topic -> rule.values().stream().anyMatch(value -> isTopic(value, topic)));
            case MEASURE -> subject.allCounted().stream().anyMatch(counted -> names(rule, counted));
            case PERSON -> subject.texts().stream().anyMatch(text -> names(rule, text));
            case UNREAD_MEASURE ->
                subject.allCounted().stream()
                        .anyMatch(counted -> NOT_LATIN.matcher(counted).find()
                                && rules.stream()
                                        .noneMatch(other -> other.match() == Match.MEASURE && names(other, counted)));
            case UNDESCRIBED -> subject.counted().isEmpty() && subject.topics().isEmpty();
        };
    }

    private static boolean names(PolicyRule rule, String text) {
        return rule.values().stream().anyMatch(value -> WholeWords.find(value, text));
    }

    private static boolean isTopic(String pattern, String topic) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String slug = topic.toLowerCase(Locale.ROOT);
        boolean anyStart = wanted.startsWith(ANYTHING);
        boolean anyEnd = wanted.length() > 1 && wanted.endsWith(ANYTHING);
        String part = wanted.substring(anyStart ? 1 : 0, wanted.length() - (anyEnd ? 1 : 0));
        if (anyStart) {
            return anyEnd ? slug.contains(part) : slug.endsWith(part);
        }
        return anyEnd ? slug.startsWith(part) : slug.equals(part);
    }
}
