package io.slo4j.notify;

import static io.slo4j.notify.Checks.given;

import io.slo4j.alert.Alert;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The message of a webhook: a JSON object with placeholders in its texts. Immutable.
 *
 * <p>{@code ${summary}} stands for a value, and {@code ${firing:true=trigger|false=resolve}} for a choice by a value; an alternative
 * without a value, the last one, is for every other value. A text that is one placeholder and nothing else becomes a number or a boolean
 * where the value is one. What stands for a placeholder is never read as JSON or as a placeholder itself.
 *
 * <table>
 * <caption>Placeholders</caption>
 * <thead><tr><th>name</th><th>what</th></tr></thead>
 * <tbody>
 * <tr><td>{@code id}</td><td>the same for beginning, repeats and end of one alert: what a pager tells duplicates by</td></tr>
 * <tr><td>{@code sequence}</td><td>grows from one message of an alert to the next: a number</td></tr>
 * <tr><td>{@code firing}</td><td>true, or false when it is over</td></tr>
 * <tr><td>{@code test}</td><td>true for an alert that {@code SloRegistry.testAlert} has asked for</td></tr>
 * <tr><td>{@code severity}</td><td>{@code page}, {@code ticket} or {@code info}</td></tr>
 * <tr><td>{@code slo}, {@code rule}, {@code objective}</td><td>their names, and {@code 99.9%}</td></tr>
 * <tr><td>{@code summary}</td><td>the alert in a few sentences</td></tr>
 * <tr><td>{@code figures}</td><td>the figures that the rule compares, and their limits</td></tr>
 * <tr><td>{@code causes}</td><td>why events were bad, the most frequent causes with their shares; empty if that is not known</td></tr>
 * <tr><td>{@code exception}, {@code trace}</td><td>those of the last bad event; empty if there are none</td></tr>
 * <tr><td>{@code description}, {@code runbook}, {@code dashboard}</td><td>annotations of the SLO</td></tr>
 * <tr><td>{@code labels}</td><td>those of the SLO: {@code team=shop, tier=1}</td></tr>
 * <tr><td>{@code instance}</td><td>the name of this process</td></tr>
 * <tr><td>{@code at}, {@code firedAt}</td><td>when this was said, and when the alert began to fire</td></tr>
 * </tbody>
 * </table>
 *
 * <p>A message has at most 2,048 bytes, whatever the alert: texts are cut where it would be longer, and a link that is too long is left
 * out.
 */
public final class MessageTemplate {
    private static final String FLAT = """
        {"id": "${id}", "sequence": "${sequence}", "firing": "${firing}", "test": "${test}", "severity": "${severity}", "slo": "${slo}",
         "rule": "${rule}", "objective": "${objective}", "summary": "${summary}", "figures": "${figures}",
         "causes": "${causes}", "runbook": "${runbook}", "dashboard": "${dashboard}", "labels": "${labels}",
         "instance": "${instance}", "at": "${at}", "firedAt": "${firedAt}"}
        """;

    /* As plain text, in which nobody can be mentioned. */
    private static final String SLACK = """
        {"text": "SLO alert",
         "blocks": [{"type": "section", "text": {"type": "plain_text", "emoji": true,
           "text": "${firing:true=:rotating_light:|:white_check_mark:} ${summary}"}}]}
        """;

    private static final String PAGER_DUTY = """
        {"routing_key": "", "event_action": "${firing:true=trigger|resolve}", "dedup_key": "${id}",
         "payload": {"summary": "${summary}", "source": "${instance}",
           "severity": "${severity:page=critical|ticket=warning|info}",
           "component": "${slo}", "class": "${rule}",
           "custom_details": {"sequence": "${sequence}", "figures": "${figures}", "causes": "${causes}",
             "runbook": "${runbook}", "dashboard": "${dashboard}"}}}
        """;

    private static final String TEMPLATE = "template";
    private static final String LONG_INSTANT = "2026-03-01T00:00:00.123456789Z";
    private static final String LONG_ID = "00000000-0000-0000-0000-000000000000";

    private final Map<String, Object> tree;
    private final List<String> secrets;

    private MessageTemplate(Map<String, Object> tree, List<String> secrets) {
        this.tree = tree;
        this.secrets = secrets;
    }

    /**
     * The usual message: one flat object with the placeholders of the table, without {@code description}, {@code exception} and
     * {@code trace}, each under its name.
     *
     * @return a template
     */
    public static MessageTemplate flat() {
        return checked(Json.object(TEMPLATE, FLAT), List.of());
    }

    /**
     * A message for an incoming webhook of Slack.
     *
     * @return a template
     */
    public static MessageTemplate slack() {
        return checked(Json.object(TEMPLATE, SLACK), List.of());
    }

