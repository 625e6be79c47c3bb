package io.slo4j.spring;

import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Which alerts fire. Never down: an orchestrator would restart the instance, and that cures nothing. */
final class SloHealth implements HealthIndicator {
    private final SloRegistry slos;

    SloHealth(SloRegistry slos) {
        this.slos = slos;
    }

    @Override
    public Health health() {
        Map<String, Object> firing = new LinkedHashMap<>();
        slos.slos().forEach(slo -> {
            SloStatus status = slo.status();
            var rules = status.alerts().stream()
                    .filter(alert -> alert.state() == AlertState.FIRING)
                    .map(alert -> alert.rule().severity().name().toLowerCase(java.util.Locale.ROOT) + ": "
                            + alert.rule().name())
                    .toList();
            if (!rules.isEmpty()) {
                firing.put(slo.name(), rules);
            }
        });
        return Health.up().withDetail("firing", firing).build();
    }
}
