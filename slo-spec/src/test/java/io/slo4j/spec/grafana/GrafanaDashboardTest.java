package io.slo4j.spec.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.slo4j.Slo;
import io.slo4j.spec.file.RatioQueries;
import io.slo4j.spec.file.RatioQueries.Kind;
import io.slo4j.spec.file.SpecEntry;
import io.slo4j.spec.prometheus.PrometheusRules;
import io.slo4j.spec.prometheus.Promtool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaDashboardTest {
    private @TempDir Path folder;

    private static GrafanaDashboard dashboard() {
        String query = "sum(rate(x_total[{{.window}}]))";
        return GrafanaDashboard.of(PrometheusRules.of(List.of(
                        SpecEntry.of(Slo.builder("check\"out")
                                .objective("99.9%")
                                .trackLatency()
                                .build()),
                        SpecEntry.of(Slo.builder("http").objective("99%").build())
                                .withGroup("route")
                                .withService("shop"),
                        SpecEntry.of(Slo.builder("ratio").objective("99%").build())
                                .withQueries(new RatioQueries(Kind.BAD_RATIO, "0.001 * up", null, false, "")),
                        SpecEntry.of(Slo.builder("own").objective("99%").build())
                                .withQueries(new RatioQueries(Kind.BAD, query, query, false, ""))))
                .withSelector("job=\"shop\""));
    }

    private static List<JsonObject> panels(String json) throws JsonParserException {
        JsonArray panels = JsonParser.object().from(json).getArray("panels");
        List<JsonObject> all = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            all.add(panels.getObject(i));
        }
        return all;
    }

    @Test
    void promtoolReadsEachExpression() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n- name: all\n  rules:\n");
        int count = 0;
        for (JsonObject panel : panels(dashboard().json())) {
            for (Object target : panel.getArray("targets", new JsonArray())) {
                String expression = String.valueOf(((JsonObject) target).getString("expr"));
                rules.append("  - record: panel:").append(count++).append("\n    expr: |-\n");
                expression
                        .lines()
                        .forEach(line -> rules.append("      ").append(line).append('\n'));
            }
        }

        assertEquals(
                "Checking rules.yml\n  SUCCESS: " + count + " rules found\n\nexit 0\n",
                new Promtool(folder).check(rules.toString()));
        assertTrue(count >= 40, count + " expressions");
    }

    @Test
    void eachSloHasARowWithWhatItsDefinitionHas() throws Exception {
        List<String> titles = panels(dashboard().json()).stream()
                .map(panel -> String.valueOf(panel.getString("title")))
                .toList();

        assertEquals(
                List.of(
                        "default: check\"out, 99.9% over 30d",
                        "Budget left",
                        "Budget burn-down",
                        "Distance to the page",
                        "Burn rates and limits",
                        "Alerts",
                        "Traffic",
                        "Latency of the slowest process",
                        "shop: http, 99% over 30d",
                        "Budget left",
                        "Budget burn-down",
                        "Distance to the page",
                        "Burn rates and limits",
                        "Alerts",
                        "Traffic"),
                titles.subList(0, 15));
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() throws Exception {
        boolean[][] taken = new boolean[200][24];
        List<Integer> ids = new ArrayList<>();
        for (JsonObject panel : panels(dashboard().json())) {
            ids.add(panel.getInt("id"));
            JsonObject place = panel.getObject("gridPos");
            for (int y = place.getInt("y"); y < place.getInt("y") + place.getInt("h"); y++) {
                for (int x = place.getInt("x"); x < place.getInt("x") + place.getInt("w"); x++) {
                    assertTrue(!taken[y][x], panel + " must have its place alone");
                    taken[y][x] = true;
                }
            }
        }

        assertEquals(ids.stream().distinct().toList(), ids);
    }

    @Test
    void theSameSlosAreTheSameText() {
        assertEquals(dashboard().json(), dashboard().json());
        assertEquals(
                "title must not be blank, but was \" \"",
                assertThrows(IllegalArgumentException.class, () -> dashboard().withTitle(" "))
                        .getMessage());
    }

    @Test
    void theDistanceIsTheLesserBurnRateInLimits() throws Exception {
        assertEquals(
                "((max without (sloth_window) (slo:sli_error:ratio_rate1h{sloth_id=\"shop-http\"})"
                        + " < max without (sloth_window) (slo:sli_error:ratio_rate5m{sloth_id=\"shop-http\"}))"
                        + " or max without (sloth_window) (slo:sli_error:ratio_rate5m{sloth_id=\"shop-http\"})) / 0.144",
                panels(dashboard().json())
                        .get(11)
                        .getArray("targets")
                        .getObject(0)
                        .getString("expr"));
    }
}
