package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.TrackSlo;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.PriorityOrdered;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Each row of the guide's table of the places where an annotation cannot work: the start stops, and says which it is. */
@SuppressWarnings("UnusedMethod") // the methods are there to be refused
class RefusedPlacesTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class))
            .withPropertyValues("slo.objectives.checkout.objective=99.9%", "slo.objectives.search.objective=99.9%");

    private static String failure(ApplicationContextRunner application) {
        StringBuilder message = new StringBuilder();
        application.run(context -> {
            for (Throwable one = context.getStartupFailure(); one != null; one = one.getCause()) {
                if (Objects.toString(one.getMessage()).startsWith("@TrackSlo")) {
                    message.append(one.getMessage());
                    return;
                }
            }
        });
        return message.toString();
    }

    static class Private {
        @TrackSlo("checkout")
        private void buy() {}
    }

    static class Static {
        @TrackSlo("checkout")
        static void buy() {}
    }

    static class Final {
        @TrackSlo("checkout")
        public final void buy() {}
    }

    static final class FinalClass {
        @TrackSlo("checkout")
        public void buy() {}
    }

    record OfRecord() {
        @TrackSlo("checkout")
        public void buy() {}
    }

    @TrackSlo("checkout")
    static class NothingToTrack {
        void buy() {}
    }

    static class OfFuture {
        @TrackSlo("checkout")
        public Future<String> buy() {
            return new CompletableFuture<>();
        }
    }

    static class OfPublisher {
        @TrackSlo("checkout")
        public Flow.Publisher<String> buy() {
            return subscriber -> {};
        }
    }

    static class OfDeferredResult {
        @TrackSlo("checkout")
        public DeferredResult<String> buy() {
            return new DeferredResult<>();
        }
    }

    static class OfEmitter {
        @TrackSlo("checkout")
        public SseEmitter buy() {
            return new SseEmitter();
        }
    }

    static class Misspelt {
        @TrackSlo("chekout")
        public void buy() {}
    }

    static class WrongAttribute {
        @TrackSlo(value = "own", objective = "99.9")
        public void buy() {}
    }

    static class TwoDefinitions {
        @TrackSlo(value = "own", objective = "99.9%")
        public void buy() {}

        @TrackSlo(value = "own", objective = "99%")
        public void sell() {}
    }

    interface Selling {
        @TrackSlo("checkout")
        void buy();
    }

    interface Searching {
        @TrackSlo("search")
        void buy();
    }

    static class Torn implements Selling, Searching {
        @Override
        public void buy() {}
    }

    private DynamicTest row(Class<?> bean, String refusal) {
        return DynamicTest.dynamicTest(
                bean.getSimpleName(),
                () -> assertEquals("@TrackSlo on " + refusal, failure(application.withBean(bean))));
    }

    @TestFactory
    Stream<DynamicTest> whatCanHaveNoEffectStopsTheStart() {
        return Stream.of(
                row(Private.class, "Private.buy() must be on a method that can be overridden, but was private"),
                row(Static.class, "Static.buy() must be on a method of an object, but was static"),
                row(Final.class, "Final.buy() must be on a method that can be overridden, but was final"),
                row(
                        FinalClass.class,
                        "FinalClass.buy() must be on a method of a class that can be extended, but FinalClass is final"),
                row(
                        OfRecord.class,
                        "OfRecord.buy() must be on a method of a class that can be extended, but OfRecord is final"),
                row(
                        NothingToTrack.class,
                        "NothingToTrack must be on a type with a public method that can be tracked, but there was none"),
                row(
                        OfFuture.class,
                        "OfFuture.buy() must be on a method whose end can be seen, but it returns a"
                                + " java.util.concurrent.Future, and there is no adapter for that"),
                row(
                        OfPublisher.class,
                        "OfPublisher.buy() must be on a method whose end can be seen, but it returns a"
                                + " java.util.concurrent.Flow$Publisher, and there is no adapter for that"),
                row(
                        OfDeferredResult.class,
                        "OfDeferredResult.buy() must be on a method whose end can be seen, but it returns a"
                                + " org.springframework.web.context.request.async.DeferredResult, and is no handler of"
                                + " Spring MVC"),
                row(
                        OfEmitter.class,
                        "OfEmitter.buy() must be on a method whose end can be seen, but it returns a"
                                + " org.springframework.web.servlet.mvc.method.annotation.SseEmitter, and is no handler of"
                                + " Spring MVC"),
                row(Misspelt.class, "Misspelt.buy() must name a registered SLO, but was \"chekout\""),
                row(
                        WrongAttribute.class,
                        "WrongAttribute.buy().objective: objective must be a ratio above 0 and below 1, such as 0.999, or a"
                                + " percentage above 0% and below 100%, such as \"99.9%\", but was \"99.9\""),
                row(
                        TwoDefinitions.class,
                        "TwoDefinitions.buy() and on TwoDefinitions.sell() must agree, but each defines SLO \"own\" in its"
                                + " own way"),
                row(
                        Torn.class,
                        "Selling.buy() and on Searching.buy() must agree, but were \"checkout\" and \"search\""));
    }

    interface Catalog {
        void find();
    }

    static class RealCatalog implements Catalog {
        @Override
        public void find() {}

        @TrackSlo("search")
        public void find(String words) {}
    }

    @Test
    void aMethodOfNoInterfaceBehindAProxyOfInterfacesIsRefused() {
        assertEquals(
                "@TrackSlo on RealCatalog.find(String) must be on a method of an interface, but was not",
                failure(application
                        .withBean(RealCatalog.class)
                        .withPropertyValues("spring.aop.proxy-target-class=false")));
        assertEquals("", failure(application.withBean(RealCatalog.class)));
    }

    static final class FinalSeller implements Selling {
        @Override
        public void buy() {}
    }

    @Test
    void aFinalClassNeedsAProxyOfItsInterfaces() {
        assertEquals(
                "@TrackSlo on Selling.buy() must be on a method of a class that can be extended, but FinalSeller is final",
                failure(application.withBean(FinalSeller.class)));
        assertEquals(
                "",
                failure(application
                        .withBean(FinalSeller.class)
                        .withPropertyValues("spring.aop.proxy-target-class=false")));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class WithAsync {}

    static class OfAsync {
        @Async
        @TrackSlo("checkout")
        public void buy() {
            throw new IllegalStateException("the database is gone");
        }
    }

    @TrackSlo("checkout")
    static class OfAsyncByType {
        @Async
        public void buy() {}
    }

    @Test
    void aMethodThatAsyncLetsReturnAtOnceIsRefused() {
        ApplicationContextRunner async = application.withUserConfiguration(WithAsync.class);
        assertEquals(
                "@TrackSlo on OfAsync.buy() must be on a method whose end can be seen, but @Async lets it return at once,"
                        + " without a CompletableFuture that says when it has ended",
                failure(async.withBean(OfAsync.class)));
        assertEquals("", failure(async.withBean(OfAsyncByType.class)));
        assertEquals("", failure(application.withBean(OfAsync.class)));
    }

    @Test
    void anAdviceInsideOfAsyncSeesTheEnd() {
        application
                .withUserConfiguration(WithAsync.class)
                .withBean(OfAsync.class)
                .withPropertyValues("slo.advice.order=0")
                .run(context -> {
                    context.getBean(OfAsync.class).buy();
                    Slo checkout =
                            context.getBean(SloRegistry.class).find("checkout").orElseThrow();
                    Server.await(1L, () -> checkout.status().bad());
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class TooEarly {
        @Bean
        static Selling early() {
            return new Seller();
        }

        @Bean
        static NeedsSelling needsSelling(Selling early) {
            return new NeedsSelling(early);
        }
    }

    static class Seller implements Selling {
        @Override
        public void buy() {}
    }

    /** A post processor that comes before the one for SLOs. */
    record NeedsSelling(Selling early) implements BeanPostProcessor, PriorityOrdered {
        @Override
        public int getOrder() {
            return 0;
        }
    }

    @Test
    void aBeanThatIsMadeTooEarlyToBeAdvisedStopsTheStart() {
        assertEquals(
                "@TrackSlo on Selling.buy() must be on a bean that Spring can advise, but bean \"early\" was made too"
                        + " early: another post processor needs it",
                failure(application.withUserConfiguration(TooEarly.class)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Later {
        @Bean
        @Lazy
        Misspelt lazy() {
            return new Misspelt();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AgainAndAgain {
        @Bean
        @Scope("prototype")
        Private prototype() {
            return new Private();
        }
    }

    @Test
    void aBeanThatIsMadeLaterIsRefusedAtTheStart() {
        assertEquals(
                "@TrackSlo on Misspelt.buy() must name a registered SLO, but was \"chekout\"",
                failure(application.withUserConfiguration(Later.class)));
        assertEquals(
                "@TrackSlo on Private.buy() must be on a method that can be overridden, but was private",
                failure(application.withUserConfiguration(AgainAndAgain.class)));
    }
}
