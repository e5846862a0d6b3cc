package org.plumbline.review;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;

class ArchitectureTest {

    private static final String RULES = "org.plumbline.review.review.rule..";

    private static final List<Class<?>> TIMES =
            List.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.plumbline.review");

    @Test
    void looksAtTheService() {
        assertThat(CLASSES).hasSizeGreaterThan(50);
    }

    @Test
    void marksEveryPackageNullMarked() {
        classes()
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                item,
                                item.getPackage().isAnnotatedWith(NullMarked.class),
                                item.getName() + " is in " + item.getPackageName()));
                    }
                })
                .because("NullAway looks only at packages that say so")
                .check(CLASSES);
    }

    @Test
    void keepsFrameworksOutOfTheRules() {
        classes()
                .that()
                .resideInAPackage(RULES)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..")
                        .or(resideInAPackage(RULES))
                        .or(type(Person.class))
                        .or(type(Roles.class)))
                .because("the rules are the part that must be read, tested and trusted without anything around them")
                .check(CLASSES);
    }

    @Test
    void hasNoCyclesBetweenFeatures() {
        slices().matching("org.plumbline.review.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that knows another one can be understood only after it")
                .check(CLASSES);
        slices().matching("org.plumbline.review.review.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void declaresWhoMayUseEachEndpoint() {
        ArchRule rule = methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and(describe("answer requests", ArchitectureTest::isEndpoint))
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .because("an endpoint without a role is open to everybody by oversight");
        rule.check(CLASSES);
        methods()
                .that(describe("answer requests", ArchitectureTest::isEndpoint))
                .should()
                .bePublic()
                .because("others are silently 404")
                .check(CLASSES);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(RunOnVirtualThread.class)
                .because("they block")
                .check(CLASSES);
    }

    @Test
    void takesTheTimeFromAClock() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it asks the system for the time", ArchitectureTest::asksTheSystemForTheTime))
                .because("tests set the clock")
                .check(CLASSES);
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getPackageName().equals("jakarta.ws.rs")
                        && annotation.getRawType().isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"));
    }

    private static boolean asksTheSystemForTheTime(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        boolean now = call.getName().equals("now")
                && call.getTarget().getParameterTypes().isEmpty()
                && TIMES.stream().anyMatch(owner::isEquivalentTo);
        boolean clock = owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system");
        boolean millis = owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
        return now || clock || millis;
    }
}
