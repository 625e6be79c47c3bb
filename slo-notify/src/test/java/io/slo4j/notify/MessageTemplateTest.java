package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Failure;
import io.slo4j.budget.BudgetStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message is what its template says, within 2 kB. */
class MessageTemplateTest {
    private static Alert alert(
            String slo, boolean firing, Map<String, String> labels, Map<String, String> annotations) {
        String message = "no \"stock\"\n\u0000\ud83d\udd25".repeat(10_000);
        return Alert.builder(slo, Service.FAST)
                .objective("99%")
                .changed(
                        firing ? AlertState.PENDING : AlertState.FIRING,
                        firing ? AlertState.FIRING : AlertState.INACTIVE,
                        Service.BEGAN)
                .evidence(new BurnRateRule.Seen(new BurnRates(20, 30), 0.2))
                .budget(BudgetStatus.of(0.01, Duration.ofDays(30), 100, 20, 1, 20))
                .labels(labels)
                .annotations(annotations)
                .lastFailure(Failure.of(Service.BEGAN)
                        .withType("java.io.IOException")
                        .withMessage(message)
                        .withStackTrace(Collections.nCopies(500, "at io.example.Shop.buy(Shop.java:17)")))
                .build();
    }

    private static JsonObject object(String json) throws Exception {
        return JsonParser.object().from(json);
    }

