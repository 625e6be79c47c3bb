@NullMarked
package io.slo4j.cli.line;

import org.jspecify.annotations.NullMarked;
