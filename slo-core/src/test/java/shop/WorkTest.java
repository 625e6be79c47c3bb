package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.CheckedRunnable;
import io.slo4j.CheckedSupplier;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every form in which a user may hand over work. That this class compiles is the first assertion: there is no cast and no type
 * argument in it, and a test that declares no exception calls work from which none is inferred.
 */
class WorkTest {
    private final SloRegistry slos =
            SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
    private final Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
    private final List<String> done = new ArrayList<>();

    private String placeOrder() {
        done.add("placeOrder");
        return "order";
    }

    private String read() throws IOException {
        done.add("read");
        return "file";
    }

    private void write() throws IOException {
        done.add("write");
    }

    private void audit() {
        done.add("audit");
    }

    private String find() throws FileNotFoundException {
        done.add("find");
        return "found";
    }

    private String find(int number) {
        return "found " + number;
    }

    private String proceed() throws Throwable {
        done.add("proceed");
        return "proceeded";
    }

    private CompletableFuture<String> send() {
        done.add("send");
        return CompletableFuture.completedFuture("sent");
    }

    private CompletionStage<String> sendFile() throws IOException {
        return CompletableFuture.completedFuture(read());
    }

    private void assertCounted(long good, long bad) {
        assertEquals(good, checkout.status().good(), "good");
        assertEquals(bad, checkout.status().bad(), "bad");
    }

    @Test
    void lambdasAndMethodReferencesThatThrowNothingChecked() {
        String order = checkout.call(() -> placeOrder());
        assertEquals("order", order);
        assertEquals("order", checkout.call(this::placeOrder));
        assertEquals("order", checkout.call(() -> {
            audit();
            return placeOrder();
        }));
        assertEquals("found 3", checkout.call(() -> find(3)));
        int number = checkout.call(() -> 3);
        assertEquals(3, number);
        List<String> none = checkout.call(List::of);
        assertEquals(List.of(), none);
        assertEquals("order and order", checkout.call(() -> checkout.call(this::placeOrder) + " and " + placeOrder()));
        checkout.run(() -> audit());
        checkout.run(this::audit);
        checkout.run(this::placeOrder);
        checkout.run(() -> {
            audit();
            audit();
        });
        assertEquals("order", checkout.get(() -> placeOrder()));
        assertEquals("order", checkout.get(this::placeOrder));
        assertCounted(14, 0);
    }

    @Test
    void theCheckedExceptionOfALambdaIsInferred() {
        try {
            assertEquals("file", checkout.call(() -> read()));
            assertEquals("file", checkout.call(this::read));
            assertEquals("found", checkout.call(this::find));
            checkout.run(() -> write());
            checkout.run(this::write);
            checkout.run(this::find);
            checkout.run(() -> {
                write();
                throw new FileNotFoundException("no stock");
            });
        } catch (IOException e) {
            done.add(e.getMessage());
        }
        assertEquals(List.of("read", "read", "find", "write", "write", "find", "write", "no stock"), done);
        assertCounted(6, 1);
    }

    @Test
    void workThatOnlyThrowsHasItsExceptionInferredToo() {
        FileNotFoundException failure = new FileNotFoundException("no stock");
        try {
            checkout.call(() -> {
                throw failure;
            });
        } catch (FileNotFoundException e) {
            assertSame(failure, e);
        }
        assertThrows(
                IllegalStateException.class,
                () -> checkout.run(() -> {
                    throw new IllegalStateException("closed");
                }));
        assertCounted(0, 2);
    }

    @Test
    void workThatMayThrowAnything() throws Throwable {
        assertEquals("proceeded", checkout.call(() -> proceed()));
        assertEquals("proceeded", checkout.call(this::proceed));
        checkout.run(() -> proceed());
        assertCounted(3, 0);
    }

    @Test
    void workThatIsInAVariable() throws Exception {
        Callable<String> callable = this::read;
        Callable<? extends CharSequence> anyText = callable;
        Runnable runnable = this::audit;
        Supplier<String> supplier = this::placeOrder;
        FutureTask<String> task = new FutureTask<>(callable);
        assertEquals("file", checkout.call(callable));
        CharSequence text = checkout.call(anyText);
        assertEquals("file", text.toString());
        checkout.run(runnable);
        checkout.run(task);
        assertEquals("file", task.get());
        assertEquals("order", checkout.get(supplier));
        assertEquals("order", checkout.call(supplier::get));
        assertCounted(6, 0);
    }

    @Test
    void checkedWorkThatIsInAVariable() throws IOException {
        CheckedSupplier<String, FileNotFoundException> supplier = this::find;
        CheckedRunnable<IOException> runnable = this::write;
        assertEquals("found", checkout.call(supplier));
        checkout.run(runnable);
        assertEquals("found", counted(supplier));
        assertEquals("found", countedCallable(supplier));
        assertCounted(4, 0);
    }

    private <T, X extends Throwable> T counted(CheckedSupplier<T, X> work) throws X {
        return checkout.call(work);
    }

