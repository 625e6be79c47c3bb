/** Alert rules, the policies they make up, and the alerts that come of them. */
@NullMarked
package io.slo4j.alert;

import org.jspecify.annotations.NullMarked;
