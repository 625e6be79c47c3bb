/** Tests of the checkout service. */
@NullMarked
package io.slo4j.examples.checkout;

import org.jspecify.annotations.NullMarked;
