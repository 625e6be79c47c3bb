/**
 * SLOs in Spring Boot. Nothing here needs to be called: the dependency, {@code @TrackSlo} and a few lines of configuration do.
 * What can be configured is described in {@code META-INF/spring-configuration-metadata.json}, from which IDEs complete it;
 * {@link io.slo4j.spring.SloCustomizer} is for what cannot be written down.
 */
@NullMarked
package io.slo4j.spring;

import org.jspecify.annotations.NullMarked;
