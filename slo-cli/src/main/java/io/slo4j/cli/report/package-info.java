/** What came of a command, written down: for people in a terminal, for programs as JSON lines, and as one HTML page. */
@NullMarked
package io.slo4j.cli.report;

import org.jspecify.annotations.NullMarked;
