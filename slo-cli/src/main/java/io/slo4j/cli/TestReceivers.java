package io.slo4j.cli;

import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Severity;
import io.slo4j.notify.AlertmanagerSender;
import io.slo4j.notify.AlertmanagerSenderBuilder;
import io.slo4j.notify.MessageTemplate;
import io.slo4j.notify.Receiver;
import io.slo4j.notify.ReceiverStatus;
import io.slo4j.notify.WebhookSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** To whom a test alert is sent. */
final class TestReceivers {
    /** The name by which the sender says who it is. */
    private static final String INSTANCE = "slo test-alert";

    /* Longer than a test: so what a receiver has taken twice is its beginning and its end. */
    private static final Duration NO_RESEND = Duration.ofHours(1);

    /** What a receiver understands. */
    enum Kind {
        ALERTMANAGER,
        WEBHOOK,
        SLACK,
        PAGERDUTY
    }

    @Option(
            names = "--to",
            paramLabel = "KIND",
            defaultValue = "alertmanager",
            description = "alertmanager (default), webhook, slack or pagerduty.")
    private Kind kind = Kind.ALERTMANAGER;

    @Option(names = "--label", paramLabel = "NAME=VALUE", description = "A further label for Alertmanager; repeatable.")
    private Map<String, String> labels = new TreeMap<>();

    @Option(names = "--token-file", paramLabel = "FILE", description = "A bearer token; the routing key of PagerDuty.")
    private @Nullable Path token;

    @Parameters(paramLabel = "URL", arity = "1..*", description = "The receivers.")
    private List<String> urls = List.of();

    /** What sends, and how the receivers take it. */
    record Started(Supplier<List<ReceiverStatus>> status, Runnable end) implements AutoCloseable {
        List<ReceiverStatus> receivers() {
            return status.get();
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /** Starts to send what a registry says of alerts of a severity: who does not ask for {@code info} gets none of it. */
    Started start(SloRegistry slos, Severity severity) {
        AlertMatcher wanted = AlertMatcher.any().withSeverity(severity);
        if (kind == Kind.ALERTMANAGER) {
            AlertmanagerSenderBuilder builder = AlertmanagerSender.builder()
                    .single(INSTANCE)
                    .resendEvery(NO_RESEND)
                    .matcher(wanted);
            urls.forEach(url -> builder.receiver(receiver(url)));
            labels.forEach(builder::label);
            AlertmanagerSender sender = builder.start(slos);
            return new Started(sender::receivers, sender::close);
        }
        List<WebhookSender> senders = urls.stream()
                .map(url -> WebhookSender.builder(receiver(url))
                        .template(template())
                        .instance(INSTANCE)
                        .matcher(wanted)
                        .start(slos))
                .toList();
        return new Started(
                () -> senders.stream().map(WebhookSender::receiver).toList(),
                () -> senders.forEach(WebhookSender::close));
    }

    private Receiver receiver(String url) {
        Receiver receiver = Receiver.at(url);
        return token == null || kind == Kind.PAGERDUTY ? receiver : receiver.bearer(secret());
    }

    private MessageTemplate template() {
        return switch (kind) {
            case SLACK -> MessageTemplate.slack();
            case PAGERDUTY -> MessageTemplate.pagerDuty(secret());
            default -> MessageTemplate.flat();
        };
    }

    private String secret() {
        if (token == null) {
            throw new IllegalArgumentException("--token-file must name the file of the routing key, but was missing");
        }
        try {
            return Files.readString(token).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--token-file must name a file that can be read, but was " + token);
        }
    }
}
