package io.slo4j.spring.test;

import io.slo4j.SloRegistry;
import io.slo4j.time.VirtualClock;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Gives a test class a {@link VirtualClock}, by which the SLOs of the application go, and makes each test start without a past:
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureSlo
 * class CheckoutTest {
 *     @Autowired VirtualClock clock;
 *     @Autowired SloRegistry slos;
 *
 *     @Test
 *     void anOutagePages() {
 *         // call the service, then
 *         clock.advance(Duration.ofSeconds(1));
 *         slos.tick();
 *     }
 * }
 * }</pre>
 *
 * <p>The clock stands still until it is advanced, and nothing ticks but {@link SloRegistry#tick()}, which listeners are called by.
 * It begins at 2026-01-01T00:00:00Z. The context is made anew for each test, so that no count, alert or instant of one is
 * seen by the next; {@code slo.store} is not used.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(VirtualTime.class)
@TestPropertySource(properties = "slo.store=")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
public @interface AutoConfigureSlo {}
