@NullMarked
package io.slo4j.cli;

import org.jspecify.annotations.NullMarked;
