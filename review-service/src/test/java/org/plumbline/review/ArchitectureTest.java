package org.plumbline.review;

import org.junit.jupiter.api.Test;

import org.plumbline.devstack.conformance.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check(
                "org.plumbline.review",
                "..review.rule..",
                "..correction.rule..",
                "..log.tree..",
                "..log.note..",
                "..review.check..",
                "..figure.chart..",
                "..review.check.words..");
    }
}
