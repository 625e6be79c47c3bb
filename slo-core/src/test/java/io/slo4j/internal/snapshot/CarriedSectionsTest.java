package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service goes back to an earlier slo4j and forward again: what that did not understand is there. */
class CarriedSectionsTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private byte[] kept = new byte[0];

    private final SnapshotStore store = new SnapshotStore() {
        @Override
        public void save(SloSnapshot snapshot) {
            kept = snapshot.toBytes();
        }

        @Override
        public Optional<SloSnapshot> load() throws SnapshotFormatException {
            return kept.length == 0 ? Optional.empty() : Optional.of(SloSnapshot.fromBytes(kept));
        }
    };

    private void process(Iterable<String> retired) {
        SloRegistry slos = SloRegistry.builder().clock(clock).store(store).build();
        for (String name : List.of("checkout", "search")) {
            Slo slo = Slo.builder(name).objective("99%").register(slos);
            slo.good(10);
            for (String out : retired) {
                if (out.equals(name)) {
                    slo.retire();
                }
            }
        }
        clock.advance(Duration.ofSeconds(1));
        slos.tick();
        slos.close();
    }

    /* As a later slo4j would write it: a section more, and a part more in each SLO. */
    private void addSections() {
        List<Fuzz.Part> parts = new ArrayList<>();
        for (Fuzz.Part part : Fuzz.parts(kept)) {
            byte[] more = {99, 2, 7, 8};
            parts.add(
                    part.type() == SectionType.SLO
                            ? new Fuzz.Part(
                                    part.type(), part.slo(), Fuzz.inserted(part.content(), part.content().length, more))
                            : part);
        }
        parts.add(new Fuzz.Part(77, "", new byte[] {1, 2, 3}));
        kept = Fuzz.sealed(parts);
    }

    private List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (Fuzz.Part part : Fuzz.parts(kept)) {
            if (!SectionType.isKnown(part.type())) {
                unknown.add(part.type() + ": " + HexFormat.of().formatHex(part.content()));
            } else if (part.type() == SectionType.SLO) {
                byte[] end = Arrays.copyOfRange(part.content(), part.content().length - 4, part.content().length);
                unknown.add(part.slo() + ": " + HexFormat.of().formatHex(end));
            }
        }
        return unknown;
    }

    @Test
    void sectionsThatAreNotUnderstoodGoThroughLoadingAndSaving() {
        process(List.of());
        addSections();
        process(List.of());
        process(List.of());
        assertEquals(List.of("checkout: 63020708", "search: 63020708", "77: 010203"), unknown());
    }

    @Test
    void thoseOfAnSloThatIsRetiredGoWithIt() {
        process(List.of());
        addSections();
        process(List.of("search"));
        assertEquals(List.of("checkout: 63020708", "77: 010203"), unknown());
    }
}
