package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.ObservationRegistry;
import io.slo4j.SloRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/** Work that is no request: Spring itself observes it, and its SLO is chosen by the observation's name. */
class ObservedWorkTest {
    /** Fails at its second run, and does nothing bad afterwards. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableScheduling
    static class Jobs {
        private final AtomicInteger runs = new AtomicInteger();

        @Scheduled(fixedDelay = 1)
        void cleanUp() {
            if (runs.incrementAndGet() == 2) {
                throw new IllegalStateException("the disk is full");
            }
        }
    }

    @Test
    void aScheduledJobIsAnEventAtEachRun() {
        try (Server server = new Server(
                WebApplicationType.NONE, Jobs.class, "slo.observations[tasks.scheduled.execution].objective=99%")) {
            Server.await(true, () -> counts(server, "tasks.scheduled.execution").get(0) >= 2);
            Server.await(1L, () -> counts(server, "tasks.scheduled.execution").get(1));
        }
    }

    /** A listener of three messages, of which the last cannot be worked on. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Orders {
        private static final TopicPartition PLACE = new TopicPartition("orders", 0);

        @Bean
        KafkaMessageListenerContainer<String, String> orders(ObservationRegistry observations) {
            ContainerProperties properties = new ContainerProperties(new TopicPartitionOffset("orders", 0));
            properties.setMessageListener((MessageListener<String, String>) order -> {
                if (order.value().equals("unreadable")) {
                    throw new IllegalArgumentException("no such order");
                }
            });
            properties.setObservationEnabled(true);
            properties.setObservationRegistry(observations);
            KafkaMessageListenerContainer<String, String> container =
                    new KafkaMessageListenerContainer<>(new Broker(), properties);
            container.setCommonErrorHandler(new DefaultErrorHandler(new FixedBackOff(0, 0)));
            return container;
        }

        /** Has three messages, and is no process. */
        private static final class Broker implements ConsumerFactory<String, String> {
            @Override
            public Consumer<String, String> createConsumer(
                    @Nullable String groupId,
                    @Nullable String clientIdPrefix,
                    @Nullable String clientIdSuffix,
                    @Nullable Properties properties) {
                return createConsumer();
            }

            @Override
            public Consumer<String, String> createConsumer() {
                MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
                consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
                consumer.schedulePollTask(() -> {
                    long offset = 0;
                    for (String order : List.of("one", "another", "unreadable")) {
                        consumer.addRecord(new ConsumerRecord<>("orders", 0, offset++, "", order));
                    }
                });
                return consumer;
            }

            @Override
            public boolean isAutoCommit() {
                return false;
            }

            @Override
            public Map<String, Object> getConfigurationProperties() {
                return Map.of("group.id", "shop");
            }
        }
    }

    @Test
    void aMessageIsAnEventOfItsListener() {
        try (Server server = new Server(
                WebApplicationType.NONE, Orders.class, "slo.observations[spring.kafka.listener].objective=99%")) {
            Server.await(List.of(2L, 1L), () -> counts(server, "spring.kafka.listener"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}

    @Test
    void aRequestToAnotherServiceIsAnEvent() throws IOException {
        HttpServer stock = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stock.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/fails") ? 500 : 204, -1);
            exchange.close();
        });
        stock.start();
        try (Server server = new Server(
                WebApplicationType.NONE, Shop.class, "slo.observations[http.client.requests].objective=99%")) {
            RestClient client = RestClient.builder()
                    .baseUrl("http://localhost:" + stock.getAddress().getPort())
                    .observationRegistry(server.context().getBean(ObservationRegistry.class))
                    .build();
            client.get().uri("/").retrieve().toBodilessEntity();
            client.get().uri("/").retrieve().toBodilessEntity();
            assertThrows(
                    HttpServerErrorException.class,
                    () -> client.get().uri("/fails").retrieve().toBodilessEntity());
            assertEquals(List.of(2L, 1L), counts(server, "http.client.requests"));
        } finally {
            stock.stop(0);
        }
    }

    private static List<Long> counts(Server server, String slo) {
        var status = server.context()
                .getBean(SloRegistry.class)
                .find(slo)
                .orElseThrow()
                .window(Duration.ofHours(1));
        return List.of(status.good(), status.bad());
    }
}