    @Test
    void everyMessageHasAtMost2048BytesWhateverTheAlert() throws Exception {
        String odd = "\ud83d\udd25\"\\\n\u0001\u00fc".repeat(2_000);
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            labels.put("label-" + i + odd, odd);
        }
        Map<String, String> annotations = Map.of(
                Alert.RUNBOOK,
                "https://wiki.example/" + "x".repeat(5_000),
                Alert.DASHBOARD,
                "https://grafana.example/d/1",
                Alert.DESCRIPTION,
                odd);
        Alert alert = alert(odd, true, labels, annotations);
        for (MessageTemplate template : List.of(
                MessageTemplate.flat(),
                MessageTemplate.slack(),
                MessageTemplate.pagerDuty("0123456789abcdef0123456789abcdef"),
                MessageTemplate.json("{\"" + "k".repeat(900) + "\": \"" + "${summary}${labels}".repeat(20) + "\"}"))) {
            String message = template.message(alert, odd);
            int bytes = message.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= 2_048 && bytes > 300, () -> template + " has " + bytes);
            assertEquals(object(message).isEmpty(), false);
        }
        JsonObject flat = object(MessageTemplate.flat().message(alert, "host-1"));
        assertEquals(alert.id(), flat.getString("id"));
        assertEquals("", flat.getString("runbook"), "half a link leads nowhere");
    }

    @Test
    void anAlertForAlertmanagerHasAtMost2048BytesToo() throws Exception {
        String odd = "\ud83d\udd25\"\\\n\u0001\u00fc".repeat(2_000);
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            labels.put("label-" + i + odd, odd);
        }
        Alert alert = alert(odd, true, labels, Map.of(Alert.DASHBOARD, "https://grafana.example/d/1", "more", odd));
        ActiveAlert active =
                ActiveAlert.firing(new AlertLabels(Map.of("instance", odd)).of(alert), alert, Service.BEGAN, 1);
        String message = new AlertmanagerMessage(odd, Duration.ofMinutes(3)).of(List.of(active), Service.BEGAN);
        assertTrue(Json.bytes(message) <= 2_050, () -> message.length() + " " + message);
        JsonObject one = JsonParser.array().from(message).getObject(0);
        assertEquals("2026-03-01T00:03:00Z", one.getString("endsAt"));
        assertEquals("https://grafana.example/d/1", one.getString("generatorURL"));
        assertEquals(alert.id(), one.getObject("annotations").getString("id"));
    }

    @Test
    void pagerDutyGetsTheIdToTellDuplicatesBy() throws Exception {
        MessageTemplate template = MessageTemplate.pagerDuty("0123456789abcdef0123456789abcdef");
        Alert begins = alert("checkout", true, Map.of(), Map.of(Alert.RUNBOOK, "https://wiki.example/checkout"));
        JsonObject trigger = object(template.message(begins, "host-1"));
        assertEquals("0123456789abcdef0123456789abcdef", trigger.getString("routing_key"));
        assertEquals("trigger", trigger.getString("event_action"));
        assertEquals(begins.id(), trigger.getString("dedup_key"));
        JsonObject payload = trigger.getObject("payload");
        assertEquals("critical", payload.getString("severity"));
        assertEquals("host-1", payload.getString("source"));
        assertEquals("checkout", payload.getString("component"));
        assertEquals(1, payload.getObject("custom_details").getInt("sequence"));
        assertEquals(
                "https://wiki.example/checkout",
                payload.getObject("custom_details").getString("runbook"));

        JsonObject resolve = object(template.message(alert("checkout", false, Map.of(), Map.of()), "host-1"));
        assertEquals("resolve", resolve.getString("event_action"));
        assertEquals(begins.id(), resolve.getString("dedup_key"));
    }

    @Test
    void slackGetsPlainTextInWhichNobodyCanBeMentioned() throws Exception {
        JsonObject message =
                object(MessageTemplate.slack().message(alert("<!channel>", true, Map.of(), Map.of()), "host-1"));
        assertEquals("SLO alert", message.getString("text"));
        JsonObject text = message.getArray("blocks").getObject(0).getObject("text");
        assertEquals("plain_text", text.getString("type"));
        assertTrue(text.getString("text").startsWith(":rotating_light: PAGE <!channel>: "), text::toString);
    }

    @Test
    void aTextIsNeverReadAsJsonOrAsAPlaceholder() throws Exception {
        MessageTemplate template = MessageTemplate.json(
                "{\"a\": [\"${labels}\", \"<${slo}>\", 1, null, true], \"b\": {\"c\": \"$1 ${sequence}\"}}");
        JsonObject message = object(template.message(
                alert("${id}\\1$2\"},{", true, Map.of("team", "\",\"x\":\"${slo}"), Map.of()), "host-1"));
        assertEquals("team=\",\"x\":\"${slo}", message.getArray("a").getString(0));
        assertEquals("<${id}\\1$2\"},{>", message.getArray("a").getString(1));
        assertEquals(1, message.getArray("a").getInt(2));
        assertEquals("$1 1", message.getObject("b").getString("c"));
    }

    @Test
    void aChoiceIsMadeByTheWholeValue() throws Exception {
        MessageTemplate template = MessageTemplate.json(
                "{\"a\": \"${slo:check=no|checkout=P1|shop=P3}\", \"b\": \"${firing:false=green}\", \"c\":"
                        + " \"${rule:x=y|a=b=c|other}\"}");
        JsonObject message = object(template.message(alert("checkout", true, Map.of(), Map.of()), "host-1"));
        assertEquals("P1", message.getString("a"));
        assertEquals("", message.getString("b"));
        assertEquals("other", message.getString("c"));
    }

    @Test
    void aTemplateThatCannotWorkIsRefused() {
        assertRefused("template must be a JSON object, but was not: line 1, column 7", "{\"a\": x}");
        assertRefused(
                "placeholders of a template must be among id, sequence, firing, test, severity, slo, rule, objective,"
                        + " summary, figures, causes, description, runbook, dashboard, labels, exception, trace, instance,"
                        + " at, firedAt, but were name, url",
                "{\"a\": \"${url} ${name:x=y} ${slo}\"}");
        assertRefused(
                "template must leave room in 2048 bytes, but with the shortest of alerts has 2049",
                "{\"a\":\"" + "x".repeat(2_041) + "\"}");
    }

    @Test
    void aTemplateThatWouldNotBeSentAsItIsMeantIsRefused() {
        assertRefused(
                "numbers of a template must be within the range of a double, but one was Infinity",
                "{\"a\": [1, {\"b\": 1e999}]}");
        assertRefused(
                "template must be nested at most 32 deep, but was 1001",
                "{\"a\": " + "[".repeat(1_000) + "]".repeat(1_000) + "}");
        assertRefused("template must be nested at most 32 deep, but was 100000", "{\"a\":".repeat(100_000));
        assertRefused(
                "fields of one object of a template must have different names, but two were \"\\u0061\"",
                "{\"x\": {\"a\": 1}, \"y\": [{\"a\": \"}\", \"b\": \"a\", \"\\u0061\" : 2}]}");
        assertRefused(
                "name of a field of a template must be without a placeholder, but was \"${slo}\"",
                "{\"a\": {\"${slo}\": 1}}");
        assertRefused(
                "placeholder of a template must be ${name} or ${name:value=text|text}, without braces within it, but was"
                        + " another",
                "{\"a\": \"${slo} ${firing:true={}}\"}");
        assertRefused(
                "placeholder of a template must be ${name} or ${name:value=text|text}, without braces within it, but was"
                        + " another",
                "{\"a\": \"${slo\"}");
    }

    @Test
    void aChoiceThatCanNeverBeMadeIsRefused() {
        assertRefused(
                "alternatives of ${firing:...} must be for true, false, but one was \"yes\"",
                "{\"a\": \"is ${firing:true=on|yes=x}\"}");
        assertRefused(
                "alternatives of ${severity:...} must be for page, ticket, info, but one was \"PAGE\"",
                "{\"a\": \"${severity:PAGE=P1|P2}\"}");
        assertRefused(
                "alternatives of ${summary:...} must be value=text, but for the last of several, but one was \"100\"",
                "{\"a\": \"${summary:100}\"}");
        assertRefused(
                "alternatives of ${slo:...} must be value=text, but for the last of several, but one was \"x\"",
                "{\"a\": \"${slo:a=b|x|c=d}\"}");
        assertRefused(
                "alternatives of ${slo:...} must be for different values, but one was \"a\"",
                "{\"a\": \"${slo:a=b|a=d}\"}");
    }

    @Test
    void aLinkIsShownWholeOrNotAtAll() throws Exception {
        for (int length = 30; length < 1_900; length += 61) {
            String url = "https://wiki.example/" + "x".repeat(length);
            Alert alert = alert(
                    "checkout",
                    true,
                    Map.of(),
                    Map.of(
                            Alert.RUNBOOK,
                            url,
                            Alert.DASHBOARD,
                            url,
                            Alert.DESCRIPTION,
                            "see (" + url + ") and " + url));
            ActiveAlert active = ActiveAlert.firing(Map.of(), alert, Service.BEGAN, 1);
            for (String message : List.of(
                    MessageTemplate.flat().message(alert, "host-1"),
                    MessageTemplate.slack().message(alert, "host-1"),
                    MessageTemplate.pagerDuty("0123456789abcdef").message(alert, "host-1"),
                    MessageTemplate.json("{\"a\": \"${description}\", \"b\": \"${summary} ${description}\"}")
                            .message(alert, "host-1"),
                    new AlertmanagerMessage("host-1", Duration.ofMinutes(3)).of(List.of(active), Service.BEGAN))) {
                assertFalse(message.replace("\\/", "/").replace(url, "").contains("wiki"), message);
            }
        }
        Alert alert =
                alert("checkout", true, Map.of(), Map.of(Alert.RUNBOOK, "https://wiki.example/" + "x".repeat(900)));
        String text = object(MessageTemplate.flat().message(alert, "host-1")).getString("summary");
        assertTrue(text.endsWith("no \"sto\u2026.") && !text.contains("Runbook"), text);
    }

    @Test
    void aTemplateAsDeepAsItMayBeIsSent() throws Exception {
        String deep = "{\"a\":" + "[".repeat(31) + "\"${slo}\"" + "]".repeat(31) + "}";
        assertEquals(
                deep.replace("${slo}", "checkout"),
                MessageTemplate.json(deep).message(alert("checkout", true, Map.of(), Map.of()), "host-1"));
    }

    private static void assertRefused(String message, String template) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> MessageTemplate.json(template))
                        .getMessage());
    }
}
