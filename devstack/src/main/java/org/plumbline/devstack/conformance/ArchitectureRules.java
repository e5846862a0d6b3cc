package org.plumbline.devstack.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.util.Set;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Rules that the code of every module keeps. */
public final class ArchitectureRules {

    private static final Set<String> TIME_TYPES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    private ArchitectureRules() {}

    /**
     * Checks the module's main classes.
     *
     * @param rootPackage the module's package, e.g. {@code org.plumbline.claims}
     * @param purePackages patterns of packages that import no framework, e.g. {@code ..quantity..}
     * @throws AssertionError naming every place that breaks a rule
     */
    public static void check(String rootPackage, String... purePackages) {
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
        everyPackageIsNullMarked(code);
        noCycles(rootPackage, code);
        endpointsDeclareWhoMayCallThem(code);
        timeComesFromTheClock(code);
        if (purePackages.length > 0) {
            purePackagesImportNoFramework(code, purePackages);
        }
    }

    private static void everyPackageIsNullMarked(JavaClasses code) {
        classes()
                .should(new ArchCondition<>("stand in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean marked = item.getPackage()
                                .tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false);
                        if (!marked) {
                            events.add(SimpleConditionEvent.violated(
                                    item, item.getPackageName() + " has no package-info.java with @NullMarked"));
                        }
                    }
                })
                .because("null is checked by the compiler only where packages say so")
                .check(code);
    }

    private static void noCycles(String rootPackage, JavaClasses code) {
        slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("features that need each other in a circle are one feature")
                .allowEmptyShould(true)
                .check(code);
    }

    private static void endpointsDeclareWhoMayCallThem(JavaClasses code) {
        methods()
                .that(are(new DescribedPredicate<JavaMethod>("endpoints") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.isMetaAnnotatedWith(HttpMethod.class);
                    }
                }))
                .should(new ArchCondition<>("be public and declare @RolesAllowed or @PermitAll") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean declared = Set.of(RolesAllowed.class, PermitAll.class, DenyAll.class).stream()
                                .anyMatch(kind -> method.isAnnotatedWith(kind)
                                        || method.getOwner().isAnnotatedWith(kind));
                        boolean reachable = method.getModifiers().contains(JavaModifier.PUBLIC);
                        if (!declared || !reachable) {
                            events.add(SimpleConditionEvent.violated(method, method.getDescription()));
                        }
                    }
                })
                .because(
                        "an endpoint without a declared role is open by accident, one that is not public is silently 404")
                .allowEmptyShould(true)
                .check(code);
    }

    private static void timeComesFromTheClock(JavaClasses code) {
        noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("a time type's now() or the system clock") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        String owner = call.getTargetOwner().getFullName();
                        String name = call.getTarget().getName();
                        boolean argumentless =
                                call.getTarget().getRawParameterTypes().isEmpty();
                        return switch (owner) {
                            case "java.time.Clock" -> name.startsWith("system");
                            case "java.lang.System" -> name.equals("currentTimeMillis");
                            default -> argumentless && name.equals("now") && TIME_TYPES.contains(owner);
                        };
                    }
                })
                .because("tests set the clock: inject " + Clock.class.getName())
                .check(code);
    }

    private static void purePackagesImportNoFramework(JavaClasses code, String... purePackages) {
        noClasses()
                .that()
                .resideInAnyPackage(purePackages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "jakarta..",
                        "org.hibernate..",
                        "org.eclipse.microprofile..",
                        "com.fasterxml.."))
                .because("what is ours to write well is plain Java that can be tested without starting anything")
                .check(code);
    }
}
