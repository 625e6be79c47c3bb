package io.slo4j.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads of slo4j keep nothing of whoever made the registry. */
class ThreadsTest {
    @Test
    void aThreadInheritsNeitherThreadLocalsNorTheContextClassLoader() throws Exception {
        InheritableThreadLocal<String> request = new InheritableThreadLocal<>();
        List<String> seen = new ArrayList<>();
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            here.setContextClassLoader(application);
            request.set("of tenant 7");
            Thread thread = Threads.daemon("slo4j-test", () -> seen.add(String.valueOf(request.get())));
            Thread hook = Threads.shutdownHook("slo4j-test", () -> {});
            assertSame(Threads.class.getClassLoader(), thread.getContextClassLoader());
            assertSame(Threads.class.getClassLoader(), hook.getContextClassLoader());
            assertTrue(thread.isDaemon());
            assertTrue(!hook.isDaemon());
            thread.start();
            thread.join();
            assertEquals(List.of("null"), seen);
        } finally {
            here.setContextClassLoader(before);
        }
    }
}
