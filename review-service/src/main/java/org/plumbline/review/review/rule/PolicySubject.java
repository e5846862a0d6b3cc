package org.plumbline.review.review.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * A claim as the policy table sees it.
 *
 * @param counted what its quantities count or are measured in, e.g. {@code killed} or {@code hostages held}
 * @param countedInWords what is counted in its words, whether or not somebody entered that as a quantity
 * @param topics its topics, as lower-case slugs
 * @param texts where a person may be named: its words, its restatement, its claimant and its source
 */
public record PolicySubject(
        List<String> counted, List<String> countedInWords, List<String> topics, List<String> texts) {

    public PolicySubject {
        counted = List.copyOf(counted);
        countedInWords = List.copyOf(countedInWords);
        topics = List.copyOf(topics);
        texts = List.copyOf(texts);
    }

    /** Whatever is counted, by what was entered or by the words. */
    List<String> allCounted() {
        return Stream.concat(counted.stream(), countedInWords.stream()).toList();
    }
}
