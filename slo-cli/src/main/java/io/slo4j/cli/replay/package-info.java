/** A log played into a real SLO in virtual time, and what is kept of it: transitions, episodes, lines of a chart. */
@NullMarked
package io.slo4j.cli.replay;

import org.jspecify.annotations.NullMarked;
