package io.slo4j.notify;

import static io.slo4j.notify.Checks.given;

import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Builds an {@link AlertmanagerSender}: one receiver and one mode are required. Not safe for use by several threads. */
public final class AlertmanagerSenderBuilder {
    private static final int LIFE_IN_RESENDS = 3;

    private final List<Receiver> receivers = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private @Nullable String instance;
    private boolean single;
    private Duration resend = Duration.ofMinutes(1);
    private final List<AlertMatcher> matchers = new ArrayList<>();

    AlertmanagerSenderBuilder() {}

    /**
     * Adds an Alertmanager. Name each instance of a cluster, not a load balancer before them.
     *
     * @param alertmanager its base URL, without {@code /api/v2}, and the credentials
     * @return this
     */
    public AlertmanagerSenderBuilder receiver(Receiver alertmanager) {
        receivers.add(given("receiver", alertmanager));
        return this;
    }

    /**
     * This process is one of several replicas: what they say adds up to one alert.
     *
     * @param name the name of this replica, such as that of its pod; an annotation of its alerts
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public AlertmanagerSenderBuilder fleet(String name) {
        return mode(name, false);
    }

    /**
     * This process stands for itself: its alerts are apart from those of others.
     *
     * @param name the name of this process, the same after a restart; the label {@code instance} of its alerts
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public AlertmanagerSenderBuilder single(String name) {
        return mode(name, true);
    }

    private AlertmanagerSenderBuilder mode(String name, boolean alone) {
        instance = Checks.notBlank("name of the instance", name);
        single = alone;
        return this;
    }

    /**
     * Adds a label to every alert, such as the cluster. In a fleet it must be the same in every replica.
     *
     * @param name letters, digits and underscores; not {@code alertname}, {@code slo}, {@code severity}, {@code instance} or
     *     {@code test}
     * @param value any text, not empty
     * @return this
     * @throws IllegalArgumentException if the name is another one, or the value is blank
     */
    public AlertmanagerSenderBuilder label(String name, String value) {
        boolean taken =
                List.of("alertname", "slo", "severity", "instance", "test").contains(given("name of a label", name));
        if (taken || !name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
            throw new IllegalArgumentException(
                    "name of a label must be letters, digits and underscores, and none that the sender sets, but was \""
                            + name + '"');
        }
        labels.put(name, Checks.notBlank("value of label \"" + name + '"', value));
        return this;
    }

    /**
     * How often what fires is said again; three times as long it fires without being said again. A minute by default.
     *
     * @param interval 1 s to 1 h
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public AlertmanagerSenderBuilder resendEvery(Duration interval) {
        resend = Checks.between("re-send interval", Duration.ofSeconds(1), Duration.ofHours(1), interval);
        return this;
    }

    /**
     * Restricts what is sent; by default it is every alert. Restrictions add up.
     *
     * @param wanted matches the alerts that are wanted
     * @return this
     */
    public AlertmanagerSenderBuilder matcher(AlertMatcher wanted) {
        matchers.add(given("matcher", wanted));
        return this;
    }

    /**
     * Starts to send the alerts of a registry, also those that fire already.
     *
     * @param slos the registry
     * @return the sender; close it after the registry
     * @throws IllegalStateException if there is no receiver, or neither {@link #fleet} nor {@link #single} was called
     */
    public AlertmanagerSender start(SloRegistry slos) {
        given("registry of SLOs", slos);
        String name = instance;
        if (receivers.isEmpty() || name == null) {
            throw new IllegalStateException("a receiver, and fleet or single, must be set before a sender is started");
        }
        Duration lifetime = resend.multipliedBy(LIFE_IN_RESENDS);
        Map<String, String> fixed = new LinkedHashMap<>(labels);
        if (single) {
            fixed.put("instance", name);
        }
        ActiveAlerts active = new ActiveAlerts(new AlertLabels(fixed), single, lifetime.toNanos());
        AlertmanagerMessage message = new AlertmanagerMessage(name, lifetime);
        BooleanSupplier watched = slos.clock().pace() > 0 ? new Watch(slos::ticks, lifetime.toNanos()) : () -> true;
        List<SendingThread> threads = receivers.stream()
                .map(receiver -> new SendingThread(
                        active,
                        message,
                        new HttpPost(receiver, api(receiver.uri()), List.of()),
                        new ReceiverLog(receiver),
                        resend,
                        watched))
                .toList();
        AlertmanagerSender sender = new AlertmanagerSender(active, threads, text(name));
        AlertSubscription subscription =
                AlertSubscription.to(new Listener(sender)).repeatEvery(resend);
        for (AlertMatcher wanted : matchers) {
            subscription = subscription.matcher(wanted);
        }
        threads.forEach(SendingThread::start);
        sender.start(slos.subscribe(subscription));
        return sender;
    }

    private record Listener(AlertmanagerSender sender) implements AlertListener {
        @Override
        public void onAlert(Alert alert) {
            sender.heard(alert);
        }
    }

    private static URI api(URI base) {
        String url = base.toString();
        return URI.create((url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + "/api/v2/alerts");
    }

    private String text(String name) {
        return "AlertmanagerSender[" + (single ? "single " : "fleet ") + OneLine.of(name, 100) + ", receivers="
                + receivers + "]";
    }
}
