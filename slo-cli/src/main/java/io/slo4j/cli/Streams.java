package io.slo4j.cli;

import io.slo4j.cli.report.Ink;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command reads from and writes to.
 *
 * @param ink the colours of {@code out}
 * @param showProgress whether somebody watches {@code err}
 */
record Streams(InputStream in, PrintStream out, PrintStream err, Ink ink, boolean showProgress) {}
