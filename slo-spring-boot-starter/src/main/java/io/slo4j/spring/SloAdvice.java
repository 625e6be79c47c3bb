package io.slo4j.spring;

import io.slo4j.annotation.SloProxies;
import io.slo4j.annotation.TrackedCalls;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.Ordered;

/** Counts the calls of the tracked methods of one class. */
final class SloAdvice implements PointcutAdvisor, MethodInterceptor, Ordered {
    private final Map<Method, TrackedCalls> calls;
    private final int order;

    /** For the methods of the class and of its interfaces by which it is called. */
    SloAdvice(Map<Method, TrackedCalls> calls, int order) {
        this.calls = Map.copyOf(calls);
        this.order = order;
    }

    /* A tracked method may return null; outside its JSpecify mode NullAway takes no nullable lambda results. */
    @SuppressWarnings("NullAway")
    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        TrackedCalls tracked = calls.get(invocation.getMethod());
        if (tracked == null || isCountedFurtherIn(invocation)) {
            return invocation.proceed();
        }
        PendingFailures request = PendingFailures.current();
        if (request != null) {
            return call(tracked, invocation, request);
        }
        return ReactiveBodies.areReturnedBy(invocation.getMethod())
                ? ReactiveBodies.call(tracked, invocation)
                : tracked.call(invocation::proceed);
    }

    /* A handler whose answer comes later ends with its request. */
    @SuppressWarnings("NullAway")
    private static @Nullable Object call(TrackedCalls tracked, MethodInvocation invocation, PendingFailures request)
            throws Throwable {
        AtomicReference<@Nullable Object> later = new AtomicReference<>();
        Object result = tracked.call(
                () -> {
                    Object returned = invocation.proceed();
                    if (!LaterAnswers.isOne(returned, invocation.getMethod(), invocation.getThis())) {
                        return returned;
                    }
                    later.set(returned);
                    return request.end();
                },
                request::add);
        Object returned = later.get();
        return returned == null ? result : returned;
    }

    /** Whether the target is a proxy that counts the call itself. */
    private static boolean isCountedFurtherIn(MethodInvocation invocation) {
        Object target = invocation.getThis();
        if (target instanceof Advised proxy) {
            for (Advisor advisor : proxy.getAdvisors()) {
                if (advisor instanceof SloAdvice advice && advice.calls.containsKey(invocation.getMethod())) {
                    return true;
                }
            }
        }
        return target != null && SloProxies.isTracked(target, invocation.getMethod());
    }

    @Override
    public Pointcut getPointcut() {
        return new StaticMethodMatcherPointcut() {
            @Override
            public boolean matches(Method method, Class<?> targetClass) {
                return calls.containsKey(method);
            }
        };
    }

    @Override
    public MethodInterceptor getAdvice() {
        return this;
    }

    @Override
    public int getOrder() {
        return order;
    }
}
