/**
 * Alerts that arrive: to Prometheus Alertmanager, and to any webhook. Begin at {@link io.slo4j.notify.AlertmanagerSender} and
 * {@link io.slo4j.notify.WebhookSender}; a {@link io.slo4j.notify.Receiver} is where they send to, and with what credentials.
 *
 * <p>A sender is a listener of a registry. {@code HttpPost} is the one way out: one request at a time that ends within its time-out,
 * and one {@code Answer}. {@code ActiveAlerts} are what Alertmanager is to know, and a {@code SendingThread} for each Alertmanager
 * tells it again and again. {@code Fitted} keeps every message within 2 kB.
 */
@NullMarked
package io.slo4j.notify;

import org.jspecify.annotations.NullMarked;
