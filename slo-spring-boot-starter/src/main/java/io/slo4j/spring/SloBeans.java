package io.slo4j.spring;

import io.slo4j.Slo;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Makes a bean of every configured SLO, so that one can be injected by its name. The registry closes SLOs itself, after everything
 * that uses them has ended.
 */
final class SloBeans implements BeanDefinitionRegistryPostProcessor {
    private final Environment environment;

    SloBeans(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Map<String, ObjectiveProperties> objectives = Binder.get(environment)
                .bind("slo.objectives", Bindable.mapOf(String.class, ObjectiveProperties.class))
                .orElse(Map.of());
        for (String name : objectives.keySet()) {
            if (!registry.containsBeanDefinition(name)) {
                registry.registerBeanDefinition(
                        name,
                        BeanDefinitionBuilder.genericBeanDefinition(Slo.class)
                                .setFactoryMethodOnBean("find", SloAutoConfiguration.REGISTERED)
                                .addConstructorArgValue(name)
                                .setDestroyMethodName("")
                                .setLazyInit(true)
                                .getBeanDefinition());
            }
        }
    }

    /** The beans that an application has injected are those of SLOs that it uses. */
    static boolean isInjected(ConfigurableListableBeanFactory beans, String name) {
        return beans.containsBeanDefinition(name) && beans.getDependentBeans(name).length > 0;
    }
}
