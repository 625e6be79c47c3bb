@NullMarked
package io.slo4j.examples.replay;

import org.jspecify.annotations.NullMarked;
