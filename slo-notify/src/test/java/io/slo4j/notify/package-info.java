@NullMarked
package io.slo4j.notify;

import org.jspecify.annotations.NullMarked;
