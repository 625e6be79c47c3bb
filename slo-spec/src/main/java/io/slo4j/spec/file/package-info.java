/**
 * Files of SLOs: the format of slo4j, OpenSLO v1, and Sloth's {@code prometheus/v1}. Each SLO of a file is a
 * {@link io.slo4j.spec.file.SpecEntry}: its definition, and what the file says of it that no process needs, such as the
 * {@linkplain io.slo4j.spec.file.RatioQueries queries} of a metrics backend.
 */
@NullMarked
package io.slo4j.spec.file;

import org.jspecify.annotations.NullMarked;
