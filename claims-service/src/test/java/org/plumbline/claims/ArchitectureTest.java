package org.plumbline.claims;

import org.junit.jupiter.api.Test;

import org.plumbline.devstack.conformance.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check("org.plumbline.claims", "..quantity..", "..extraction..");
    }
}
