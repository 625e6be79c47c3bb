package io.slo4j.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens, every event is counted once, what was saved is there after a restart, and alerts begin before they end and
 * end. A failure names its seeds: {@code World.violations(seed)} makes the same things happen again.
 */
class WorldTest {
    private static final Logger LOG = Logger.getLogger("io.slo4j");
    private static final int SHOWN = 5;

    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(null);
    }

    @Test
    void nothingIsLostAndNothingIsFalse() {
        long worlds = Boolean.getBoolean("slo4j.full") ? 10_000 : 300;
        Map<Long, List<String>> found = new ConcurrentSkipListMap<>();
        LongStream.range(0, worlds).parallel().forEach(seed -> {
            List<String> violations = found.size() < SHOWN ? World.violations(seed) : List.of();
            if (!violations.isEmpty()) {
                found.put(seed, violations);
            }
        });

        assertEquals(Map.of(), found);
    }
}
