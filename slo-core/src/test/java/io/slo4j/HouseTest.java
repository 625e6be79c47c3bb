package io.slo4j;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms point one way, and only the public rooms have a door. */
class HouseTest {
    private static final List<String> FROM_THE_TOP = List.of(
            "io.slo4j.annotation",
            "io.slo4j",
            "io.slo4j.internal.delivery",
            "io.slo4j.internal.alert",
            "io.slo4j.alert",
            "io.slo4j.internal.budget",
            "io.slo4j.budget",
            "io.slo4j.internal.latency",
            "io.slo4j.latency",
            "io.slo4j.internal.count",
            "io.slo4j.internal.snapshot",
            "io.slo4j.store",
            "io.slo4j.time",
            "io.slo4j.text",
            "io.slo4j.internal.check");

    /** What of the front door's package lies at the bottom of the arrows, and may be used by all. */
    private static final DescribedPredicate<JavaClass> VOCABULARY = belongToAnyOf(Registration.class);

    /** A snapshot is public in io.slo4j.store and made in io.slo4j.internal.snapshot; these two lead from one to the other. */
    private static final DescribedPredicate<JavaClass> DOORS_OF_SNAPSHOTS =
            simpleName("SloSnapshot").or(simpleName("DirectoryStore"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.slo4j");

    private final ModuleDescriptor module = ModuleFinder.of(Path.of("target", "classes"))
            .find("io.slo4j")
            .orElseThrow()
            .descriptor();

    @Test
    void lowerPackagesKnowNothingOfHigherOnes() {
        for (int lower = 1; lower < FROM_THE_TOP.size(); lower++) {
            noClasses()
                    .that()
                    .resideInAPackage(FROM_THE_TOP.get(lower))
                    .and(not(DOORS_OF_SNAPSHOTS))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(FROM_THE_TOP.subList(0, lower).toArray(String[]::new))
                                    .and(not(VOCABULARY)))
                    .check(classes);
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertEquals(
                Set.copyOf(FROM_THE_TOP),
                classes.stream().map(c -> c.getPackageName()).collect(Collectors.toSet()));
        slices().matching("io.slo4j.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(DOORS_OF_SNAPSHOTS, resideInAPackage("io.slo4j.internal.snapshot"))
                .check(classes);
    }

    @Test
    void onlyTheClockReadsTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.slo4j.time", "io.slo4j.internal.delivery")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(classes);
    }

    @Test
    void noPublicTypeHasANameThatProgramsImportFromTheJdk() {
        List<String> neighbours =
                List.of("java.lang", "java.time", "java.util", "java.util.concurrent", "java.util.function");
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(c -> !c.getPackageName().startsWith("io.slo4j.internal"))
                        .flatMap(c -> neighbours.stream().map(neighbour -> neighbour + "." + c.getSimpleName()))
                        .filter(HouseTest::exists)
                        .toList());
    }

    private static boolean exists(String className) {
        return HouseTest.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }

    @Test
    void theModuleExportsThePublicPackages() {
        assertEquals(
                Set.of(
                        "io.slo4j",
                        "io.slo4j.alert",
                        "io.slo4j.annotation",
                        "io.slo4j.budget",
                        "io.slo4j.latency",
                        "io.slo4j.store",
                        "io.slo4j.text",
                        "io.slo4j.time"),
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()));
    }

    @Test
    void theModuleNeedsTheAnnotationsToCompileAgainstItAndNotToRun() {
        assertEquals(
                Map.of(
                        "HdrHistogram", Set.of(),
                        "java.base", Set.of(Modifier.MANDATED),
                        "org.jctools.core.jdk11", Set.of(),
                        "org.jspecify", Set.of(Modifier.STATIC, Modifier.TRANSITIVE)),
                module.requires().stream().collect(Collectors.toMap(Requires::name, Requires::modifiers)));
    }
}
