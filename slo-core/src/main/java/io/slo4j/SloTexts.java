package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.Alert;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The labels, annotations and traces of an SLO: what its alerts carry for those who read or route them. */
abstract class SloTexts {
    final SloDraft draft;

    SloTexts(SloDraft draft) {
        this.draft = draft;
    }

    abstract SloBuilder self();

    /**
     * Adds a label to this SLO's alerts: {@code label("team", "payments")}.
     *
     * @param key not blank
     * @param value any text
     * @return this
     * @throws IllegalArgumentException if the key is blank
     */
    public SloBuilder label(String key, String value) {
        draft.putLabel(key, value);
        return self();
    }

    /**
     * Adds a text to this SLO's alerts. These placeholders are replaced by the values of the alert: {@code {slo}},
     * {@code {severity}}, {@code {rule}}, {@code {objective}}, {@code {remaining}} (of the budget), and the key of any
     * label in braces: {@code annotation("dashboard", "https://grafana.example/d/slo?var-slo={slo}")}.
     *
     * @param key not blank
     * @param value any text
     * @return this
     * @throws IllegalArgumentException if the key is blank
     */
    public SloBuilder annotation(String key, String value) {
        draft.putAnnotation(key, value);
        return self();
    }

    /**
     * Adds a link to instructions for when this SLO alerts: an annotation, and part of the alert's summary.
     *
     * @param url may hold the placeholders of {@link #annotation}
     * @return this
     */
    public SloBuilder runbook(String url) {
        return annotation(Alert.RUNBOOK, url);
    }

    /**
     * Adds a link to charts for when this SLO alerts: an annotation.
     *
     * @param url may hold the placeholders of {@link #annotation}
     * @return this
     */
    public SloBuilder dashboard(String url) {
        return annotation(Alert.DASHBOARD, url);
    }

    /**
     * Describes what the SLO measures and whom a miss hurts: an annotation.
     *
     * @param text may hold the placeholders of {@link #annotation}
     * @return this
     */
    public SloBuilder description(String text) {
        return annotation(Alert.DESCRIPTION, text);
    }

    /**
     * Lets alerts name the trace of a bad event: {@code traceIds(() -> Span.current().getSpanContext().getTraceId())}. The
     * supplier is called on the thread that records a bad event, so it must be quick. If it throws, that is logged once.
     *
     * @param current supplies the trace id of the current thread, or null if there is none
     * @return this
     */
    public SloBuilder traceIds(Supplier<@Nullable String> current) {
        given("trace id supplier", current);
        draft.settings.once("trace id supplier");
        draft.traceIds = current;
        return self();
    }
}
