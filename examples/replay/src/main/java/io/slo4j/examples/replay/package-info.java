/** A command line that replays a service's logs through the code that alerts, and says what it would have alerted. */
@NullMarked
package io.slo4j.examples.replay;

import org.jspecify.annotations.NullMarked;
