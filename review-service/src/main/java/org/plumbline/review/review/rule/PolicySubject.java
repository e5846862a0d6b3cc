package org.plumbline.review.review.rule;

import java.util.List;

/**
 * A claim as the policy table sees it.
 *
 * @param counted what its quantities count or are measured in, e.g. {@code killed} or {@code hostages held}
 * @param topics its topics, as lower-case slugs
 * @param texts where a person may be named: its words, its restatement, its claimant and its source
 */
public record PolicySubject(List<String> counted, List<String> topics, List<String> texts) {

    public PolicySubject {
        counted = List.copyOf(counted);
        topics = List.copyOf(topics);
        texts = List.copyOf(texts);
    }
}
