package org.plumbline.claims;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.plumbline.claims");

    private static final DescribedPredicate<JavaMethod> ENDPOINTS =
            DescribedPredicate.describe("are endpoints", method -> method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));

    @Test
    void everyPackageSaysWhatMayBeNull() {
        classes()
                .should(new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(type, marked, type.getName()));
                    }
                })
                .because("a null that nobody expects is a failure at night")
                .check(CLASSES);
    }

    @Test
    void quantitiesImportNoFramework() {
        classes()
                .that()
                .resideInAPackage("..quantity..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "org.plumbline.kit.time", "org.plumbline.claims.quantity"))
                .because("extraction will use them in tight loops and tests without a container")
                .check(CLASSES);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching("org.plumbline.claims.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that needs itself through others cannot be understood alone")
                .check(CLASSES);
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        methods()
                .that(ENDPOINTS)
                .should()
                .bePublic()
                .andShould()
                .beAnnotatedWith(RunOnVirtualThread.class)
                .andShould(
                        new ArchCondition<JavaMethod>(
                                "declare @RolesAllowed or @PermitAll, or have a class that does") {
                            @Override
                            public void check(JavaMethod method, ConditionEvents events) {
                                boolean declared = method.isAnnotatedWith(RolesAllowed.class)
                                        || method.isAnnotatedWith(PermitAll.class)
                                        || method.getOwner().isAnnotatedWith(RolesAllowed.class)
                                        || method.getOwner().isAnnotatedWith(PermitAll.class);
                                events.add(new SimpleConditionEvent(method, declared, method.getFullName()));
                            }
                        })
                .because("an endpoint without a role is open to everybody")
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test must be able to set the time")
                .check(CLASSES);
    }
}
