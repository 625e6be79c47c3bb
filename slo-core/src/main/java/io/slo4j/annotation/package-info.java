/**
 * Tracking by annotation, without a framework. Begin at {@link io.slo4j.annotation.TrackSlo}, which names the SLO of a method or a
 * type; {@link io.slo4j.annotation.SloProxies} makes it take effect for an interface.
 *
 * <p>This package uses {@code io.slo4j}, and no other package uses it. It is the only one of slo-core that uses reflection.
 */
@NullMarked
package io.slo4j.annotation;

import org.jspecify.annotations.NullMarked;
