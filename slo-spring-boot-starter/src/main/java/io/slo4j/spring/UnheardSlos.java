package io.slo4j.spring;

import io.slo4j.SloRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Says what is configured and never hears of an event: at start what can be known then, the rest after the first hour. */
final class UnheardSlos implements SmartInitializingSingleton, DisposableBean {
    private static final Log LOG = LogFactory.getLog(UnheardSlos.class);

    private final SloSetup setup;
    private final ConfigurableListableBeanFactory beans;
    private volatile boolean closed;

    UnheardSlos(SloSetup setup, ConfigurableListableBeanFactory beans) {
        this.setup = setup;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        atStart().forEach(LOG::warn);
        Executor afterAnHour = CompletableFuture.delayedExecutor(1, TimeUnit.HOURS);
        afterAnHour.execute(() -> {
            if (!closed) {
                afterAnHour().forEach(LOG::warn);
            }
        });
    }

    /** What can be known without an event. */
    List<String> atStart() {
        Set<String> unused = setup.withoutAnnotation();
        unused.removeIf(name -> SloBeans.isInjected(beans, name));
        List<String> said = new ArrayList<>(unused.stream()
                .map(name -> "slo.objectives." + name + " is used by no @TrackSlo, and nothing has it injected")
                .toList());
        said.addAll(SloBeans.renamed(beans, setup.names()));
        if (setup.hasStore() && isRegistryOfTheApplication()) {
            said.add("slo.store is not used, because the application has a SloRegistry of its own");
        }
        if (setup.routes().isPresent() && !isWeb()) {
            said.add("slo.http is configured, but this is no web application");
        }
        return said;
    }

    private boolean isRegistryOfTheApplication() {
        return Arrays.stream(beans.getBeanNamesForType(SloRegistry.class, true, false))
                .filter(beans::containsBeanDefinition)
                .map(beans::getBeanDefinition)
                .anyMatch(made -> !SloAutoConfiguration.class.getName().equals(made.getFactoryBeanName()));
    }

    private boolean isWeb() {
        return beans.containsBean(SloMvcAutoConfiguration.FILTER)
                || beans.containsBean(SloWebFluxAutoConfiguration.FILTER);
    }

    /** What has not been recorded since the start. */
    List<String> afterAnHour() {
        return setup.neverRecorded().stream()
                .map(name -> name + " has recorded nothing since the application started, an hour ago")
                .toList();
    }

    @Override
    public void destroy() {
        closed = true;
    }
}
