package io.slo4j.notify;

import org.jspecify.annotations.Nullable;

/**
 * How a receiver takes what it is sent. Immutable; every count begins at 0 and only grows.
 *
 * @param receiver its scheme, host and port
 * @param accepted how many requests it took
 * @param refused how many it refused for good, with a status such as 400
 * @param failed how many failed and were to be tried again
 * @param problem why the last request was not taken, on one line and without secrets; null if it was taken, or there was none
 */
public record ReceiverStatus(
        String receiver,
        long accepted,
        long refused,
        long failed,
        @Nullable String problem) {}
