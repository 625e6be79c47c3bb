package io.slo4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms point one way, and only the public rooms have a door. */
class HouseTest {
    /** The room at the bottom of io.slo4j: what an SLO is made of, in words that the engine uses too. */
    private static final String WORDS = "words of io.slo4j";

    /** The room in its middle: what an SLO is, as the engine is told it. */
    private static final String DEFINITION = "definitions of io.slo4j";

    private static final Map<String, String> ROOMS_OF_THE_FRONT_DOOR = Map.ofEntries(
            Map.entry("SloDefinition", DEFINITION),
            Map.entry("CheckedRunnable", WORDS),
            Map.entry("CheckedSupplier", WORDS),
            Map.entry("WindowStatus", WORDS),
            Map.entry("Objective", WORDS),
            Map.entry("SloPeriod", WORDS),
            Map.entry("BudgetingMethod", WORDS),
            Map.entry("GroupMember", WORDS),
            Map.entry("InFlight", WORDS),
            Map.entry("Outcome", WORDS),
            Map.entry("Registration", WORDS));

    private static final List<String> FROM_THE_TOP = List.of(
            "io.slo4j.annotation",
            "io.slo4j.spec",
            "io.slo4j.series",
            "io.slo4j.view",
            "io.slo4j",
            "io.slo4j.internal.engine",
            "io.slo4j.internal.snapshot",
            "io.slo4j.store",
            "io.slo4j.internal.delivery",
            "io.slo4j.internal.alert",
            DEFINITION,
            "io.slo4j.internal.definition",
            "io.slo4j.internal.pull",
            "io.slo4j.internal.cause",
            "io.slo4j.alert",
            "io.slo4j.internal.budget",
            "io.slo4j.budget",
            "io.slo4j.internal.latency",
            "io.slo4j.latency",
            "io.slo4j.internal.count",
            "io.slo4j.source",
            WORDS,
            "io.slo4j.text",
            "io.slo4j.time",
            "io.slo4j.internal.guard",
            "io.slo4j.internal.flight",
            "io.slo4j.internal.chance",
            "io.slo4j.internal.check");

    /** A snapshot is public in io.slo4j.store and made in io.slo4j.internal.snapshot; these two lead from one to the other. */
    private static final Set<String> DOORS_OF_SNAPSHOTS = Set.of("SloSnapshot", "Generations");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.slo4j");

    private final ModuleDescriptor module = ModuleFinder.of(Path.of("target", "classes"))
            .find("io.slo4j")
            .orElseThrow()
            .descriptor();

    private static String room(JavaClass any) {
        JavaClass topLevel = any.getBaseComponentType();
        while (topLevel.getEnclosingClass().isPresent()) {
            topLevel = topLevel.getEnclosingClass().get();
        }
        String home = topLevel.getPackageName();
        return home.equals("io.slo4j") ? ROOMS_OF_THE_FRONT_DOOR.getOrDefault(topLevel.getSimpleName(), home) : home;
    }

    @Test
    void lowerRoomsKnowNothingOfHigherOnes() {
        List<String> upwards = classes.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> FROM_THE_TOP.contains(room(arrow.getTargetClass())))
                .filter(arrow -> !isDoorOfSnapshots(arrow))
                .filter(arrow -> FROM_THE_TOP.indexOf(room(arrow.getTargetClass()))
                        < FROM_THE_TOP.indexOf(room(arrow.getOriginClass())))
                .map(Dependency::getDescription)
                .toList();
        assertEquals(List.of(), upwards);
    }

    private static boolean isDoorOfSnapshots(Dependency arrow) {
        return DOORS_OF_SNAPSHOTS.contains(arrow.getOriginClass().getSimpleName())
                && room(arrow.getTargetClass()).equals("io.slo4j.internal.snapshot");
    }

    @Test
    void everyClassHasARoom() {
        assertEquals(
                Set.copyOf(FROM_THE_TOP), classes.stream().map(HouseTest::room).collect(Collectors.toSet()));
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
    void onlyTheGuardMakesThreadsAndLogs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slo4j.internal.guard")
                .should()
                .callConstructorWhere(
                        JavaCall.Predicates.target(HasOwner.Predicates.With.owner(assignableTo(Thread.class))))
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(
                        HasName.Predicates.nameMatching("newThread|ofVirtual|ofPlatform|startVirtualThread|getLogger")))
                .check(classes);
    }

    /** Without a factory of threads an executor makes its own, which inherit from whoever happens to use it. */
    @Test
    void everyExecutorIsGivenItsThreads() {
        assertEquals(
                List.of(),
                classes.stream()
                        .flatMap(one -> one.getConstructorCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isAssignableTo(ExecutorService.class))
                        .filter(call -> call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(ThreadFactory.class)))
                        .map(JavaCall::getDescription)
                        .toList());
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
                        "io.slo4j.series",
                        "io.slo4j.source",
                        "io.slo4j.spec",
                        "io.slo4j.store",
                        "io.slo4j.text",
                        "io.slo4j.time",
                        "io.slo4j.view"),
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()));
    }

    @Test
    void theModuleNeedsTheAnnotationsToCompileAgainstItAndNotToRun() {
        assertEquals(
                Map.of(
                        "HdrHistogram", Set.of(),
                        "java.base", Set.of(Modifier.MANDATED),
                        "java.logging", Set.of(Modifier.STATIC),
                        "org.jctools.core.jdk11", Set.of(),
                        "org.jspecify", Set.of(Modifier.STATIC, Modifier.TRANSITIVE)),
                module.requires().stream().collect(Collectors.toMap(Requires::name, Requires::modifiers)));
    }
}
