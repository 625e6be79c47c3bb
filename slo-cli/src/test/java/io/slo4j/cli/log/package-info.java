@NullMarked
package io.slo4j.cli.log;

import org.jspecify.annotations.NullMarked;
