package io.slo4j.examples.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop loses its database, is terminated, and is killed; and no figure is lost. */
class OutageIT {
    /* Over an hour, so that it fires on for a while, at a share that a few seconds of an outage reach. */
    private static final String[] RULE = {
        "--slo.objectives.checkout.rules[0].severity=page",
        "--slo.objectives.checkout.rules[0].factor=2",
        "--slo.objectives.checkout.rules[0].long-window=1h",
        "--slo.objectives.checkout.rules[0].short-window=5m"
    };

    @TempDir
    private Path folder;

    @Test
    void anOutageIsSeenEverywhereAndNothingIsForgotten() throws Exception {
        String beforeTermination;
        RunningShop.Budget left;
        try (RunningShop shop = RunningShop.start(folder, List.of(), RULE)) {
            goodAnswersAreCounted(shop);
            theOutageIsSeen(shop);
            assertEquals(204, shop.send("DELETE", "/outage").statusCode());
            assertEquals("ordered tea", shop.send("POST", "/orders?item=tea").body());
            beforeTermination = shop.counted("checkout");
            left = shop.budget("checkout");
            shop.terminate();
        }

        String beforeDeath;
        try (RunningShop shop = RunningShop.start(folder, List.of("-Dspring.aot.enabled=true"), RULE)) {
            assertTrue(shop.said().contains("Starting AOT-processed"), shop.said());
            assertEquals(beforeTermination, shop.counted("checkout"));
            isStill(left, shop.budget("checkout"));
            assertTrue(shop.fires("checkout"), "the alert must fire on");
            assertEquals("[]", shop.get("/pager"), "nobody must be told again, or of an end");
            assertEquals(404, shop.send("GET", "/orders/5").statusCode());
            beforeDeath = shop.counted("checkout");
            saved(shop);
            shop.kill();
        }

        try (RunningShop shop = RunningShop.start(folder, List.of(), RULE)) {
            assertEquals(beforeDeath, shop.counted("checkout"));
            isStill(left, shop.budget("checkout"));
            assertTrue(shop.fires("checkout"), "the alert must fire on");
            shop.terminate();
        }
    }

    /* The page needs 0.28 % of the budget. What is shown of it may be as old as the last tick. */
    private static void isStill(RunningShop.Budget before, RunningShop.Budget after) {
        assertEquals(before.observedSince(), after.observedSince());
        assertTrue(before.remaining() < 0.998, before::toString);
        assertEquals(before.remaining(), after.remaining(), 0.001);
    }

    private static void goodAnswersAreCounted(RunningShop shop) throws Exception {
        assertEquals("ordered tea", shop.send("POST", "/orders?item=tea").body());
        assertEquals("tea", shop.get("/orders/1"));
        assertEquals(404, shop.send("GET", "/orders/2").statusCode());
        assertEquals("40", shop.get("/stock/tea"));
        assertEquals("990", shop.get("/price/cup"));
        assertEquals("3 good, 0 bad", shop.counted("checkout"));
        assertEquals("1 good, 0 bad", shop.counted("stock"));
        assertEquals("1 good, 0 bad", shop.counted("price"));
    }

    private static void theOutageIsSeen(RunningShop shop) throws Exception {
        assertEquals(204, shop.send("POST", "/outage").statusCode());
        assertEquals(500, shop.send("GET", "/stock/tea").statusCode());
        assertEquals(500, shop.send("GET", "/price/tea").statusCode());
        assertEquals("1 good, 1 bad", shop.counted("stock"));
        assertEquals("1 good, 1 bad", shop.counted("price"));
        AtomicInteger failed = new AtomicInteger();
        shop.await("the page must fire", () -> {
            assertEquals(500, shop.send("POST", "/orders?item=tea").statusCode());
            failed.incrementAndGet();
            return shop.fires("checkout");
        });
        shop.await("the listener must hear of it", () -> shop.get("/pager").contains("PAGE checkout: "));
        assertTrue(shop.get("/pager").contains("Failed to obtain JDBC Connection"), shop.get("/pager"));
        assertEquals("3 good, " + failed + " bad", shop.counted("checkout"));

        String metrics = shop.get("/actuator/prometheus");
        assertTrue(states(metrics).allMatch(line -> line.endsWith(" 2.0")), metrics);
        assertEquals(1, states(metrics).count(), metrics);
        shop.await(
                "the route must be counted",
                () -> shop.get("/actuator/slo/http?member=/stock/%7Bitem%7D").contains("\"good\":1,\"bad\":1,"));
    }

    private static Stream<String> states(String metrics) {
        return metrics.lines().filter(line -> line.startsWith("slo_alert_state{") && line.contains("slo=\"checkout\""));
    }

    /* A new silence is saved soon, and what was counted before it with it; the second one is not saved by a save that had begun. */
    private void saved(RunningShop shop) throws Exception {
        for (int i = 0; i < 2; i++) {
            FileTime before = lastSave();
            String silence = "{\"slo\": \"stock\", \"lasting\": \"1h\", \"reason\": \"a test\"}";
            assertEquals(200, shop.post("/actuator/slo/silences", silence).statusCode());
            shop.await("a snapshot must be saved", () -> lastSave().compareTo(before) > 0);
        }
    }

    private FileTime lastSave() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("slo"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            FileTime last = FileTime.fromMillis(0);
            for (Path file : all) {
                FileTime written = Files.getLastModifiedTime(file);
                last = written.compareTo(last) > 0 ? written : last;
            }
            assertFalse(all.isEmpty(), "there must be a snapshot");
            return last;
        }
    }
}
