/**
 * How alerts and changes of budget levels reach the listeners of a registry.
 *
 * <p>Begin with {@link io.slo4j.internal.delivery.Delivery}. What is posted to it passes these classes, each of which knows
 * only those after it:
 *
 * <ol>
 *   <li>on the thread that ticks: the {@code EpisodeLog} remembers the alert, {@code Muting} knows the pages that fire and the
 *       silences that are active, and the {@code NotificationFilter} of each listener decides what passes;
 *   <li>the {@code Mailbox} of the listener, with a {@code NotificationQueue} that coalesces or collects;
 *   <li>on the thread that {@code Dispatch} chooses: the mailbox calls the listener by its {@code GuardedListener}.
 * </ol>
 *
 * <p>{@code DirectListener} is for listeners that are called at once, on the thread that has something for them.
 */
@NullMarked
package io.slo4j.internal.delivery;

import org.jspecify.annotations.NullMarked;
