@NullMarked
package io.slo4j.spec.grafana;

import org.jspecify.annotations.NullMarked;
