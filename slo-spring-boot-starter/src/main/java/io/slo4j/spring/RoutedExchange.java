package io.slo4j.spring;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/**
 * An exchange that says when its route is found: WebFlux knows no interceptor, and notes the pattern among the attributes of the exchange
 * before it calls the handler.
 */
final class RoutedExchange extends ServerWebExchangeDecorator {
    private final Map<String, Object> attributes;

    /**
     * An exchange.
     *
     * @param found called when the pattern of the route has been noted
     */
    RoutedExchange(ServerWebExchange delegate, Runnable found) {
        super(delegate);
        this.attributes = new Noticing(delegate.getAttributes(), found);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    /** The attributes themselves; single attributes go straight to them. */
    private static final class Noticing extends AbstractMap<String, Object> {
        private final Map<String, Object> all;
        private final Runnable found;

        Noticing(Map<String, Object> all, Runnable found) {
            this.all = all;
            this.found = found;
        }

        @Override
        public @Nullable Object put(String name, Object value) {
            Object before = all.put(name, value);
            if (name.equals(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)) {
                found.run();
            }
            return before;
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return all.get(name);
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return all.containsKey(name);
        }

        @Override
        public @Nullable Object remove(@Nullable Object name) {
            return all.remove(name);
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return all.entrySet();
        }
    }
}
