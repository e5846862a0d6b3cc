package org.plumbline.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.plumbline.gateway");

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(lieInANullMarkedPackage())
                .because("an unmarked package escapes NullAway")
                .check(GATEWAY);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.plumbline.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes two packages one")
                .check(GATEWAY);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.plumbline.gateway")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.plumbline.gateway")
                .because("the front door depends on what is behind it, not the reverse")
                .check(GATEWAY);
    }

    @Test
    void theTableNeedsNoFramework() {
        classes()
                .that()
                .resideInAPackage("..route..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.plumbline.gateway.route..")
                .because("routing is decided, and tested, without a server")
                .check(GATEWAY);
    }

    @Test
    void nobodyAsksTheWallClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("time is injected")
                .check(GATEWAY);
    }

    private static ArchCondition<JavaClass> lieInANullMarkedPackage() {
        return new ArchCondition<>("lie in a package that is @NullMarked") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(javaClass, marked, javaClass.getName()));
            }
        };
    }
}
