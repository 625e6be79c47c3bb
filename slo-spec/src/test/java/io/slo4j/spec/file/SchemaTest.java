package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.spec.RuleSpecBuilder;
import io.slo4j.spec.SloSpecBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON Schema that editors complete with has the keys that the reader knows, and no others. */
class SchemaTest {
    private Map<String, Object> schema = Map.of();

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(SloFile.class.getResourceAsStream("slo4j-v1.schema.json"))) {
            schema = map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** What is at these keys. */
    private Object at(String... path) {
        Object value = schema;
        for (String key : path) {
            value = Objects.requireNonNull(map(value).get(key), key);
        }
        return value;
    }

    private Set<String> keys(String... path) {
        Map<String, Object> object = map(at(path));
        assertEquals(false, object.get("additionalProperties"), String.join(".", path));
        return new TreeSet<>(
                map(Objects.requireNonNull(object.get("properties"))).keySet());
    }

    private static Set<String> settings(Class<?> builder) {
        return Arrays.stream(builder.getDeclaredMethods())
                .filter(method -> method.getReturnType() == builder && method.getParameterCount() == 1)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aDocumentHasTheKeysOfTheReader() {
        assertEquals(new TreeSet<>(NativeDocument.TOP), keys());
        assertEquals("slo4j/v1", at("properties", "version", "const"));
    }

    @Test
    void anSloHasTheKeysOfTheReader() {
        assertEquals(new TreeSet<>(NativeDocument.sloKeys()), keys("$defs", "slo"));
        assertEquals(new TreeSet<>(NativeDocument.QUERIES), keys("$defs", "queries"));
        assertEquals(new TreeSet<>(NativeDocument.severities(true)), keys("$defs", "slo", "properties", "alertLabels"));
        assertEquals(
                new TreeSet<>(NativeDocument.severities(false)),
                keys("$defs", "slo", "properties", "alertAnnotations"));
    }

    @Test
    void aRuleHasTheKeysOfTheReader() {
        assertEquals(new TreeSet<>(RuleKeys.names()), keys("$defs", "rule"));
    }

    @Test
    void aBudgetPolicyHasTheKeysOfTheReader() {
        String[] policy = {"properties", "budgetPolicies", "additionalProperties"};
        assertEquals(new TreeSet<>(BudgetPolicies.POLICY), keys(policy));
        assertEquals(
                new TreeSet<>(BudgetPolicies.LEVEL),
                keys("properties", "budgetPolicies", "additionalProperties", "properties", "levels", "items"));
    }

    @Test
    void theReaderKnowsEverySettingOfASpec() {
        Set<String> settings = new LinkedHashSet<>(settings(SloSpecBuilder.class));
        assertTrue(settings.contains("objective"), settings.toString());
        assertEquals(new TreeSet<>(SloKeys.names()), settings);
        assertEquals(new TreeSet<>(RuleKeys.names()), settings(RuleSpecBuilder.class));
    }

    @Test
    void whatTheSchemaShowsCanBeRead() {
        map(at("$defs", "slo", "properties")).forEach((key, setting) -> {
            Object examples = map(setting).get("examples");
            if (examples instanceof List<?> all && !key.equals("atMost") && !key.equals("evictAfter")) {
                for (Object example : all) {
                    Map<String, Object> slo = YamlText.of("objective", "99.9%", key, example);
                    String text =
                            YamlText.documents(List.of(YamlText.of("version", "slo4j/v1", "slos", Map.of("a", slo))));
                    assertEquals(
                            1,
                            new SloFileReader()
                                    .withoutClasses()
                                    .read(key, text)
                                    .entries()
                                    .size());
                }
            }
        });
    }
}
