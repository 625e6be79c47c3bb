package io.slo4j.cli;

import io.slo4j.cli.report.Colours;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command reads from and writes to.
 *
 * @param colours those of {@code out}
 * @param showProgress whether somebody watches {@code err}
 */
record Streams(InputStream in, PrintStream out, PrintStream err, Colours colours, boolean showProgress) {}