    private <T> T countedCallable(Callable<T> work) throws IOException {
        try {
            return checkout.call(work);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Test
    void workThatReturnsAStage() throws IOException {
        CompletableFuture<String> sent = checkout.track(() -> send());
        assertEquals("sent", sent.join());
        assertEquals(4, checkout.track(this::send).thenApply(String::length).join());
        CompletionStage<String> file = checkout.track(() -> sendFile());
        assertEquals("file", file.toCompletableFuture().join());
        assertEquals(
                "file",
                checkout.track(this::sendFile)
                        .thenApply(text -> text)
                        .toCompletableFuture()
                        .join());
        Supplier<CompletableFuture<String>> supplier = this::send;
        assertEquals("sent", checkout.track(supplier).join());
        CheckedSupplier<CompletableFuture<String>, IOException> checked = this::send;
        assertEquals("sent", checkout.track(checked).join());
        assertCounted(6, 0);
    }

    @Test
    void aCallableThatReturnsAStage() throws Exception {
        Callable<CompletionStage<String>> callable = this::sendFile;
        assertEquals("file", checkout.track(callable).toCompletableFuture().join());
        assertCounted(1, 0);
    }

    @Test
    void wrappedWorkIsOfTheKindItWas() throws Exception {
        Runnable runnable = this::audit;
        Callable<String> callable = this::read;
        Supplier<String> supplier = this::placeOrder;
        CheckedRunnable<IOException> checkedRunnable = this::write;
        CheckedSupplier<String, FileNotFoundException> checkedSupplier = this::find;
        Runnable countedRunnable = checkout.wrap(runnable);
        Callable<String> countedCallable = checkout.wrap(callable);
        Supplier<String> countedSupplier = checkout.wrap(supplier);
        CheckedRunnable<IOException> countedCheckedRunnable = checkout.wrap(checkedRunnable);
        assertEquals("work counted by " + checkout, countedRunnable.toString());
        assertEquals("work counted by " + checkout, countedCallable.toString());
        assertEquals("work counted by " + checkout, countedSupplier.toString());
        assertEquals("work counted by " + checkout, countedCheckedRunnable.toString());
        CheckedSupplier<String, FileNotFoundException> countedCheckedSupplier = checkout.wrap(checkedSupplier);
        assertEquals(List.of(), done);
        countedRunnable.run();
        assertEquals("file", countedCallable.call());
        assertEquals("order", countedSupplier.get());
        countedCheckedRunnable.runChecked();
        assertEquals("found", countedCheckedSupplier.getChecked());
        assertEquals(List.of("audit", "read", "placeOrder", "write", "find"), done);
        assertCounted(5, 0);
        countedRunnable.run();
        countedRunnable.run();
        assertCounted(7, 0);
    }

    @Test
    void aWrappedLambdaIsWhatItIsWrappedFor() throws Exception {
        Runnable runnable = checkout.wrap(() -> audit());
        runnable.run();
        Callable<String> callable = checkout.wrap(() -> read());
        assertEquals("file", callable.call());
        Supplier<String> supplier = checkout.wrap(this::placeOrder);
        assertEquals("order", supplier.get());
        Executor here = Runnable::run;
        here.execute(checkout.wrap(this::audit));
        here.execute(checkout.wrap(() -> write()));
        here.execute(checkout.wrap(() -> {
            placeOrder();
        }));
        assertEquals(
                "order",
                CompletableFuture.supplyAsync(checkout.wrap(() -> placeOrder()), here)
                        .join());
        assertEquals(
                List.of("order", "file"),
                List.of(
                        checkout.wrap(() -> placeOrder()).call(),
                        checkout.wrap(this::read).call()));
        assertCounted(9, 0);
    }

    @Test
    void anExecutorThrowsWhatWrappedWorkThrew() throws InterruptedException {
        FileNotFoundException failure = new FileNotFoundException("no stock");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Future<String> order = executor.submit(checkout.wrap(() -> "order".concat(fail(failure))));
        Future<?> audited = executor.submit(checkout.wrap(() -> {
            fail(failure);
        }));
        assertSame(failure, assertThrows(ExecutionException.class, order::get).getCause());
        assertSame(failure, assertThrows(ExecutionException.class, audited::get).getCause());
        executor.shutdown();
        assertCounted(0, 2);
    }

    private static String fail(FileNotFoundException failure) throws FileNotFoundException {
        throw failure;
    }

    @Test
    void checkedWorkThrowsTheSameThroughEveryDoor() {
        FileNotFoundException failure = new FileNotFoundException("no stock");
        CheckedRunnable<FileNotFoundException> runnable = () -> {
            throw failure;
        };
        CheckedSupplier<String, FileNotFoundException> supplier = () -> fail(failure);
        assertSame(failure, assertThrows(FileNotFoundException.class, runnable::runChecked));
        assertSame(failure, assertThrows(FileNotFoundException.class, runnable::run));
        assertSame(failure, assertThrows(FileNotFoundException.class, supplier::getChecked));
        assertSame(failure, assertThrows(FileNotFoundException.class, supplier::get));
        assertSame(failure, assertThrows(FileNotFoundException.class, supplier::call));
    }
}
