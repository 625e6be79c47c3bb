/** How alerts come about and reach their listeners: the state machine of a rule, and the mailbox of a listener. */
@NullMarked
package io.slo4j.internal.delivery;

import org.jspecify.annotations.NullMarked;
