package io.slo4j.internal.delivery;

/** One listener: what passes its filter goes into a mailbox, which the dispatch has delivered. */
record Recipient(NotificationFilter filter, Dispatch dispatch) {}
