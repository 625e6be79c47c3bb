package io.slo4j.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void printsTheHourAsItWent() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Main.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        "placed order 1",
                        "2026-01-05T09:38:39Z PAGE checkout: 2.24% of events were bad in the last 1h (100% slower than 300ms)."
                                + " That burns the error budget 22.4x as fast as the objective of 99.9% allows"
                                + " (100x in the last 5m; the limit is 14.4x)."
                                + " 98% of the budget of 30d is left and lasts 1d 8h at 22.4x. Rule: 14.4x 1h/5m.",
                        "2026-01-05T09:51:37Z PAGE checkout: 4.19% of events were bad in the last 6h (100% slower than 300ms)."
                                + " That burns the error budget 41.9x as fast as the objective of 99.9% allows"
                                + " (72x in the last 30m; the limit is 6x)."
                                + " 95% of the budget of 30d is left and lasts 16h 20m at 41.9x. Rule: 6x 6h/30m.",
                        "error ratio in 5 minutes: 10.0 %",
                        "burn rate in 1 hour: 50.0",
                        "error budget left: 93.1 %"),
                printed.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
