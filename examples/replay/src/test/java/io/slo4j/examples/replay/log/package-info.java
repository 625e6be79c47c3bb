@NullMarked
package io.slo4j.examples.replay.log;

import org.jspecify.annotations.NullMarked;
