package io.slo4j.spring;

import io.micrometer.observation.ObservationHandler;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Counts the observations of {@code slo.observations}. Boot adds the handler to the registry of observations. */
@AutoConfiguration(after = SloAutoConfiguration.class)
@ConditionalOnClass(ObservationHandler.class)
public class SloObservationAutoConfiguration {
    /** For Spring. */
    public SloObservationAutoConfiguration() {}

    @Bean
    SloObservations sloObservations(SloSetup setup) {
        return new SloObservations(setup);
    }
}
