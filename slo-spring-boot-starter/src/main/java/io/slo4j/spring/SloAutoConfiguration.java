package io.slo4j.spring;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloRegistryBuilder;
import io.slo4j.annotation.TrackSlo;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.micrometer.SloHealthMetrics;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.SloClock;
import java.nio.file.Path;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The registry, the configured SLOs, the advice for {@link TrackSlo}, and who is told of alerts. */
@AutoConfiguration
@EnableConfigurationProperties(SloProperties.class)
public class SloAutoConfiguration {
    static final String REGISTERED = "io.slo4j.spring.registered";

    /** For Spring. */
    public SloAutoConfiguration() {}

    /**
     * The registry. It is closed with the context, after what depends on it, and saves once more then.
     *
     * @param properties where to keep snapshots
     * @param clock a clock that replaces that of the system
     * @param store a store that replaces the directory
     * @return the registry
     */
    @Bean
    @ConditionalOnMissingBean
    SloRegistry sloRegistry(
            SloProperties properties, ObjectProvider<SloClock> clock, ObjectProvider<SnapshotStore> store) {
        SloRegistryBuilder builder = SloRegistry.builder();
        clock.ifAvailable(builder::clock);
        SnapshotStore given = store.getIfAvailable();
        if (given != null) {
            builder.store(given);
        } else if (StringUtils.hasText(properties.store())) {
            builder.store(SnapshotStore.directory(Path.of(properties.store())));
        }
        return builder.build();
    }

    @Bean(REGISTERED)
    SloSetup sloSetup(
            SloRegistry slos,
            SloProperties properties,
            ObjectProvider<SloCustomizer> customizers,
            ObjectProvider<BudgetPolicy> levels,
            ConfigurableListableBeanFactory beans) {
        ClassLoader loader = beans.getBeanClassLoader();
        BeanFactory above = beans.getParentBeanFactory();
        return new SloSetup(
                slos,
                properties,
                customizers.orderedStream().toList(),
                beans.getBeansOfType(BudgetPolicy.class),
                levels.getIfUnique(),
                loader == null ? ClassLoader.getSystemClassLoader() : loader,
                above == null ? null : above.getBeanProvider(SloSetup.class).getIfAvailable());
    }

    @Bean(SloSubscriptions.REGISTRATIONS)
    SloRegistrations sloRegistrations() {
        return new SloRegistrations();
    }

    @Bean
    SloSubscriptions sloSubscriptions(
            SloRegistry slos,
            SloRegistrations registrations,
            ApplicationContext context,
            ConfigurableListableBeanFactory beans) {
        return new SloSubscriptions(slos, registrations, context, beans);
    }

    @Bean
    UnheardSlos unheardSlos(SloSetup setup, ConfigurableListableBeanFactory beans) {
        return new UnheardSlos(setup, beans);
    }

    @Bean
    static SloBeans sloBeans(Environment environment) {
        return new SloBeans(environment);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static SloPostProcessor sloPostProcessor(
            ObjectProvider<SloSetup> setup, ObjectProvider<Slo> slos, Environment environment) {
        int order =
                Binder.get(environment).bind("slo.advice.order", Integer.class).orElse(Integer.MIN_VALUE);
        boolean bySubclass = environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true);
        return new SloPostProcessor(setup, slos, order, bySubclass);
    }

    /** Shows the SLOs in Micrometer. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SloMetrics.class)
    static class Metrics {
        @Bean
        @ConditionalOnMissingBean
        SloMetrics sloMetrics(SloRegistry slos) {
            return new SloMetrics(slos);
        }

        @Bean
        @ConditionalOnMissingBean
        SloHealthMetrics sloHealthMetrics(SloRegistry slos) {
            return new SloHealthMetrics(slos);
        }
    }
}
