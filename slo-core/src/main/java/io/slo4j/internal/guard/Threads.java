package io.slo4j.internal.guard;

/**
 * Makes the threads of slo4j. They inherit nothing from the thread that happens to make a registry: neither inheritable thread
 * locals nor the context class loader, which would keep that application's objects for as long as the thread runs. Their context
 * class loader is the one that loaded slo4j.
 */
public final class Threads {
    private Threads() {}

    /** A daemon thread, not yet started. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = thread(name, work);
        thread.setDaemon(true);
        return thread;
    }

    /** A thread that the JVM runs when it shuts down. */
    public static Thread shutdownHook(String name, Runnable work) {
        return thread(name, work);
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(Threads.class.getClassLoader());
        return thread;
    }
}
