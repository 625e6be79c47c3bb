package io.slo4j.internal.delivery;

import java.util.function.Consumer;

/** A call of a listener that is called at once. */
record DirectNotification<L>(String summary, Consumer<L> call) implements Notification {
    @Override
    public Object episode() {
        return this;
    }
}
