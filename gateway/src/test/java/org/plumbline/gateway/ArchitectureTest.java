package org.plumbline.gateway;

import org.junit.jupiter.api.Test;

import org.plumbline.devstack.conformance.ArchitectureRules;

class ArchitectureTest {

    /** The table of routes is pure: routing is decided, and tested, without a server. */
    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check("org.plumbline.gateway", "..route..");
    }
}
