@NullMarked
package io.slo4j.examples.fleet;

import org.jspecify.annotations.NullMarked;
