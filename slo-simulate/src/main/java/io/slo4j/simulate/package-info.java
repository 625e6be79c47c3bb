/**
 * Seeing an SLO's alerts before they ring: a policy analysed in closed form, traffic simulated in virtual time through the
 * code that will page, and advice on an objective from what has happened.
 */
@NullMarked
package io.slo4j.simulate;

import org.jspecify.annotations.NullMarked;
