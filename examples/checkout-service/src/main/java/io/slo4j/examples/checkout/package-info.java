/** A small HTTP service that tracks its own objectives, and the page, metrics and alerts it makes of them. */
@NullMarked
package io.slo4j.examples.checkout;

import org.jspecify.annotations.NullMarked;
