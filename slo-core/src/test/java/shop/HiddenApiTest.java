package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.SloProxies;
import io.slo4j.annotation.TrackSlo;
import io.slo4j.time.VirtualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A user's interface, which slo4j's own packages cannot see. */
class HiddenApiTest {
    interface CheckoutApi {
        @TrackSlo("checkout")
        String placeOrder(String cart);

        default String placeTwice(String cart) {
            return placeOrder(cart) + placeOrder(cart);
        }
    }

    @Test
    void anInterfaceThatIsNotPublicCanBeTracked() {
        SloRegistry slos =
                SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
        Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
        CheckoutApi api = SloProxies.of(CheckoutApi.class, cart -> "order of " + cart, slos);
        assertEquals("order of tea", api.placeOrder("tea"));
        assertEquals("order of teaorder of tea", api.placeTwice("tea"));
        assertEquals(1, checkout.status().good());
    }
}
