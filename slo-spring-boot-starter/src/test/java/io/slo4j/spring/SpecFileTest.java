package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.budget.BudgetPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** An application whose SLOs are in a file. */
class SpecFileTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    /** Has an SLO of the file injected by its name. */
    record Service(Slo checkout) {}

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("slo.yaml"), """
                version: slo4j/v1
                slos:
                  checkout: { objective: 99.5%, budgetPolicy: lenient, bad: [java.lang.IllegalStateException] }
                  tenants: { objective: 99%, groupBy: tenant }
                """);
    }

    private ApplicationContextRunner withFile() {
        return application
                .withPropertyValues("slo.spec=" + file)
                .withBean(
                        "lenient",
                        BudgetPolicy.class,
                        () -> BudgetPolicy.standard().withHysteresis(0.01));
    }

    @Test
    void itsSlosAreRegisteredAndInjected() {
        withFile().withBean(Service.class).run(context -> {
            SloRegistry slos = context.getBean(SloRegistry.class);
            Slo checkout = context.getBean(Service.class).checkout();
            assertSame(slos.find("checkout").orElseThrow(), checkout);
            assertEquals("99.5%", checkout.objective().toString());
            assertEquals(
                    0.01, checkout.definition().budgetPolicy().orElseThrow().hysteresis());
            assertEquals(Outcome.BAD, checkout.definition().outcomeOfException(new IllegalStateException()));
            assertEquals(
                    List.of("checkout of " + file + " has recorded nothing since the application started, an hour ago"),
                    context.getBean(UnheardSlos.class).afterAnHour());
        });
    }

    @Test
    void itMayBeAResource() {
        application
                .withPropertyValues("slo.spec=classpath:slos-of-a-test.json")
                .run(context -> assertEquals(
                        List.of("search"),
                        context.getBean(SloRegistry.class).slos().stream()
                                .map(Slo::name)
                                .toList()));
    }

    @Test
    void ofAFileOfSeveralServicesOneIsChosen() throws IOException {
        Files.writeString(file, """
                version: slo4j/v1
                slos:
                  checkout: { service: shop, objective: 99.9% }
                  login: { service: accounts, objective: 99.9% }
                  shared: { objective: 99.9% }
                """);
        withFile().withPropertyValues("slo.service=accounts").run(context -> {
            assertEquals(
                    List.of("login"),
                    context.getBean(SloRegistry.class).slos().stream()
                            .map(Slo::name)
                            .toList());
            assertEquals(List.of("login"), List.of(context.getBeanNamesForType(Slo.class)));
        });
        withFile()
                .withPropertyValues("slo.service=search")
                .run(context -> assertEquals(
                        """
                SLOs are not configured as they must be:

                    slo.service: service must be one that the file has SLOs of (shop, accounts), but was "search\"""",
                        Objects.requireNonNull(new SpecFailureAnalyzer()
                                        .analyze(Objects.requireNonNull(context.getStartupFailure())))
                                .getDescription()));
    }

    @Test
    void aDirectoryIsAllItsFiles() throws IOException {
        Files.writeString(folder.resolve("more.yaml"), "{version: slo4j/v1, slos: {search: {objective: 99%}}}");
        application
                .withPropertyValues("slo.spec=" + folder)
                .withBean("lenient", BudgetPolicy.class, BudgetPolicy::standard)
                .run(context -> assertEquals(
                        List.of("checkout", "search"),
                        context.getBean(SloRegistry.class).slos().stream()
                                .map(Slo::name)
                                .toList()));
    }

    @Test
    void itsMistakesAreSaidWithTheirLines() throws IOException {
        Files.writeString(file, "version: slo4j/v1\nslos:\n  checkout: { objective: 99.9%, latencyThreshold: slow }\n");
        withFile()
                .run(context -> assertEquals(
                        """
                SLOs are not configured as they must be:

                    file %s:3:51: slos.checkout.latencyThreshold: latency threshold must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was "slow\"""".formatted(file),
                        Objects.requireNonNull(new SpecFailureAnalyzer()
                                        .analyze(Objects.requireNonNull(context.getStartupFailure())))
                                .getDescription()));
    }

    @Test
    void withoutTheModuleItIsRefused() {
        withFile()
                .withClassLoader(new FilteredClassLoader("io.slo4j.spec.file"))
                .run(context -> assertEquals(
                        "slo.spec must be left out, or io.slo4j:slo-spec be among the dependencies",
                        messageOf(Objects.requireNonNull(context.getStartupFailure()))));
    }

    private static String messageOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
