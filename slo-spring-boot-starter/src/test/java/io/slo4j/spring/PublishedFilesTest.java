package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.view.RegistryView;
import io.slo4j.view.SloView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What other tools read of the jar. */
class PublishedFilesTest {
    private static String resource(String name) throws IOException {
        try (InputStream in = PublishedFilesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anIdeKnowsEveryKey() throws IOException {
        String metadata = resource("/META-INF/spring-configuration-metadata.json");
        for (String key : List.of(
                "slo.store",
                "slo.spec",
                "slo.service",
                "slo.objectives",
                "slo.http.objective",
                "slo.http.latency-threshold",
                "slo.http.most-routes",
                "slo.http.significance",
                "slo.http.budget-policy",
                "slo.http.rules",
                "slo.observations",
                "slo.advice.order",
                "slo.bad-statuses")) {
            int at = metadata.indexOf("\"name\": \"" + key + '"');
            assertTrue(at >= 0, key);
            assertTrue(metadata.substring(at, metadata.indexOf('}', at)).contains("\"description\""), key);
        }
    }

    @Test
    void whatTheEndpointShowsCanBeReadInAnImage() {
        RuntimeHints hints = new RuntimeHints();
        new SloRuntimeHints().registerHints(hints, null);
        for (Class<?> shown : List.of(SloEndpoint.All.class, RegistryView.class, SloView.class)) {
            assertTrue(RuntimeHintsPredicates.reflection().onType(shown).test(hints), shown::getName);
        }
    }

    @Test
    void theFailureAnalyzersAreFound() {
        assertEquals(
                List.of("OldBootFailureAnalyzer", "SpecFailureAnalyzer", "TrackSloFailureAnalyzer"),
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, failure) -> {})
                        .stream()
                        .map(analyzer -> analyzer.getClass().getSimpleName())
                        .filter(name ->
                                name.startsWith("OldBoot") || name.startsWith("Spec") || name.startsWith("Track"))
                        .toList());
    }
}
