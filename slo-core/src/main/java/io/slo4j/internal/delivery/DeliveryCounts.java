package io.slo4j.internal.delivery;

/**
 * What all listeners of alerts and levels of one registry have been notified of, those among them that are gone.
 *
 * @param delivered how many notifications they returned from, without repeats
 * @param failed how many they threw on
 * @param coalesced how many a later one replaced
 * @param suppressed how many were dropped because the alert was muted from its beginning to its end
 * @param rejected how many times an executor refused
 * @param waiting how many wait now, to be delivered or to be tried again
 */
public record DeliveryCounts(
        long delivered, long failed, long coalesced, long suppressed, long rejected, long waiting) {}
