package org.sfmc.checker.fuzz;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.format.Printer;

/**
 * What an implementation breaks where others do not, and why.
 *
 * @param implementations whose it is
 * @param when in which runs
 * @param breaks what they break then; empty for anything, because all sorts of things follow
 * @param shown the scenario of the corpus that shows it
 * @param why what it comes from
 */
public record Known(
    List<String> implementations, When when, Set<String> breaks, String shown, String why) {
  private static final List<Known> ALL =
      List.of(
          new Known(
              List.of("freebsd4"),
              When.SIGNALS,
              Set.of(),
              "always_caught",
              "every sleep is interruptible, and who has not asked for that uses the NULL"),
          new Known(
              List.of("dragonfly"),
              When.SIGNALS,
              Set.of("no_lost_wakeup", "no_livelock"),
              "swallowed",
              "one sleeper is woken, and a signal can swallow the wakeup"),
          new Known(
              List.of("i386", "relookup"),
              When.PREFETCH,
              Set.of(
                  "tlb_coherent",
                  "cpumask_is_clean",
                  "unused_is_uncached",
                  "shared_valid_everywhere"),
              "accessed_bit",
              "a CPU sets the accessed bit between the read and the store of an entry"),
          new Known(
              List.of("lwbuf"),
              When.MIGRATION,
              Set.of("tlb_coherent"),
              "again_on_this_cpu",
              "an address is good on the CPU where sf_buf_kva was asked for it"));

  public Known {
    implementations = List.copyOf(implementations);
    breaks = Set.copyOf(breaks);
  }

  /** A condition on a run. */
  public enum When {
    /** Somebody is signalled. */
    SIGNALS("signals", run -> Printer.print(run.scenario()).contains("signal")),
    /** CPUs fill their TLBs on their own. */
    PREFETCH("tlb = speculative", run -> run.run().speculative()),
    /** A thread may move. */
    MIGRATION(
        "migrations",
        run -> run.run().cpus() > 1 && !Printer.print(run.scenario()).contains("migrate none"));

    private final String text;
    private final Predicate<Compiled> test;

    When(String text, Predicate<Compiled> test) {
      this.text = text;
      this.test = test;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** All that is known. */
  public static List<Known> all() {
    return ALL;
  }

  /** Whether it is known that the run breaks the property. */
  public static boolean explains(Compiled run, String property) {
    return ALL.stream()
        .anyMatch(
            k ->
                k.implementations.contains(run.run().impl())
                    && k.when.test.test(run)
                    && (k.breaks.isEmpty() || k.breaks.contains(property)));
  }
}
