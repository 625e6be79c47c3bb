package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.TrackSlo;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Names that something else has too: another bean, or a parent context. */
class NamesTest {
    private static final String SHOP = "slo.objectives.checkout.objective=99.9%";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class));

    static class Shop {
        @TrackSlo("checkout")
        public void buy() {}
    }

    /** Has an SLO injected by its name. */
    record Service(Slo checkoutSlo) {}

    @Test
    void aBeanOfTheApplicationByTheNameOfAnSloIsSaid() {
        application
                .withBean("checkout", Shop.class)
                .withBean(Service.class)
                .withPropertyValues(SHOP, "slo.objectives.search.objective=99%")
                .run(context -> {
                    context.getBean(Shop.class).buy();
                    assertEquals(
                            1,
                            context.getBean(Service.class)
                                    .checkoutSlo()
                                    .status()
                                    .good());
                    assertEquals(
                            List.of(
                                    "slo.objectives.search is used by no @TrackSlo, and nothing has it injected",
                                    "SLO \"checkout\" cannot be injected by that name, which is that of another bean; its"
                                            + " bean is \"checkoutSlo\""),
                            context.getBean(UnheardSlos.class).atStart());
                });
    }

    @Test
    void anSloMayHaveTheNameOfABeanOfSpring() {
        for (String name : List.of("environment", "messageSource", "lifecycleProcessor", "sloRegistry")) {
            application
                    .withPropertyValues("slo.objectives." + name + ".objective=99%")
                    .run(context -> {
                        assertNull(context.getStartupFailure());
                        assertEquals(
                                "SLO \"" + name
                                        + "\" cannot be injected by that name, which is that of another bean; its bean is"
                                        + " \"" + name + "Slo\"",
                                context.getBean(UnheardSlos.class).atStart().get(1));
                    });
        }
    }

    @Test
    void aChildHasTheSlosOfItsParent() {
        String[] properties = {
            SHOP,
            "slo.http.objective=99%",
            "slo.observations.job.objective=99%",
            "slo.spec=classpath:slos-of-a-test.json"
        };
        application.withBean(Shop.class).withPropertyValues(properties).run(parent -> {
            parent.getBean(Shop.class).buy();
            application
                    .withParent(parent)
                    .withPropertyValues(properties)
                    .withPropertyValues("slo.objectives.of-the-child.objective=99%")
                    .run(child -> {
                        assertNull(child.getStartupFailure());
                        SloRegistry slos = child.getBean(SloRegistry.class);
                        assertSame(parent.getBean(SloRegistry.class), slos);
                        assertEquals(
                                1, child.getBean("checkout", Slo.class).status().good());
                        assertSame(
                                parent.getBean(SloSetup.class).routes().orElseThrow(),
                                child.getBean(SloSetup.class).routes().orElseThrow());
                        assertEquals(
                                List.of("checkout", "job", "of-the-child", "search"),
                                slos.slos().stream().map(Slo::name).sorted().toList());
                    });
        });
    }

    @Test
    void aDirectoryThatARegistryOfTheApplicationDoesNotUseIsSaid() {
        application
                .withBean(SloRegistry.class, SloRegistry::create)
                .withPropertyValues("slo.store=somewhere")
                .run(context -> assertEquals(
                        List.of("slo.store is not used, because the application has a SloRegistry of its own"),
                        context.getBean(UnheardSlos.class).atStart()));
        application
                .withBean(SnapshotStore.class, Forgetting::new)
                .withPropertyValues("slo.store=somewhere")
                .run(context -> assertEquals(
                        List.of(), context.getBean(UnheardSlos.class).atStart()));
    }

    /** A store that is there instead of a directory. */
    private static final class Forgetting implements SnapshotStore {
        @Override
        public void save(SloSnapshot snapshot) {}

        @Override
        public Optional<SloSnapshot> load() {
            return Optional.empty();
        }
    }
}
