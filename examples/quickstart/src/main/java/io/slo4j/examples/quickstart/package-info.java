/** The smallest program that has an objective. */
@NullMarked
package io.slo4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
