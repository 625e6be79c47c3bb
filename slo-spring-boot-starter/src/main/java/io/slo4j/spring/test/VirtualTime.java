package io.slo4j.spring.test;

import io.slo4j.time.VirtualClock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The clock of a test. */
@Configuration(proxyBeanMethods = false)
class VirtualTime {
    static final String BEGINNING = "2026-01-01T00:00:00Z";

    @Bean
    @Primary
    VirtualClock sloVirtualClock() {
        return VirtualClock.at(Instant.parse(BEGINNING));
    }
}
