package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random files, in the format of slo4j, are written as slo4j and as OpenSLO and read again: nothing is lost on the way. */
class ConvertProperties {
    private static final String NAMES = "abc XYZ-._/'\"\\{}:#&*|>%@`,[]?\n\tüß€😀\u2028\u0085\uFEFF";

    /** Makes a random file. */
    private static final class Files {
        private final Random random;

        Files(long seed) {
            this.random = new Random(seed);
        }

        private boolean maybe() {
            return random.nextInt(3) == 0;
        }

        private String text() {
            int[] all = NAMES.codePoints().toArray();
            StringBuilder text = new StringBuilder("n");
            for (int i = random.nextInt(12); i > 0; i--) {
                text.appendCodePoint(all[random.nextInt(all.length)]);
            }
            return text.toString();
        }

        private String one(String... values) {
            return values[random.nextInt(values.length)];
        }

        private void some(Map<String, Object> map, String key, Supplier<Object> value) {
            if (maybe()) {
                map.put(key, value.get());
            }
        }

        private Map<String, Object> texts() {
            Map<String, Object> texts = YamlText.of();
            for (int i = random.nextInt(3); i >= 0; i--) {
                texts.put(text(), text());
            }
            return texts;
        }

        private Map<String, Object> rule(boolean tracksLatency) {
            Map<String, Object> rule = YamlText.of("severity", one("page", "ticket", "info"));
            switch (random.nextInt(tracksLatency ? 6 : 5)) {
                case 0 -> rule.putAll(YamlText.of("budget", one("exhausted", "below 37.5%")));
                case 1 ->
                    rule.putAll(YamlText.of(
                            "budget", "exhausted within " + one("1d", "90m"), "significance", one("0.01", "1")));
                case 2 ->
                    rule.putAll(YamlText.of(
                            "traffic", one("silence", "below 0.5/s", "above 500/s"), "window", one("5m", "90s")));
                case 3 -> {
                    rule.putAll(YamlText.of(
                            "factor",
                            one("14.4", "2", "0.5"),
                            "longWindow",
                            one("1h", "90m", "6h", "3600s", "90s"),
                            "shortWindow",
                            one("60s", "30s")));
                    some(rule, "minimumEvents", () -> 100);
                    some(rule, "minimumBadEvents", () -> 7);
                    some(rule, "minimumBadTicks", () -> 2);
                    some(rule, "significance", () -> 0.0001);
                    some(rule, "resolveBelow", () -> "62.5%");
                }
                case 4 -> {
                    rule.putAll(YamlText.of(
                            "traffic",
                            one("below 50% of usual", "above 300% of usual (Europe/Berlin)"),
                            "window",
                            one("30m", "1d")));
                    some(rule, "significance", () -> 0.01);
                }
                default ->
                    rule.putAll(YamlText.of("latency", one("p95 above 200ms", "p99.9 above 1s"), "window", "10m"));
            }
            some(rule, "hold", () -> one("2m", "45s", "1h 30m"));
            some(rule, "keepFiring", () -> one("0s", "10m"));
            rule.put("name", text() + random.nextLong());
            return rule;
        }

        private Map<String, Object> slo() {
            Map<String, Object> slo = YamlText.of("objective", one("99.9%", "0.995", "95%", "99.999%"));
            some(slo, "description", this::text);
            some(
                    slo,
                    "period",
                    () -> one(
                            "7d",
                            "36h",
                            "28d",
                            "90000s",
                            "calendar month (Europe/Berlin)",
                            "calendar week (UTC)",
                            "calendar quarter (Asia/Tokyo)",
                            "calendar year (America/New_York)"));
            some(slo, "latencyThreshold", () -> "300ms");
            if (slo.containsKey("latencyThreshold")) {
                some(slo, "detectHanging", () -> true);
            }
            some(slo, "maintenance", () -> List.of("every Sunday 02:00-04:00 (Europe/Berlin)"));
            boolean tracksLatency = maybe();
            if (tracksLatency) {
                slo.put("trackLatency", true);
            }
            some(slo, "budgetPolicy", () -> one("standard", "careful"));
            some(slo, "good", () -> List.of("java.io.IOException", "java.lang.IllegalStateException"));
            some(slo, "alerts", () -> one("standard", "none"));
            if (maybe()) {
                List<Object> rules = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    rules.add(rule(tracksLatency));
                }
                slo.put("rules", rules);
            } else {
                some(
                        slo,
                        "budgetingMethod",
                        () -> one(
                                "occurrences",
                                "timeslices of 1m at 0.95",
                                "timeslices of 10s at 1",
                                "ratio timeslices of 5m"));
            }
            some(slo, "hold", () -> "3m");
            some(slo, "observedOnly", () -> true);
            some(slo, "windows", () -> List.of("10m", "90s"));
            some(slo, "labels", this::texts);
            some(slo, "annotations", this::texts);
            some(slo, "runbook", this::text);
            some(slo, "groupBy", () -> "member of " + text());
            if (slo.containsKey("groupBy")) {
                some(slo, "atMost", () -> 50);
                some(slo, "evictAfter", () -> one("1h", "90s"));
            }
            some(
                    slo,
                    "queries",
                    () -> YamlText.of(
                            one("good", "bad"), text(), "total", text(), "source", one("Prometheus", "Datadog")));
            some(slo, "alertName", this::text);
            some(slo, "alertLabels", () -> YamlText.of("all", texts(), "page", texts()));
            some(slo, "alertAnnotations", () -> YamlText.of("ticket", texts()));
            return slo;
        }

