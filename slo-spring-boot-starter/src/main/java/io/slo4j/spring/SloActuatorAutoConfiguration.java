package io.slo4j.spring;

import io.slo4j.SloRegistry;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The actuator endpoint {@code slo}, and a health indicator that is off unless it is asked for. */
@AutoConfiguration(after = SloAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
public class SloActuatorAutoConfiguration {
    /** For Spring. */
    public SloActuatorAutoConfiguration() {}

    @Bean
    @ConditionalOnAvailableEndpoint
    SloEndpoint sloEndpoint(SloSetup setup) {
        return new SloEndpoint(setup);
    }

    /** Always up: to restart an instance cures nothing that an alert says. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    @ConditionalOnBooleanProperty("management.health.slo.enabled")
    static class HealthConfiguration {
        @Bean
        HealthIndicator sloHealthIndicator(SloRegistry slos) {
            return new SloHealth(slos);
        }
    }
}
