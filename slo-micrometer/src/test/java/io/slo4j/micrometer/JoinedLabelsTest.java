package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus evaluates the expressions of the guide on two instances that were scraped. */
class JoinedLabelsTest {
    private static final Path GUIDE = Path.of("..", "docs", "metrics.md");
    private static final Pattern EXPRESSION = Pattern.compile("```promql\\n(.*?)```", Pattern.DOTALL);

    private @TempDir Path folder;

    private final Fixture fixture = new Fixture();
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private static List<String> expressions() throws Exception {
        return EXPRESSION
                .matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private String series() {
        StringBuilder yaml = new StringBuilder();
        for (String instance : List.of("one", "two")) {
            prometheus
                    .scrape()
                    .lines()
                    .filter(line -> line.startsWith("slo_error_budget_remaining") || line.startsWith("slo_info"))
                    .forEach(line -> yaml.append("  - series: '")
                            .append(line, 0, line.lastIndexOf('}'))
                            .append(",job=\"shop\",instance=\"" + instance + "\"}'\n    values: '")
                            .append(line.substring(line.lastIndexOf(' ') + 1))
                            .append("'\n"));
        }
        return yaml.toString();
    }

    @Test
    void theExpressionsOfTheGuideSayWhatTheyPromise() throws Exception {
        Slo.builder("checkout").objective("99%").label("team", "payments").register(fixture.slos);
        Slo.builder("search").objective("99%").register(fixture.slos);
        SloGroup routes = Slo.builder("http")
                .objective("99%")
                .label("team", "web")
                .groupBy("route")
                .register(fixture.slos);
        routes.of("/cart").good(3);
        new SloMetrics(fixture.slos).bindTo(prometheus);
        fixture.advanceMinutes(1);
        String cart = "member=\"/cart\",slo=\"http\",team=\"web\"";
        String checkout = "slo=\"checkout\",team=\"payments\"";
        StringBuilder tests = new StringBuilder("tests:\n- interval: 1m\n  input_series:\n")
                .append(series())
                .append("  promql_expr_test:\n");

        assertEquals(2, expressions().size());
        expectation(
                tests,
                expressions().get(0),
                List.of(
                        labels(cart + ",job=\"shop\",instance=\"one\""),
                        labels(cart + ",job=\"shop\",instance=\"two\""),
                        labels(checkout + ",job=\"shop\",instance=\"one\""),
                        labels(checkout + ",job=\"shop\",instance=\"two\"")));
        expectation(tests, expressions().get(1), List.of(labels("route=\"/cart\"")));

        assertEquals(Promtool.SUCCESS, new Promtool(folder).test("groups: []\n", tests.toString()));
    }

    private static String labels(String labels) {
        return "    - labels: '{" + labels + "}'\n      value: 1\n";
    }

    private static void expectation(StringBuilder tests, String expression, List<String> samples) {
        tests.append("  - expr: |\n")
                .append(expression.indent(6))
                .append("    eval_time: 0m\n    exp_samples:\n")
                .append(String.join("", samples));
    }
}