        String text(int slos) {
            Map<String, Object> all = YamlText.of();
            while (all.size() < slos) {
                all.put(text(), slo());
            }
            Map<String, Object> careful = YamlText.of(
                    "hysteresis",
                    "1%",
                    "levels",
                    List.of(
                            YamlText.of("name", "open", "above", "12.5%", "allowed", List.of("deploy")),
                            YamlText.of("name", "closed")));
            return YamlText.documents(List.of(YamlText.of(
                    "version",
                    "slo4j/v1",
                    "service",
                    maybe() ? "" : text(),
                    "budgetPolicies",
                    YamlText.of("careful", careful),
                    "slos",
                    all)));
        }
    }

    private static SloFile read(String text) {
        return new SloFileReader().read("f", text);
    }

    @Property(tries = 100)
    void whatIsWrittenAsSlo4jIsRead(@ForAll long seed) {
        SloFile file = read(new Files(seed).text(3));
        String text = file.written(SpecFormat.SLO4J).text();
        SloFile again = read(text);
        assertSame(file, again);
        assertEquals(file.definitions(), again.definitions());
        assertEquals(text, again.written(SpecFormat.SLO4J).text());
    }

    @Property(tries = 100)
    void whatIsWrittenAsOpenSloIsRead(@ForAll long seed) {
        SloFile file = read(new Files(seed).text(3));
        String text = file.written(SpecFormat.OPENSLO).text();
        SloFile again = read(text);
        assertSame(file, again);
        assertEquals(List.of(), again.leftOut());
        assertFalse(text.contains("!!"), text);
        assertEquals(text, again.written(SpecFormat.OPENSLO).text());
    }

    /* Rules may be in another order: those that are no conditions of OpenSLO come last. */
    private static void assertSame(SloFile one, SloFile other) {
        assertEquals(one.entries().size(), other.entries().size());
        for (int i = 0; i < one.entries().size(); i++) {
            SpecEntry before = one.entries().get(i);
            SpecEntry after = other.entries().get(i);
            SloDefinition was = before.definition();
            SloDefinition is = after.definition();
            assertEquals(was.name(), is.name());
            assertEquals(was.objective(), is.objective());
            assertEquals(was.period(), is.period());
            assertEquals(was.budgetingMethod(), is.budgetingMethod());
            assertEquals(was.budgetPolicy(), is.budgetPolicy());
            assertEquals(was.meaningOfGood(), is.meaningOfGood());
            assertEquals(was.latencyRange(), is.latencyRange());
            assertEquals(texts(was.rules()), texts(is.rules()));
            assertEquals(was.isObservedOnly(), is.isObservedOnly());
            assertEquals(was.windows(), is.windows());
            assertEquals(was.labels(), is.labels());
            assertEquals(was.annotations(), is.annotations());
            assertEquals(before.service(), after.service());
            assertEquals(before.group(), after.group());
            assertEquals(before.queries(), after.queries());
            assertEquals(before.alertTexts(), after.alertTexts());
        }
    }

    private static Set<String> texts(List<AlertRule> rules) {
        Set<String> texts = new HashSet<>();
        rules.forEach(rule -> texts.add(rule.toString()));
        return texts;
    }
}
