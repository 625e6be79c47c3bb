package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written in the format of slo4j is what its JSON Schema allows, whatever key it has. */
class WrittenBySchemaTest {
    private static final String FULL = """
            version: slo4j/v1
            service: shop
            budgetPolicies:
              own: {hysteresis: 1%, levels: [{name: open, above: 25%, allowed: [deploy]}, {name: closed}]}
            slos:
              a:
                objective: 1e-3
                description: what it measures
                period: 28d
                latencyThreshold: 300ms
                detectHanging: true
                trackLatency: true
                budgetingMethod: ratio timeslices of 1m
                budgetPolicy: own
                maintenance: ["every Sunday 02:00-04:00 (Europe/Berlin)"]
                good: [java.io.IOException]
                bad: [java.io.FileNotFoundException]
                ignored: [java.util.concurrent.CancellationException]
                alerts: none
                hold: 2m
                keepFiring: 10m
                significance: 0.001
                minimumBadEvents: 5
                resolveBelow: 50%
                observedOnly: false
                windows: [10m, 2h]
                labels: {team: payments}
                annotations: {text: words}
                runbook: https://wiki/x
                dashboard: https://dash/x
                service: other
                groupBy: route
                evictAfter: 2d
                atMost: 7
                queries: {good: g, total: t, counters: true, source: Prometheus}
                alertName: Foo
                alertLabels: {all: {x: y}, page: {x: z}, ticket: {z: w}, info: {i: i}}
                alertAnnotations: {page: {p: q}, ticket: {t: u}, info: {i: i}}
                rules:
                  - {severity: page, factor: 1.0005, longWindow: 1h, shortWindow: 5m, minimumEvents: 100, minimumBadEvents: 5,
                     minimumBadTicks: 3, significance: 0.0001, resolveBelow: 50%, name: mine, hold: 1m, keepFiring: 3m}
                  - {severity: ticket, budgetShare: 0.2%, longWindow: 2h, shortWindow: 5m}
                  - {severity: info, budget: below 50%}
                  - {severity: ticket, traffic: below 5/s, window: 10m}
                  - {severity: ticket, latency: p95 above 200ms, window: 5m}
            """;

    private final List<String> refused = new ArrayList<>();
    private Map<String, Object> schema = Map.of();

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static Object loaded(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static String type(Object value) {
        return value instanceof Map
                ? "object"
                : value instanceof List
                        ? "array"
                        : value instanceof Boolean ? "boolean" : value instanceof Number ? "number" : "string";
    }

    private void check(String path, Object value, Map<String, Object> rule) {
        if (rule.get("$ref") instanceof String reference) {
            check(path, value, map(map(schema.get("$defs")).get(reference.substring("#/$defs/".length()))));
            return;
        }
        Object types = rule.get("type");
        boolean fits = types == null
                || type(value).equals(types)
                || (types instanceof List<?> all && all.contains(type(value)));
        boolean known = !(rule.get("enum") instanceof List<?> values) || values.contains(value);
        if (!fits || !known || (rule.containsKey("const") && !value.equals(rule.get("const")))) {
            refused.add(path + ": " + type(value) + " " + value);
        }
        if (value instanceof List<?> items) {
            items.forEach(item -> check(path + "[]", Objects.requireNonNull(item), map(rule.get("items"))));
        } else if (value instanceof Map) {
            Map<String, Object> named = rule.containsKey("properties") ? map(rule.get("properties")) : Map.of();
            map(value).forEach((key, one) -> {
                Object next = named.getOrDefault(key, Objects.requireNonNull(rule.get("additionalProperties")));
                if (next instanceof Map) {
                    check(path + "." + key, one, map(next));
                } else {
                    refused.add(path + "." + key + ": unknown");
                }
            });
        }
    }

    @Test
    void aFileWithEveryKeyIsWrittenAsTheSchemaAllows() throws IOException {
        try (InputStream in = Objects.requireNonNull(SloFile.class.getResourceAsStream("slo4j-v1.schema.json"))) {
            schema = map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        }
        SloFile file = new SloFileReader().read("f", FULL);
        String text = file.written(SpecFormat.SLO4J).text();
        Map<String, Object> written = new LinkedHashMap<>(map(loaded(text)));

        check("", loaded(FULL), schema);
        check("", written, schema);
        assertEquals(List.of(), refused);
        Map<String, Object> slo = map(map(written.get("slos")).get("a"));
        assertEquals(new TreeSet<>(NativeDocument.sloKeys()), keysWithService(slo));
        assertEquals(true, slo.get("detectHanging"));
        assertEquals(false, slo.get("observedOnly"));
        assertEquals(file.definitions(), new SloFileReader().read("g", text).definitions());
    }

    /* The service is that of the document. */
    private static Set<String> keysWithService(Map<String, Object> slo) {
        Set<String> keys = new TreeSet<>(slo.keySet());
        keys.add("service");
        return keys;
    }
}
