package io.slo4j.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TrackedMethodsTest {
    private static String tracked(TrackedMethods methods) {
        TreeMap<String, String> found = new TreeMap<>();
        methods.all().forEach(one -> found.put(one.method().getName(), one.slo()));
        return found.toString();
    }

    private static String ofClass(Class<?> type) {
        return tracked(TrackedMethods.throughSubclass(type));
    }

    private static String ofInterfaces(Class<?> type, Class<?>... through) {
        return tracked(TrackedMethods.throughInterfaces(type, List.of(through)));
    }

    interface Orders {
        @TrackSlo("orders")
        String place(String cart);
    }

    interface Audit {
        void audit();
    }

    interface Both extends Audit, Orders {}

    static class Shop implements Both {
        @Override
        public String place(String cart) {
            return cart;
        }

        @Override
        public void audit() {}
    }

    /** As a framework makes it: it overrides everything, and has no annotations. */
    static final class GeneratedSubclass extends Shop {
        @Override
        public String place(String cart) {
            return super.place(cart);
        }

        @Override
        public void audit() {
            super.audit();
        }
    }

    static class GeneratedOpenSubclass extends Shop {
        @Override
        public String place(String cart) {
            return super.place(cart);
        }
    }

    @Test
    void theSecondOfTwoParentInterfacesIsFoundToo() {
        assertEquals("{place=orders}", ofClass(Shop.class));
        assertEquals("{place=orders}", ofInterfaces(Shop.class, Both.class));
        assertEquals("{place=orders}", ofInterfaces(Object.class, Both.class));
    }

    @Test
    void aGeneratedSubclassHasTheAnnotationsOfItsParent() {
        assertEquals("{place=orders}", ofClass(GeneratedOpenSubclass.class));
        assertEquals("{place=orders}", ofInterfaces(GeneratedSubclass.class, Both.class));
        Object proxy = Proxy.newProxyInstance(
                Both.class.getClassLoader(), new Class<?>[] {Both.class}, (self, method, arguments) -> null);
        assertEquals("{place=orders}", ofInterfaces(proxy.getClass(), Both.class));
    }

    @TrackSlo("base")
    static class Base {
        public void inherited() {}

        public void overridden() {}

        protected void hidden() {}

        @Override
        public String toString() {
            return "base";
        }
    }

    @TrackSlo("derived")
    static class Derived extends Base {
        @Override
        public void overridden() {}

        @TrackSlo("special")
        void own() {}
    }

    @Test
    void theAnnotationOfAMethodGoesBeforeThatOfItsTypeAndTheNearerTypeBeforeTheOther() {
        assertEquals("{inherited=base, overridden=base}", ofClass(Base.class));
        assertEquals("{inherited=derived, overridden=derived, own=special}", ofClass(Derived.class));
    }

    interface Repository<T> {
        @TrackSlo("store")
        void save(T item);
    }

    static class Carts implements Repository<String> {
        @Override
        public void save(String item) {}
    }

    @Test
    void aMethodThatNarrowsAGenericOneIsFoundUnderBothSignatures() throws NoSuchMethodException {
        TrackedMethods methods = TrackedMethods.throughSubclass(Carts.class);
        assertEquals("{save=store}", tracked(methods));
        assertEquals(
                "store",
                methods.find(Carts.class.getMethod("save", String.class))
                        .orElseThrow()
                        .slo());
        assertEquals(
                "store",
                methods.find(Repository.class.getMethod("save", Object.class))
                        .orElseThrow()
                        .slo());
    }

    @Retention(RetentionPolicy.RUNTIME)
    @TrackSlo("checkout")
    @interface Checkout {}

    @Retention(RetentionPolicy.RUNTIME)
    @Checkout
    @interface Important {}

    static class Composed {
        @Important
        public void buy() {}
    }

    @Test
    void anAnnotationThatCarriesItStandsForIt() {
        assertEquals("{buy=checkout}", ofClass(Composed.class));
    }

    @TrackSlo("all")
    static class Mixed {
        public String plain() {
            return "";
        }

        public CompletableFuture<String> later() {
            return new CompletableFuture<>();
        }

        public Future<String> unseen() {
            return later();
        }

        public final void fixed() {}

        public static void shared() {}
    }

    @Test
    void theAnnotationOfATypeCoversWhatItCan() {
        TrackedMethods methods = TrackedMethods.throughSubclass(Mixed.class);
        assertEquals("{later=all, plain=all}", tracked(methods));
        assertEquals(
                Set.of(
                        "Mixed.unseen() is not covered by @TrackSlo on Mixed: it returns a java.util.concurrent.Future,"
                                + " and there is no adapter for that",
                        "Mixed.fixed() is not covered by @TrackSlo on Mixed: it is final"),
                Set.copyOf(methods.leftOut()));
    }

    static class Private {
        @SuppressWarnings("UnusedMethod") // is there to be refused
        @TrackSlo("x")
        private void hidden() {}
    }

    static class Static {
        @TrackSlo("x")
        public static void shared() {}
    }

    static class Final {
        @TrackSlo("x")
        public final void fixed() {}
    }

    static final class FinalClass {
        @TrackSlo("x")
        public void fixed() {}
    }

    @TrackSlo("x")
    static final class FinalType {
        public void fixed() {}
    }

    static class FinalAbove implements Audited {
        @Override
        public final void audit() {}
    }

    interface Audited {
        @TrackSlo("x")
        void audit();
    }

    static class Overload implements Audit {
        @Override
        public void audit() {}

        @TrackSlo("x")
        public void audit(String why) {}
    }

    interface Other {
        @TrackSlo("other")
        void audit();
    }

    static class Disagreeing implements Audited, Other {
        @Override
        public void audit() {}
    }

    static class TwoThings {
        @Checkout
        @TrackSlo("x")
        public void audit() {}
    }

    static class OfFuture {
        @TrackSlo("x")
        public Future<String> later() {
            return new CompletableFuture<>();
        }
    }

    static class OfPublisher {
        @TrackSlo("x")
        public Flow.Publisher<String> stream() {
            return subscriber -> {};
        }
    }

    interface StaticOfInterface {
        @TrackSlo("x")
        static void shared() {}
    }

    private static DynamicTest refused(String message, Runnable making) {
        return DynamicTest.dynamicTest(
                message,
                () -> assertEquals(
                        "@TrackSlo on " + message,
                        assertThrows(IllegalArgumentException.class, making::run)
                                .getMessage()));
    }

    @TestFactory
    Stream<DynamicTest> anAnnotationThatCanHaveNoEffectIsRefusedWithItsPlace() {
        return Stream.of(
                refused(
                        "Private.hidden() must be on a method that can be overridden, but was private",
                        () -> ofClass(Private.class)),
                refused(
                        "Private.hidden() must be on a method that can be overridden, but was private",
                        () -> ofInterfaces(Private.class, Audit.class)),
                refused(
                        "Static.shared() must be on a method of an object, but was static",
                        () -> ofClass(Static.class)),
                refused(
                        "StaticOfInterface.shared() must be on a method of an object, but was static",
                        () -> ofInterfaces(Object.class, StaticOfInterface.class)),
                refused(
                        "Final.fixed() must be on a method that can be overridden, but was final",
                        () -> ofClass(Final.class)),
                refused(
                        "FinalClass.fixed() must be on a method of a class that can be extended, but FinalClass is final",
                        () -> ofClass(FinalClass.class)),
                refused(
                        "FinalType must be on a type with a public method that can be tracked, but there was none: the class is"
                                + " final",
                        () -> ofClass(FinalType.class)),
                refused(
                        "Audited.audit() must be on a method that can be overridden, but FinalAbove.audit() is final",
                        () -> ofClass(FinalAbove.class)),
                refused(
                        "Overload.audit(String) must be on a method of an interface, but was not",
                        () -> ofInterfaces(Overload.class, Audit.class)),
                refused(
                        "Audited.audit() and on Other.audit() must agree, but were \"x\" and \"other\"",
                        () -> ofClass(Disagreeing.class)),
                refused(
                        "TwoThings.audit() must say one thing, but said \"checkout\" and \"x\"",
                        () -> ofClass(TwoThings.class)),
                refused(
                        "OfFuture.later() must be on a method whose end can be seen, but it returns a"
                                + " java.util.concurrent.Future, and there is no adapter for that",
                        () -> ofClass(OfFuture.class)),
                refused(
                        "OfPublisher.stream() must be on a method whose end can be seen, but it returns a"
                                + " java.util.concurrent.Flow$Publisher, and there is no adapter for that",
                        () -> ofClass(OfPublisher.class)));
    }
}
