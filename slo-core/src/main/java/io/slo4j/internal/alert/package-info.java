/** Rules at work: what each kind of rule looks at, what it makes of that, and the state machine behind it. */
@NullMarked
package io.slo4j.internal.alert;

import org.jspecify.annotations.NullMarked;
