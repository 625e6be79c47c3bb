package io.slo4j.spring;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Refuses a Spring Boot for which this starter is not made, before anything fails in a way that nobody understands. */
final class OldBoot implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        requireBoot4(SpringBootVersion.getVersion());
    }

    static void requireBoot4(String version) {
        int point = version.indexOf('.');
        if (point > 0 && Integer.parseInt(version.substring(0, point)) < 4) {
            throw new OldBootException(
                    "slo-spring-boot-starter must run on Spring Boot 4.0 or later, but runs on " + version);
        }
    }
}
