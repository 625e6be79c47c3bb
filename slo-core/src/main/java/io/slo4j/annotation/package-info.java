/** Tracking by annotation, without a framework. */
@NullMarked
package io.slo4j.annotation;

import org.jspecify.annotations.NullMarked;
