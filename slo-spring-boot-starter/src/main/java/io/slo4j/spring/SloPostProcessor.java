package io.slo4j.spring;

import io.slo4j.Slo;
import io.slo4j.annotation.AnnotatedSlos;
import io.slo4j.annotation.TrackedCalls;
import io.slo4j.annotation.TrackedMethod;
import io.slo4j.annotation.TrackedMethods;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.ProxyProcessorSupport;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Puts the advice around the beans that have tracked methods. It comes after every other post processor, so that it finds the proxy
 * that the others have made, and can be outside of all their advice.
 */
final class SloPostProcessor extends ProxyProcessorSupport
        implements BeanPostProcessor, BeanFactoryAware, SmartInitializingSingleton {
    private static final long serialVersionUID = 1;
    private static final TrackedMethods NONE = TrackedMethods.throughSubclass(Object.class);
    private static final Log LOG = LogFactory.getLog(SloPostProcessor.class);

    private final transient ObjectProvider<SloSetup> setup;
    private final transient ObjectProvider<Slo> slos;
    private final int adviceOrder;
    private final transient UnseenEnds ends;
    private final transient Map<Class<?>, Boolean> withoutMethods = new ConcurrentHashMap<>();
    private final transient Set<Object> said = ConcurrentHashMap.newKeySet();
    private transient @Nullable ConfigurableListableBeanFactory beans;

    SloPostProcessor(
            ObjectProvider<SloSetup> setup, ObjectProvider<Slo> slos, int adviceOrder, boolean proxyTargetClass) {
        this.setup = setup;
        this.slos = slos;
        this.adviceOrder = adviceOrder;
        this.ends = new UnseenEnds(getProxyClassLoader(), adviceOrder);
        setProxyTargetClass(proxyTargetClass);
        setOrder(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public void setBeanFactory(BeanFactory factory) {
        this.beans = (ConfigurableListableBeanFactory) factory;
    }

    /*
     * What another post processor needs is made before this one, and Spring puts no advice around it. What is made later, because
     * it is lazy or has another scope, is looked at now, so that nothing is refused when the application has long been up.
     */
    @Override
    public void afterSingletonsInstantiated() {
        ConfigurableListableBeanFactory all = Objects.requireNonNull(beans);
        List<TrackedMethod> later = new ArrayList<>();
        for (String name : all.getBeanDefinitionNames()) {
            Object bean = all.getSingleton(name);
            Class<?> type = bean == null && !all.getBeanDefinition(name).isAbstract() ? all.getType(name, false) : null;
            if (type != null && !AopInfrastructureBean.class.isAssignableFrom(type) && isOfAnApplication(type)) {
                later.addAll(seen(tracked(type, isProxyTargetClass()), type));
            }
            if (bean != null
                    && !isAdvised(bean)
                    && !seen(tracked(bean), AopUtils.getTargetClass(bean)).isEmpty()) {
                throw new IllegalArgumentException("@TrackSlo on "
                        + tracked(bean).all().get(0).place()
                        + " must be on a bean that Spring can advise, but bean \"" + name
                        + "\" was made too early: another post processor needs it");
            }
        }
        if (!later.isEmpty()) {
            SloSetup ready = setup.getObject();
            slos.stream().forEach(slo -> {}); // so that those that the application defines itself are registered
            ready.add(later);
            later.forEach(method -> AnnotatedSlos.find(method, ready.slos()));
        }
    }

    private TrackedMethods tracked(Class<?> type, boolean bySubclass) {
        List<Class<?>> interfaces = List.of(ClassUtils.getAllInterfacesForClass(type, getProxyClassLoader()));
        return bySubclass || interfaces.isEmpty()
                ? TrackedMethods.throughSubclass(type)
                : TrackedMethods.throughInterfaces(type, interfaces);
    }

    private static boolean isAdvised(Object bean) {
        return bean instanceof Advised proxy
                && Arrays.stream(proxy.getAdvisors()).anyMatch(SloAdvice.class::isInstance);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        TrackedMethods methods = tracked(bean);
        if (methods.all().isEmpty()) {
            return bean;
        }
        Class<?> type = AopUtils.getTargetClass(bean);
        if (said.add(type)) {
            methods.leftOut().forEach(LOG::info);
        }
        List<TrackedMethod> seen = seen(methods, type);
        return seen.isEmpty() ? bean : advised(bean, advice(type, methods, seen));
    }

    /* What the annotation of a type cannot follow to its end is left out: the annotation is for the other methods. */
    private List<TrackedMethod> seen(TrackedMethods methods, Class<?> type) {
        boolean hasAsync = Objects.requireNonNull(beans).containsBean(UnseenEnds.ASYNC);
        List<TrackedMethod> seen = new ArrayList<>();
        for (TrackedMethod method : methods.all()) {
            Optional<String> obstacle = ends.obstacle(method.method(), type, hasAsync);
            if (obstacle.isEmpty()) {
                seen.add(method);
            } else if (method.place().endsWith(")")) {
                throw new IllegalArgumentException("@TrackSlo on " + method.place()
                        + " must be on a method whose end can be seen, but " + obstacle.get());
            } else if (said.add(method.method())) {
                LOG.info(type.getSimpleName() + "." + method.method().getName() + " is not covered by @TrackSlo on "
                        + method.place() + ": " + obstacle.get());
            }
        }
        return seen;
    }

    private TrackedMethods tracked(Object bean) {
        Class<?> type = AopUtils.getTargetClass(bean);
        if (bean instanceof AopInfrastructureBean || withoutMethods.containsKey(type) || !isOfAnApplication(type)) {
            return NONE;
        }
        List<Class<?>> interfaces = interfaces(bean, type);
        TrackedMethods methods = isBySubclass(bean, type) || interfaces.isEmpty()
                ? TrackedMethods.throughSubclass(type)
                : TrackedMethods.throughInterfaces(type, interfaces);
        if (methods.all().isEmpty()) {
            withoutMethods.put(type, true);
        }
        return methods;
    }

    private boolean isBySubclass(Object bean, Class<?> type) {
        return bean instanceof Advised advised
                ? advised.isProxyTargetClass()
                : isProxyTargetClass() && !Proxy.isProxyClass(type);
    }

    private List<Class<?>> interfaces(Object bean, Class<?> type) {
        return List.of(
                bean instanceof Advised advised && !advised.isProxyTargetClass()
                        ? advised.getProxiedInterfaces()
                        : ClassUtils.getAllInterfacesForClass(type, getProxyClassLoader()));
    }

    /* Classes of the JDK and of Spring carry no annotations of ours, and there are many. */
    private static boolean isOfAnApplication(Class<?> type) {
        String name = type.getName();
        return Proxy.isProxyClass(type)
                || !(name.startsWith("java.")
                        || name.startsWith("jakarta.")
                        || name.startsWith("org.springframework."));
    }

    private SloAdvice advice(Class<?> type, TrackedMethods methods, List<TrackedMethod> seen) {
        SloSetup ready = setup.getObject();
        slos.stream().forEach(slo -> {}); // so that those that the application defines itself are registered
        ready.add(seen);
        Map<TrackedMethod, TrackedCalls> calls = new HashMap<>();
        seen.forEach(method -> calls.put(method, method.in(AnnotatedSlos.find(method, ready.slos()))));
        Map<Method, TrackedCalls> byMethod = new HashMap<>();
        List<Class<?>> types =
                new ArrayList<>(List.of(ClassUtils.getAllInterfacesForClass(type, getProxyClassLoader())));
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            types.add(one);
        }
        for (Class<?> one : types) {
            for (Method method : one.getDeclaredMethods()) {
                methods.find(method).map(calls::get).ifPresent(found -> byMethod.put(method, found));
            }
            for (Method method : one.getMethods()) {
                methods.find(method).map(calls::get).ifPresent(found -> byMethod.put(method, found));
            }
        }
        return new SloAdvice(byMethod, adviceOrder);
    }

    /** Whether other advice is to stay around this one: without an order it is innermost. */
    private boolean isOutside(Advisor other) {
        int order = other instanceof Ordered ordered ? ordered.getOrder() : Ordered.LOWEST_PRECEDENCE;
        return adviceOrder != Ordered.HIGHEST_PRECEDENCE && order <= adviceOrder;
    }

    private Object advised(Object bean, SloAdvice advice) {
        if (bean instanceof Advised advised && !advised.isFrozen()) {
            Advisor[] others = advised.getAdvisors();
            int place = 0;
            while (place < others.length && isOutside(others[place])) {
                place++;
            }
            advised.addAdvisor(place, advice);
            return bean;
        }
        boolean bySubclass = isBySubclass(bean, bean.getClass());
        ProxyFactory factory = new ProxyFactory();
        factory.copyFrom(this);
        factory.setTarget(bean);
        factory.setProxyTargetClass(bySubclass);
        if (!bySubclass) {
            evaluateProxyInterfaces(bean.getClass(), factory);
        }
        factory.addAdvisor(advice);
        return factory.getProxy(getProxyClassLoader());
    }
}
