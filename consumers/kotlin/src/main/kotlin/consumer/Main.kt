package consumer

import io.slo4j.Slo
import io.slo4j.SloRegistry
import java.io.IOException
import java.time.Duration
import java.util.concurrent.Callable
import java.util.function.Supplier

/** Work as Kotlin writes it: plain lambdas, and functional interfaces by name where the result of the work is asked for. */
fun main() {
    val slos = SloRegistry.create()
    val slo = Slo.builder("kotlin").objective("99.9%").register(slos)
    var done = 0
    slo.run { done++ }
    val answer: Int = slo.get { 42 }
    slo.wrap { done++ }.run()
    slo.wrap(Supplier { done++ }).get()
    slo.wrap(Callable { done++ }).call()
    slo.call(Callable { done++ })
    try {
        slo.run { throw IOException("refused") }
    } catch (e: IOException) {
        done++
    }
    slos.tick()
    val hour = slo.window(Duration.ofHours(1))
    println("kotlin: $answer, $done done, ${hour.good()} good, ${hour.bad()} bad")
    slos.close()
}
