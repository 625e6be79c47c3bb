/** Writes the results of a command: as text for people, as JSON lines for programs, and as one HTML page. */
@NullMarked
package io.slo4j.cli.report;

import org.jspecify.annotations.NullMarked;
