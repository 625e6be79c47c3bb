package io.slo4j.internal.delivery;

import java.util.List;

/** How user code is called with notifications of one kind. */
@FunctionalInterface
interface NotificationListener<N extends Notification> {
    /**
     * Calls it.
     *
     * @param notifications at least one; only changes or only repeats
     * @throws Exception anything
     */
    void notified(List<N> notifications) throws Exception;
}
