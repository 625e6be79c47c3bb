package io.slo4j.cli;

import io.slo4j.cli.report.Colours;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * The input and outputs of a command.
 *
 * @param colours those of {@code out}
 * @param showProgress whether {@code err} is a terminal
 */
record Streams(InputStream in, PrintStream out, PrintStream err, Colours colours, boolean showProgress) {}
