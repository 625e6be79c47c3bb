/** Reading logs: bytes in, counts per second in order of time out. */
@NullMarked
package io.slo4j.cli.log;

import org.jspecify.annotations.NullMarked;
