/** How alerts come about and reach their listeners: the state machine of a rule, and the mailbox of a listener. */
@NullMarked
package io.slo4j.alert.engine;

import org.jspecify.annotations.NullMarked;
