package io.slo4j.spec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.spec.file.SloFileReader;
import io.slo4j.spec.file.SpecEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and texts that YAML, PromQL or templates could take for something else. */
class OddTextsTest {
    private @TempDir Path folder;

    private static SloBuilder slo(String name) {
        return Slo.builder(name).objective("99.9%");
    }

    private static String yaml(SloBuilder... slos) {
        return PrometheusRules.of(List.of(slos).stream()
                        .map(builder -> SpecEntry.of(builder.build()))
                        .toList())
                .yaml();
    }

    private void reads(String rules) throws Exception {
        String said = new Promtool(folder).check(rules);
        assertTrue(said.matches("(?s)Checking rules.yml\n  SUCCESS: \\d+ rules found\n\nexit 0\n"), said);
    }

    @Test
    void groupsHaveNamesOfTheirOwnWhateverSlosAreCalled() throws Exception {
        reads(yaml(slo("x"), slo("x-long"), slo("long-x"), slo("slo4j_long-x"), slo("_long-default-x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ foo }}",
                "{{",
                "{{{{{",
                "{ { foo } }",
                "{{ .foo }",
                "{{remaining}}",
                "{{{remaining}}}",
                "{{slo}}",
                "{{route}}",
                "{{{route}} {{ foo }}",
                "{slo}{{ foo",
                "{{- foo -}}",
                "}} {{ }}",
                "{{`{{",
                "{{/* }}"
            })
    void aTextIsNoTemplate(String text) throws Exception {
        SpecEntry entry = SpecEntry.of(slo("a{{ foo }}{")
                        .label("team", "b{" + text)
                        .runbook("https://wiki.example/" + text)
                        .description(text)
                        .annotation("more", text + "{" + text)
                        .build())
                .withGroup("route");

        reads(PrometheusRules.of(List.of(entry)).yaml());
    }

    @Test
    void bracesThatAreNoPlaceholderStandForThemselves() {
        String rules = yaml(slo("a").description("{{slo}} {{ foo }} {x} {{remaining}}"));

        assertTrue(
                rules.contains(
                        "description: '{a} {{\"{{\"}} foo }} {x} {{\"{\"}}{{ with query `slo:period_error_budget_remaining:ratio"
                                + "{sloth_id=\"default-a\"}` }}{{ . | first | value | humanizePercentage }}{{ end }}}'"),
                rules);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~",
                "null",
                "NULL",
                "Null",
                "<<",
                "=",
                "yes",
                "No",
                "y",
                "1",
                "1e3",
                "0x1F",
                ".inf",
                "2026-01-01",
                "!x",
                "&a",
                "*a",
                "- a",
                "a: b",
                "%",
                "@",
                "?",
                "true",
                "0o7",
                "1:20"
            })
    void aWordOfYamlIsAText(String word) throws Exception {
        String rules = yaml(slo(word).label("team", word).annotation("more", word));
        String tests = """
                rule_files: [rules.yml]
                evaluation_interval: 1m
                tests:
                - interval: 1m
                  input_series: []
                  promql_expr_test:
                  - expr: 'count(sloth_slo_info{sloth_slo=%1$s,team=%1$s})'
                    eval_time: 1m
                    exp_samples: [{labels: '{}', value: 1}]
                """.formatted(PromText.quoted(word));

        reads(rules);
        assertEquals("Unit Testing:  tests.yml\n  SUCCESS\n\nexit 0\n", new Promtool(folder).test(rules, tests));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\u001F",
                "\u007F",
                "\u0080",
                "\u0085",
                "\u009F",
                "\u00A0",
                "\u2028",
                "\u2029",
                "\uE000",
                "\uFEFF",
                "\uFFFD",
                "\uFFFE",
                "\uFFFF",
                "\uD83D\uDE00"
            })
    void anyCharacterMayBeInANameAndInATextOfManyLines(String character) throws Exception {
        String text = "a" + character + "b\nc" + character;

        reads(yaml(
                slo("a" + character + "b").label("team", text).description(text).annotation("more", character)));
    }

    @Test
    void aBlankNameOfAlertsIsNone() throws Exception {
        for (String name : List.of("", "' '")) {
            String rules = PrometheusRules.of(new SloFileReader()
                            .read("slos.yaml", """
                            version: slo4j/v1
                            slos:
                              a: {objective: 99%%, alertName: %s}
                            """.formatted(name.isEmpty() ? "''" : name))
                            .entries())
                    .yaml();
            String sloth = PrometheusRules.of(new SloFileReader()
                            .read("sloth.yaml", """
                            version: prometheus/v1
                            service: s
                            slos:
                              - name: a
                                objective: 99
                                sli: {events: {error_query: "sum(rate(bad[{{.window}}]))", total_query: "sum(rate(all[{{.window}}]))"}}
                                alerting: {name: %s}
                            """.formatted(name.isEmpty() ? "''" : name))
                            .entries())
                    .yaml();

            assertTrue(rules.contains("alert: a\n") && sloth.contains("alert: a\n"), rules + sloth);
            reads(rules);
            reads(sloth);
        }
    }

    @Test
    void twoServicesThatCountTheSameEventsAreTold() {
        SpecEntry shop = SpecEntry.of(slo("ok").build()).withService("shop");
        SpecEntry bank = SpecEntry.of(slo("ok").build()).withService("bank");
        SpecEntry members = bank.withService("members").withGroup("route");
        String both = PrometheusRules.of(List.of(shop, bank, members)).yaml();
        String remark =
                "# The meters say an SLO's name and not its service, so this counts the events of the SLO of this name in %s"
                        + " as well:\n";

        assertTrue(both.contains(remark.formatted("bank")) && both.contains(remark.formatted("shop")), both);
        assertFalse(both.contains(remark.formatted("members")), both);
        assertFalse(PrometheusRules.of(List.of(shop, members)).yaml().contains("The meters say"));
    }
}
