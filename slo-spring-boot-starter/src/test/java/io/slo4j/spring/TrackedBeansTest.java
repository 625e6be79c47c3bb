package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.annotation.SloProxies;
import io.slo4j.annotation.TrackSlo;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of {@code @TrackSlo} on beans. */
class TrackedBeansTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class))
            .withPropertyValues("slo.objectives.checkout.objective=99.9%");

    private static String counted(ApplicationContext context, String slo) {
        SloStatus status =
                context.getBean(SloRegistry.class).find(slo).orElseThrow().status();
        return status.good() + " good, " + status.bad() + " bad";
    }

    static class Shop {
        int tries;

        @TrackSlo("checkout")
        public String buy(String cart) throws IOException {
            if (cart.isEmpty()) {
                throw new IOException("no stock");
            }
            return cart;
        }

        @TrackSlo("checkout")
        @Retryable(maxRetries = 3, delay = 0)
        public String flaky() throws IOException {
            tries++;
            if (tries < 4) {
                throw new IOException("try " + tries);
            }
            return "bought";
        }

        @TrackSlo("checkout")
        @Async
        public CompletableFuture<String> later(boolean fails) {
            return fails ? CompletableFuture.failedFuture(new IOException()) : CompletableFuture.completedFuture("x");
        }

        @TrackSlo("checkout")
        public Mono<String> mono(Mono<String> result) {
            return result;
        }

        @TrackSlo("checkout")
        public Flux<String> flux(Flux<String> result) {
            return result;
        }

        @TrackSlo("checkout")
        public Object any(Object result) {
            return result;
        }

        @TrackSlo("checkout")
        public void reject(RuntimeException reason) {
            throw reason;
        }
    }

    @Test
    void aCallCountsWithItsOutcomeAndItsExceptionComesOutAsItIs() {
        application.withBean(Shop.class).run(context -> {
            Shop shop = context.getBean(Shop.class);
            assertEquals("tea", shop.buy("tea"));
            assertEquals(
                    "no stock",
                    assertThrows(IOException.class, () -> shop.buy("")).getMessage());
            assertEquals("1 good, 1 bad", counted(context, "checkout"));
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableResilientMethods
    @EnableAsync
    static class Advised {
        @Bean
        Shop shop() {
            return new Shop();
        }
    }

    @Test
    void aCallThatSucceedsAtTheFourthTryIsOneGoodEvent() {
        application.withUserConfiguration(Advised.class).run(context -> {
            assertEquals("bought", context.getBean(Shop.class).flaky());
            assertEquals("1 good, 0 bad", counted(context, "checkout"));
        });
    }

    @Test
    void withALargeOrderEveryTryIsAnEvent() {
        application
                .withUserConfiguration(Advised.class)
                .withPropertyValues("slo.advice.order=2147483647")
                .run(context -> {
                    context.getBean(Shop.class).flaky();
                    assertEquals("1 good, 3 bad", counted(context, "checkout"));
                });
    }

    @Test
    void anAsyncCallCountsWhenItsFutureCompletes() {
        application.withUserConfiguration(Advised.class).run(context -> {
            Shop shop = context.getBean(Shop.class);
            shop.later(false).join();
            assertThrows(RuntimeException.class, () -> shop.later(true).join());
            /* Whoever waits for a future may go on before what follows it. */
            Server.await("1 good, 1 bad", () -> counted(context, "checkout"));
        });
    }

    @Test
    void everySubscriptionToAPublisherIsAnEvent() {
        application.withBean(Shop.class).run(context -> {
            Shop shop = context.getBean(Shop.class);
            Mono<String> good = shop.mono(Mono.just("tea"));
            assertEquals("0 good, 0 bad", counted(context, "checkout"));
            good.block();
            good.block();
            shop.mono(Mono.empty()).block();
            shop.flux(Flux.just("a", "b")).blockLast();
            assertEquals("4 good, 0 bad", counted(context, "checkout"));
            assertThrows(
                    RuntimeException.class,
                    () -> shop.mono(Mono.error(new IOException())).block());
            ((Mono<?>) shop.any(Mono.just("behind an object"))).block();
            shop.flux(Flux.never()).subscribe().dispose();
            assertEquals("5 good, 1 bad", counted(context, "checkout"));
        });
    }

    @ResponseStatus(HttpStatus.CONFLICT)
    static class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void whatAClientDoesWrongIsGood() {
        application
                .withBean(Shop.class)
                .withPropertyValues("slo.bad-statuses=429")
                .run(context -> {
                    Shop shop = context.getBean(Shop.class);
                    for (RuntimeException reason : new RuntimeException[] {
                        new SoldOutException(),
                        new ResponseStatusException(HttpStatus.NOT_FOUND),
                        new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS),
                        new ResponseStatusException(HttpStatus.BAD_GATEWAY),
                        new IllegalStateException()
                    }) {
                        assertSame(reason, assertThrows(RuntimeException.class, () -> shop.reject(reason)));
                    }
                    assertEquals("2 good, 3 bad", counted(context, "checkout"));
                });
    }

    interface Catalog {
        @TrackSlo(value = "catalog", objective = "99%", good = IllegalArgumentException.class)
        void find(String words);
    }

    static class RealCatalog implements Catalog {
        @Override
        public void find(String words) {
            throw new IllegalArgumentException(words);
        }
    }

    @Test
    void anAnnotationOfAnInterfaceDefinesItsSlo() {
        application.withBean(RealCatalog.class).run(context -> {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> context.getBean(Catalog.class).find("tea"));
            assertEquals("1 good, 0 bad", counted(context, "catalog"));
        });
    }

    @Test
    void configurationWinsAlsoBehindAProxyOfInterfaces() {
        application
                .withBean(RealCatalog.class)
                .withPropertyValues("spring.aop.proxy-target-class=false", "slo.objectives.catalog.objective=95%")
                .run(context -> {
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> context.getBean(Catalog.class).find("tea"));
                    assertEquals("0 good, 1 bad", counted(context, "catalog"));
                    assertEquals(
                            "95%",
                            context.getBean("catalog", Slo.class).objective().toString());
                });
    }

    @Test
    void aProxyOfAProxyCountsOnce() {
        SloRegistry other = SloRegistry.create();
        application
                .withBean(Catalog.class, () -> SloProxies.of(Catalog.class, words -> {}, other))
                .withPropertyValues("slo.objectives.catalog.objective=95%")
                .run(context -> {
                    context.getBean(Catalog.class).find("tea");
                    assertEquals("0 good, 0 bad", counted(context, "catalog"));
                    assertEquals(1, other.find("catalog").orElseThrow().status().good());
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSlo {
        @Bean
        Shop shop() {
            return new Shop();
        }

        @Bean
        Slo checkout(SloRegistry slos) {
            return Slo.builder("checkout").objective("90%").register(slos);
        }
    }

    @Test
    void anSloCanBeABeanOfTheApplication() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class))
                .withUserConfiguration(OwnSlo.class)
                .run(context -> {
                    context.getBean(Shop.class).buy("tea");
                    assertEquals("1 good, 0 bad", counted(context, "checkout"));
                });
    }

    static class Sneaky implements Catalog {
        @Override
        public void find(String words) {
            throw sneaked(new FileNotFoundException(words));
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <X extends Throwable> X sneaked(Throwable thrown) throws X {
            throw (X) thrown;
        }
    }

    /* A proxy can throw nothing else; what is judged, and what alerts show, is the exception itself. */
    @Test
    void anUndeclaredExceptionIsJudgedAsThrownAndComesOutInTheWrapperOfItsProxy() {
        for (boolean bySubclass : new boolean[] {true, false}) {
            application
                    .withBean(Sneaky.class)
                    .withPropertyValues(
                            "spring.aop.proxy-target-class=" + bySubclass,
                            "slo.objectives.catalog.objective=95%",
                            "slo.objectives.catalog.good=java.io.FileNotFoundException")
                    .run(context -> {
                        UndeclaredThrowableException thrown = assertThrows(
                                UndeclaredThrowableException.class,
                                () -> context.getBean(Catalog.class).find("tea"));
                        assertEquals("tea", thrown.getUndeclaredThrowable().getMessage());
                        assertEquals("1 good, 0 bad", counted(context, "catalog"));
                    });
        }
    }
}
