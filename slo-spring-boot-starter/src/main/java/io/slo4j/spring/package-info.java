/**
 * SLOs in Spring Boot. Nothing here needs to be called: the dependency, {@code @TrackSlo} and a few lines of configuration do.
 * Begin at {@link io.slo4j.spring.SloProperties}, which holds what can be configured; {@link io.slo4j.spring.SloCustomizer} is for
 * what cannot be written down.
 */
@NullMarked
package io.slo4j.spring;

import org.jspecify.annotations.NullMarked;