    /**
     * A message for Events API v2 of PagerDuty, {@code https://events.pagerduty.com/v2/enqueue}. An incident is that of one alert, by its
     * id; it is resolved when the alert is over.
     *
     * @param routingKey the integration key of the service; a secret
     * @return a template
     * @throws IllegalArgumentException if the key is not printable; the message does not show it
     */
    public static MessageTemplate pagerDuty(String routingKey) {
        Map<String, Object> message = new LinkedHashMap<>(Json.object(TEMPLATE, PAGER_DUTY));
        message.put("routing_key", Checks.headerValue("routing key", routingKey));
        return checked(message, List.of(routingKey));
    }

    /**
     * A message of your own.
     *
     * @param object a JSON object with placeholders in its texts
     * @return a template
     * @throws IllegalArgumentException if it is no JSON object, is nested more than 32 deep, has two fields of one name, a placeholder of
     *     another name or in the name of a field, a choice by what a value never is, or a number beyond the range of a double, or would
     *     not leave room for an alert in 2,048 bytes; the message does not show the object
     */
    public static MessageTemplate json(String object) {
        Map<String, Object> tree = Json.object(TEMPLATE, given(TEMPLATE, object));
        return checked(tree, constants(tree).toList());
    }

    private static MessageTemplate checked(Map<String, Object> tree, List<String> secrets) {
        Map<String, Object> shortest = shortest();
        check(tree, shortest.keySet());
        TreeSet<String> unknown = new TreeSet<>(Placeholder.names(Json.text(tree)));
        unknown.removeAll(shortest.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("placeholders of a template must be among "
                    + String.join(", ", shortest.keySet()) + ", but were " + String.join(", ", unknown));
        }
        int bytes = Json.bytes(Json.text(filled(tree, shortest)));
        if (bytes > Fitted.MOST_BYTES) {
            throw new IllegalArgumentException("template must leave room in " + Fitted.MOST_BYTES
                    + " bytes, but with the shortest of alerts has " + bytes);
        }
        return new MessageTemplate(tree, secrets);
    }

    private static void check(@Nullable Object part, Set<String> names) {
        if (part instanceof String text) {
            Placeholder.check(text, names);
        } else if (part instanceof Map<?, ?> object) {
            object.keySet().forEach(name -> checkName(String.valueOf(name)));
            object.values().forEach(value -> check(value, names));
        } else if (part instanceof Collection<?> array) {
            array.forEach(value -> check(value, names));
        }
    }

    private static void checkName(String name) {
        if (name.contains("${")) {
            throw new IllegalArgumentException("name of a field of a template must be without a placeholder, but was \""
                    + OneLine.of(name, 100) + '"');
        }
    }

    /* The longest values that nothing cuts, and no text. */
    private static Map<String, Object> shortest() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", LONG_ID);
        values.put("sequence", Long.MAX_VALUE);
        values.put("firing", false);
        values.put("test", false);
        values.put("severity", "ticket");
        for (String text : new String[] {
            "slo",
            "rule",
            "objective",
            "summary",
            "figures",
            "causes",
            "description",
            "runbook",
            "dashboard",
            "labels",
            "exception",
            "trace",
            "instance"
        }) {
            values.put(text, "");
        }
        values.put("at", LONG_INSTANT);
        values.put("firedAt", LONG_INSTANT);
        return values;
    }

    /** The message for an alert, within 2,048 bytes. */
    String message(Alert alert, String instance) {
        return Fitted.within(most -> Json.text(filled(tree, AlertTexts.of(alert, instance, most))));
    }

    private static Object filled(Object part, Map<String, Object> values) {
        if (part instanceof String text) {
            return Placeholder.filled(text, values);
        }
        if (part instanceof Map<?, ?> object) {
            Map<String, Object> filled = new LinkedHashMap<>();
            object.forEach((name, value) -> filled.put(String.valueOf(name), filled(value, values)));
            return filled;
        }
        if (part instanceof Collection<?> array) {
            return array.stream().map(value -> filled(value, values)).toList();
        }
        return part;
    }

    /* Any text between the placeholders may be a key of the receiver's. */
    private static Stream<String> constants(Object part) {
        if (part instanceof String text) {
            return Placeholder.between(text).stream();
        }
        if (part instanceof Map<?, ?> object) {
            return object.values().stream().filter(Objects::nonNull).flatMap(MessageTemplate::constants);
        }
        if (part instanceof Collection<?> array) {
            return array.stream().filter(Objects::nonNull).flatMap(MessageTemplate::constants);
        }
        return Stream.empty();
    }

    /** What every message says and must not be shown, though the receiver repeats it. */
    List<String> secrets() {
        return secrets;
    }

    /** Nothing of the message, which may hold a secret. */
    @Override
    public String toString() {
        return "MessageTemplate[" + tree.size() + " fields]";
    }
}
