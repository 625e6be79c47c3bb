package io.slo4j.spring;

import io.slo4j.OngoingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * The failed calls of one request, and its end. What the framework makes of an exception decides whose fault it was, so they are
 * judged when the request has been answered. Each is judged once, whatever comes first. Safe for use by any thread.
 */
final class PendingFailures {
    /** The name of the attribute of a request that holds this. */
    static final String NAME = PendingFailures.class.getName();

    private static final boolean SERVLET = ClassUtils.isPresent(
                    "org.springframework.web.context.request.RequestContextHolder",
                    PendingFailures.class.getClassLoader())
            && ClassUtils.isPresent("jakarta.servlet.ServletRequest", PendingFailures.class.getClassLoader());

    private final List<Failure> waiting = new ArrayList<>();
    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private @Nullable Answer answer;

    private record Failure(OngoingEvent event, Throwable thrown) {}

    /**
     * How the request ended.
     *
     * @param status the status; 0 if none came of an exception
     * @param handled the exception that the framework made the status of; null if it is not known
     */
    private record Answer(int status, @Nullable Throwable handled) {
        private boolean isFor(Throwable thrown) {
            return status != 0 && (handled == null || isCause(thrown, handled));
        }

        /* Wrappers come off, and go around an exception, on its way through the framework. */
        private static boolean isCause(Throwable thrown, Throwable handled) {
            Throwable inner = ClientErrors.unwrapped(thrown);
            Throwable one = handled;
            for (int i = 0; one != null && i < 16; i++) {
                if (one == inner) {
                    return true;
                }
                one = one.getCause();
            }
            return false;
        }
    }

    /** Those of the request that the calling thread serves; null if that is not known. */
    static @Nullable PendingFailures current() {
        return SERVLET ? OfServlets.current() : null;
    }

    /** Apart, because an application without servlets has no such classes. */
    private static final class OfServlets {
        static @Nullable PendingFailures current() {
            var attributes = org.springframework.web.context.request.RequestContextHolder.getRequestAttributes();
            try {
                return attributes != null
                                && attributes.getAttribute(
                                                NAME,
                                                org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST)
                                        instanceof PendingFailures pending
                        ? pending
                        : null;
            } catch (IllegalStateException over) {
                return null;
            }
        }
    }

    /** Takes a call that has failed. */
    void add(OngoingEvent event, Throwable thrown) {
        Failure failure = new Failure(event, thrown);
        Answer known;
        synchronized (this) {
            known = answer;
            if (known == null) {
                waiting.add(failure);
                return;
            }
        }
        judge(failure, known);
    }

    /**
     * Completes with the request: with what was answered, or with the exception that it failed with. For a call that returns before
     * its work is done.
     */
    CompletionStage<Object> end() {
        return end;
    }

    /** The request has ended with an answer; say first what becomes of failures. */
    void endedWith(Object answered) {
        end.complete(answered);
    }

    /** The request has ended with an exception; say first what becomes of failures. */
    void endedWith(Throwable thrown) {
        end.completeExceptionally(thrown);
    }

    /** The request has been answered, with a status that was made of an exception. */
    void answered(int status, @Nullable Throwable handled) {
        end(new Answer(status, handled));
    }

    /** The request is over, and no status was made of an exception: they say themselves what they are. */
    void over() {
        end(new Answer(0, null));
    }

    private void end(Answer how) {
        List<Failure> failures;
        synchronized (this) {
            if (answer != null) {
                return;
            }
            answer = how;
            failures = List.copyOf(waiting);
            waiting.clear();
        }
        failures.forEach(failure -> judge(failure, how));
    }

    private static void judge(Failure failure, Answer how) {
        if (how.isFor(failure.thrown)) {
            ClientErrors.judgedBy(how.status, () -> failure.event.failed(failure.thrown));
        } else {
            failure.event.failed(failure.thrown);
        }
    }
}
