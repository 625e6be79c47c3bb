/**
 * The command {@code slo}: its subcommands, their options, and what they say while they work. Begin with {@code Main}. Logs are
 * read in {@code log}, policies in {@code policy}; {@code replay} plays a log into an SLO, and {@code report} writes down what came of it.
 */
@NullMarked
package io.slo4j.cli;

import org.jspecify.annotations.NullMarked;
