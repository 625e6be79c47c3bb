/**
 * The command {@code slo}: its subcommands, their options, and their progress. Begin with {@code Main}. Package {@code log}
 * reads logs, {@code policy} reads policies, {@code replay} plays a log into an SLO, and {@code report} writes the results.
 */
@NullMarked
package io.slo4j.cli;

import org.jspecify.annotations.NullMarked;
