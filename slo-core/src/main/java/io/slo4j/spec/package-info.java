/**
 * SLOs and alert rules as data: names, texts and numbers, as a configuration file or an annotation holds them. Begin at
 * {@link io.slo4j.spec.SloSpec}, the settings of one SLO; {@link io.slo4j.spec.SpecReader} makes definitions of specs and says,
 * by its path, what is wrong with each setting.
 *
 * <p>This package knows no file format. Whoever reads one fills the builders, and everything that is configured follows the same
 * grammar. It uses {@code io.slo4j}.
 */
@NullMarked
package io.slo4j.spec;

import org.jspecify.annotations.NullMarked;
