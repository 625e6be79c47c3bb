package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group is retired with all that was ever counted for it: also for members that nobody has asked for in this process. */
class RetiredGroupTest extends RouteGroups {
    private boolean inUse = true;

    @BeforeEach
    void anEarlierProcessThatGoesOnForAWhile() {
        SloGroup routes = routes();
        SloGroup others = others();
        pass(60, () -> {
            routes.of("/down").bad(100);
            routes.of("/up").good();
            others.of("/up").good();
        });
        assertEquals(List.of("http{route=\"/down\"}"), lines());
        slos.close();
        told.clear();
        slos = SloRegistry.builder()
                .clock(clock)
                .store(new SnapshotStore() {
                    @Override
                    public void save(SloSnapshot snapshot) {
                        store.save(snapshot);
                    }

                    @Override
                    public Optional<SloSnapshot> load() throws Exception {
                        if (inUse) {
                            throw new StoreInUseException("it must be free, but was in use");
                        }
                        return store.load();
                    }
                })
                .build();
        slos.onAlert(told::add);
    }

    private SloGroup others() {
        return Slo.builder("https").objective("99.9%").groupBy("route").register(slos);
    }

    private void thePastComes() {
        inUse = false;
        pass(5, () -> {});
    }

    private void nothingIsLeftOfTheGroup() {
        assertEquals(List.of("resolved http{route=\"/down\"}"), lines());
        assertEquals(List.of("https{route=\"/up\"}"), stored());
        assertEquals(60, others().of("/up").status().good());
        restart();
        assertEquals(List.of(), names(routes()));
        assertEquals(List.of("https{route=\"/up\"}"), names(others()));
        pass(700, () -> {});
        assertEquals(List.of("resolved http{route=\"/down\"}"), lines());
    }

    @Test
    void beforeItsPastComes() {
        SloGroup routes = routes();
        routes.of("/up").good();
        pass(2, () -> {});
        routes.retire();
        thePastComes();
        nothingIsLeftOfTheGroup();
    }

    @Test
    void withoutAnyMemberBeforeItsPastComes() {
        routes().retire();
        thePastComes();
        nothingIsLeftOfTheGroup();
    }

    @Test
    void closedBeforeItsPastComesAndRetiredAfterwards() {
        SloGroup routes = routes();
        routes.of("/up").good();
        pass(2, () -> {});
        routes.close();
        thePastComes();
        assertEquals(List.of(), lines());
        assertEquals(
                Set.of("http{route=\"/down\"}", "http{route=\"/up\"}", "https{route=\"/up\"}"), Set.copyOf(stored()));
        routes.retire();
        pass(1, () -> {});
        nothingIsLeftOfTheGroup();
    }

    @Test
    void aGroupThatIsRegisteredAnewBeginsAtZero() {
        routes().retire();
        SloGroup next = routes();
        next.of("/up").good(7);
        thePastComes();
        assertEquals(List.of("http{route=\"/up\"}"), names(next));
        assertEquals(7, next.of("/up").status().good());
        assertEquals(List.of("resolved http{route=\"/down\"}"), lines());
    }
}
