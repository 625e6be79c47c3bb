package io.slo4j.spring;

import io.slo4j.Slo;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.SpecException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Makes a bean of every configured SLO, so that one can be injected by its name. The registry closes SLOs itself, after everything
 * that uses them has ended.
 */
final class SloBeans implements BeanDefinitionRegistryPostProcessor {
    private static final Set<String> OF_SPRING = Set.of(
            "messageSource",
            "applicationEventMulticaster",
            "lifecycleProcessor",
            "conversionService",
            "bootstrapExecutor",
            "loadTimeWeaver",
            "localeResolver",
            "multipartResolver",
            "flashMapManager",
            "viewNameTranslator",
            "handlerMapping",
            "handlerAdapter",
            "handlerExceptionResolver",
            "viewResolver",
            "webHandler",
            "localeContextResolver",
            "webSessionManager",
            "taskExecutor",
            "taskScheduler");

    private final Environment environment;

    SloBeans(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Map<String, ObjectiveProperties> objectives = Binder.get(environment)
                .bind("slo.objectives", Bindable.mapOf(String.class, ObjectiveProperties.class))
                .orElse(Map.of());
        Set<String> names = new LinkedHashSet<>(objectives.keySet());
        names.addAll(ofFile(registry));
        for (String name : names) {
            String free = isFree(registry, name) ? name : otherName(name);
            if (isFree(registry, free)) {
                registry.registerBeanDefinition(
                        free,
                        BeanDefinitionBuilder.genericBeanDefinition(Slo.class)
                                .setFactoryMethodOnBean("find", SloAutoConfiguration.REGISTERED)
                                .addConstructorArgValue(name)
                                .setDestroyMethodName("")
                                .setLazyInit(true)
                                .getBeanDefinition());
            }
        }
    }

    /* Spring takes any bean of some names for its own. */
    private static boolean isFree(BeanDefinitionRegistry registry, String name) {
        return !OF_SPRING.contains(name) && !registry.isBeanNameInUse(name);
    }

    private static String otherName(String name) {
        return name + "Slo";
    }

    /* What is wrong with the file is said where its SLOs are registered. */
    private List<String> ofFile(BeanDefinitionRegistry registry) {
        String file = environment.getProperty("slo.spec");
        if (!StringUtils.hasText(file) || !(registry instanceof ConfigurableListableBeanFactory beans)) {
            return List.of();
        }
        ClassLoader loader = beans.getBeanClassLoader();
        ClassLoader classes = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        Map<String, BudgetPolicy> policies = new HashMap<>();
        for (String policy : beans.getBeanNamesForType(BudgetPolicy.class, false, false)) {
            policies.put(policy, BudgetPolicy.standard());
        }
        SpecSlos.requireModule(classes);
        try {
            return SpecSlos.read(file, environment.getProperty("slo.service"), policies, classes).stream()
                    .filter(slo -> slo.group() == null)
                    .map(SpecSlo::name)
                    .toList();
        } catch (SpecException | UncheckedIOException said) {
            return List.of();
        }
    }

    /** The beans that an application has injected are those of SLOs that it uses. */
    static boolean isInjected(ConfigurableListableBeanFactory beans, String name) {
        return Stream.of(name, otherName(name))
                .anyMatch(one -> isSlo(beans, one) && beans.getDependentBeans(one).length > 0);
    }

    private static boolean isSlo(ConfigurableListableBeanFactory beans, String name) {
        return beans.containsBeanDefinition(name) && beans.isTypeMatch(name, Slo.class);
    }

    /** What is to be said of the SLOs whose name another bean has. */
    static List<String> renamed(ConfigurableListableBeanFactory beans, Collection<String> names) {
        return names.stream()
                .filter(name -> !isSlo(beans, name))
                .map(name -> "SLO \"" + name + "\" cannot be injected by that name, which is that of another bean"
                        + (isSlo(beans, otherName(name)) ? "; its bean is \"" + otherName(name) + "\"" : ""))
                .toList();
    }
}
