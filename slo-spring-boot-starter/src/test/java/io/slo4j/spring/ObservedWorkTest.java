package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.observation.ObservationRegistry;
import io.slo4j.SloRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

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
    @Import(Desk.class)
    static class Shop {}

    @RestController
    static class Desk {
        @GetMapping("/answers/{status}")
        String answers(@PathVariable int status) {
            if (status == 200) {
                return "";
            }
            throw new ResponseStatusException(HttpStatus.valueOf(status));
        }

        @GetMapping("/written/{status}")
        ResponseEntity<String> written(@PathVariable int status) {
            return ResponseEntity.status(status).body("");
        }

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("the database is gone");
        }

        @GetMapping("/waits")
        String waits() throws InterruptedException {
            if (!GONE.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the client must be gone");
            }
            return "";
        }
    }

    private static final Semaphore GONE = new Semaphore(0);

    @Test
    void aRequestToAnotherServiceIsJudgedByTheStatusOfItsAnswer() {
        try (Server server = new Server(
                WebApplicationType.SERVLET, Shop.class, "slo.observations[http.client.requests].objective=99%")) {
            RestClient client = RestClient.builder()
                    .baseUrl(server.base())
                    .observationRegistry(server.context().getBean(ObservationRegistry.class))
                    .build();
            client.get().uri("/answers/200").retrieve().toBodilessEntity();
            assertEquals(List.of(1L, 0L), counts(server, "http.client.requests"));
            assertThrows(
                    HttpServerErrorException.class,
                    () -> client.get().uri("/fails").retrieve().toBodilessEntity());
            assertEquals(List.of(1L, 1L), counts(server, "http.client.requests"));
            client.get().uri("/answers/503").exchange((request, response) -> response.getStatusCode());
            assertEquals(List.of(1L, 2L), counts(server, "http.client.requests"));
            assertThrows(
                    HttpClientErrorException.class,
                    () -> client.get().uri("/answers/404").retrieve().toBodilessEntity());
            assertEquals(List.of(2L, 2L), counts(server, "http.client.requests"));
            RestClient nobody = client.mutate().baseUrl("http://localhost:1").build();
            assertThrows(
                    ResourceAccessException.class,
                    () -> nobody.get().uri("/").retrieve().toBodilessEntity());
            assertEquals(List.of(2L, 3L), counts(server, "http.client.requests"));
        }
    }

    @Test
    void aReactiveRequestIsJudgedByItToo() {
        try (Server server = new Server(
                WebApplicationType.SERVLET, Shop.class, "slo.observations[http.client.requests].objective=99%")) {
            WebClient client = WebClient.builder()
                    .baseUrl(server.base())
                    .observationRegistry(server.context().getBean(ObservationRegistry.class))
                    .build();
            for (String path : List.of("/answers/200", "/answers/404", "/answers/503", "/fails")) {
                client.get()
                        .uri(path)
                        .exchangeToMono(ClientResponse::releaseBody)
                        .block(Duration.ofSeconds(30));
            }
            Server.await(List.of(2L, 2L), () -> counts(server, "http.client.requests"));
            client.get()
                    .uri("/waits")
                    .retrieve()
                    .toBodilessEntity()
                    .timeout(Duration.ofMillis(100), Mono.empty())
                    .block(Duration.ofSeconds(30));
            GONE.release();
            assertEquals(List.of(2L, 2L), counts(server, "http.client.requests"));
        }
    }

    @Test
    void aRequestThatArrivesIsJudgedByItToo() {
        try (Server server = new Server(
                WebApplicationType.SERVLET, Shop.class, "slo.observations[http.server.requests].objective=99%")) {
            for (String path : List.of("/answers/200", "/answers/404", "/written/404", "/nowhere")) {
                server.get(path);
            }
            Server.await(List.of(4L, 0L), () -> counts(server, "http.server.requests"));
            for (String path : List.of("/answers/503", "/written/500", "/fails")) {
                server.get(path);
            }
            Server.await(List.of(4L, 3L), () -> counts(server, "http.server.requests"));
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
