package io.slo4j.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.DispatcherHandler;

/** Counts the routes of WebFlux, functional endpoints included, if {@code slo.http.objective} is configured. */
@AutoConfiguration(after = SloAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnProperty("slo.http.objective")
public class SloWebFluxAutoConfiguration {
    static final String FILTER = "sloWebFilter";

    /** For Spring. */
    public SloWebFluxAutoConfiguration() {}

    @Bean
    SloWebFilter sloWebFilter(SloSetup setup) {
        return new SloWebFilter(
                setup.routes().orElseThrow(), setup.clientErrors(), setup.slos().clock());
    }
}
