/** The formats of lines: what one line says, and which of its fields is the time that a request took. */
@NullMarked
package io.slo4j.cli.line;

import org.jspecify.annotations.NullMarked;
