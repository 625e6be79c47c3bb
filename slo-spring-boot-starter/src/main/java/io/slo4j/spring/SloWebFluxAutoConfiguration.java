package io.slo4j.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * Judges failed calls by what WebFlux answers, and counts its routes, functional endpoints included, if
 * {@code slo.http.objective} is configured.
 */
@AutoConfiguration(after = SloAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
public class SloWebFluxAutoConfiguration {
    static final String FILTER = "sloWebFilter";

    /** For Spring. */
    public SloWebFluxAutoConfiguration() {}

    @Bean
    WebFluxFailures sloFailures() {
        return new WebFluxFailures();
    }

    @Bean
    @ConditionalOnProperty("slo.http.objective")
    SloWebFilter sloWebFilter(SloSetup setup) {
        return new SloWebFilter(
                setup.routes().orElseThrow(), setup.clientErrors(), setup.slos().clock());
    }
}
