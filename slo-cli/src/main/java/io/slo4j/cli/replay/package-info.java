/** Plays a log into a real SLO in virtual time, and collects transitions, episodes and the lines of a chart. */
@NullMarked
package io.slo4j.cli.replay;

import org.jspecify.annotations.NullMarked;
