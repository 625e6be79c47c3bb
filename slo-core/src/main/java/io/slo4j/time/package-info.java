/** Time as slo4j sees it: a line that never goes back, and a virtual one for tests. */
@NullMarked
package io.slo4j.time;

import org.jspecify.annotations.NullMarked;
