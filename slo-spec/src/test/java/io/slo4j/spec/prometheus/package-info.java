@NullMarked
package io.slo4j.spec.prometheus;

import org.jspecify.annotations.NullMarked;
