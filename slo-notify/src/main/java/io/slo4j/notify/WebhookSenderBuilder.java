package io.slo4j.notify;

import static io.slo4j.notify.Checks.given;

import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds a {@link WebhookSender}. Not safe for use by several threads. */
public final class WebhookSenderBuilder {
    private final Receiver receiver;
    private final List<AlertMatcher> matchers = new ArrayList<>();
    private MessageTemplate template = MessageTemplate.flat();
    private String instance = System.getenv().getOrDefault("HOSTNAME", "unknown");
    private Duration repeat = Duration.ZERO;

    WebhookSenderBuilder(Receiver receiver) {
        this.receiver = given("receiver", receiver);
    }

    /**
     * The message; by default {@link MessageTemplate#flat()}.
     *
     * @param message a template
     * @return this
     */
    public WebhookSenderBuilder template(MessageTemplate message) {
        template = given("template", message);
        return this;
    }

    /**
     * The name of this process; by default the environment variable {@code HOSTNAME}, which in Kubernetes is the name of the pod.
     *
     * @param name the placeholder {@code instance}
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public WebhookSenderBuilder instance(String name) {
        instance = Checks.notBlank("name of the instance", name);
        return this;
    }

    /**
     * Restricts what is sent; by default it is every alert. Restrictions add up.
     *
     * @param wanted matches the alerts that are wanted
     * @return this
     */
    public WebhookSenderBuilder matcher(AlertMatcher wanted) {
        matchers.add(given("matcher", wanted));
        return this;
    }

    /**
     * Sends again what goes on firing, with current figures and the same id; by default nothing is repeated.
     *
     * @param interval 1 s to 7 days
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public WebhookSenderBuilder repeatEvery(Duration interval) {
        repeat = Checks.between("repeat interval", Duration.ofSeconds(1), Duration.ofDays(7), interval);
        return this;
    }

    /**
     * Starts to send the alerts of a registry, also those that fire already.
     *
     * @param slos the registry
     * @return the sender; close it after the registry
     */
    public WebhookSender start(SloRegistry slos) {
        given("registry of SLOs", slos);
        WebhookSender sender = new WebhookSender(receiver, template, instance);
        AlertSubscription subscription = AlertSubscription.to(sender.listener());
        for (AlertMatcher wanted : matchers) {
            subscription = subscription.matcher(wanted);
        }
        sender.start(slos.subscribe(repeat.isZero() ? subscription : subscription.repeatEvery(repeat)));
        return sender;
    }
}
