package io.slo4j.spring;

import io.slo4j.Slo;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.time.Durations;
import io.slo4j.view.BudgetView;
import io.slo4j.view.RegistryView;
import io.slo4j.view.SloView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * The actuator endpoint: all SLOs, one of them, the alert history, silences and corrections, and a gate for pipelines.
 *
 * <p>{@code history}, {@code silences}, {@code corrections} and {@code gate} are no names of SLOs here.
 */
@Endpoint(id = "slo")
final class SloEndpoint {
    private static final int UNAVAILABLE = 503;

    private final SloSetup setup;

    SloEndpoint(SloSetup setup) {
        this.setup = setup;
    }

    /**
     * All SLOs, and what is configured and has never recorded anything.
     *
     * @param slos the SLOs, as everywhere in slo4j
     * @param neverRecorded keys of the configuration
     */
    record All(RegistryView slos, List<String> neverRecorded) {}

    @ReadOperation
    All all() {
        return new All(RegistryView.of(setup.slos()), setup.neverRecorded());
    }

    @ReadOperation
    @Nullable
    Object one(@Selector String what, @Nullable String member, @Nullable String slo, @Nullable String action) {
        return switch (what) {
            case "history" -> RegistryView.of(setup.slos()).alertHistory();
            case "silences" -> RegistryView.of(setup.slos()).silences();
            case "corrections" -> corrections(required("slo", slo));
            case "gate" -> gate(required("slo", slo), required("action", action));
            default -> found(what, member).map(Slo::status).map(SloView::of).orElse(null);
        };
    }

    private Optional<Slo> found(String name, @Nullable String member) {
        if (member == null) {
            return setup.slos().find(name);
        }
        return setup.slos().slos().stream()
                .filter(slo -> slo.definition()
                        .groupMember()
                        .filter(of -> of.group().equals(name) && of.value().equals(member))
                        .isPresent())
                .findFirst();
    }

    private Slo named(String name) {
        return setup.slos()
                .find(name)
                .orElseThrow(() -> refused("slo must be the name of an SLO, but was \"" + name + '"'));
    }

    private BudgetView corrections(String slo) {
        return SloView.of(named(slo).status()).budget();
    }

    private WebEndpointResponse<Map<String, Object>> gate(String slo, String action) {
        Slo asked = named(slo);
        boolean allowed;
        try {
            allowed = asked.errorBudget().allows(action);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refused(e.getMessage());
        }
        SloStatus status = asked.status();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("slo", slo);
        answer.put("action", action);
        answer.put("allowed", allowed);
        answer.put("remaining", status.budget().remaining());
        return new WebEndpointResponse<>(answer, allowed ? WebEndpointResponse.STATUS_OK : UNAVAILABLE);
    }

    /** Adds a silence or a correction. */
    @WriteOperation
    Object write(
            @Selector String what,
            @Nullable String slo,
            @Nullable String reason,
            @Nullable String lasting,
            @Nullable String severity,
            @Nullable String rule,
            @Nullable String kind,
            @Nullable String from,
            @Nullable String until,
            @Nullable Long bad) {
        try {
            return switch (what) {
                case "silences" ->
                    silence(slo, required("reason", reason), required("lasting", lasting), severity, rule);
                case "corrections" ->
                    correction(
                            named(required("slo", slo)),
                            required("reason", reason),
                            required("kind", kind),
                            from,
                            until,
                            bad);
                default -> throw refused("path must end in silences or corrections, but ended in \"" + what + '"');
            };
        } catch (IllegalArgumentException | IllegalStateException | java.time.DateTimeException e) {
            throw refused(e.getMessage());
        }
    }

    private Object silence(
            @Nullable String slo, String reason, String lasting, @Nullable String severity, @Nullable String rule) {
        AlertMatcher matcher = AlertMatcher.any();
        matcher = slo == null ? matcher : matcher.withSlo(slo);
        matcher =
                severity == null ? matcher : matcher.withSeverity(Severity.valueOf(severity.toUpperCase(Locale.ROOT)));
        matcher = rule == null ? matcher : matcher.withRule(rule);
        String id = setup.slos()
                .silences()
                .add(matcher, Durations.parse("lasting", lasting), reason)
                .id();
        return Map.of("id", id);
    }

    private static Object correction(
            Slo slo, String reason, String kind, @Nullable String from, @Nullable String until, @Nullable Long bad) {
        BudgetCorrection made = switch (kind) {
            case "exclusion" ->
                slo.errorBudget()
                        .exclude(
                                Instant.parse(required("from", from)), Instant.parse(required("until", until)), reason);
            case "forgiveness" -> slo.errorBudget().forgive(bad == null ? 0 : bad, reason);
            case "reset" -> slo.errorBudget().reset(reason);
            default -> throw refused("kind must be exclusion, forgiveness or reset, but was \"" + kind + '"');
        };
        return Map.of(
                "at", made.at().toString(), "remaining", slo.status().budget().remaining());
    }

    private static String required(String what, @Nullable String value) {
        if (value == null) {
            throw refused(what + " must be given");
        }
        return value;
    }

    private static InvalidEndpointRequestException refused(@Nullable String reason) {
        String said = String.valueOf(reason);
        return new InvalidEndpointRequestException(said, said);
    }
}
