package org.sfmc.checker.rules;

import static org.sfmc.checker.rules.Rule.around;
import static org.sfmc.checker.rules.Rule.changed;
import static org.sfmc.checker.rules.Rule.dropped;
import static org.sfmc.checker.rules.Rule.is;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.system.ModelledSystem.Event;
import org.sfmc.model.system.ModelledSystem.EventKind;

/** The rules of the machine, each with the run of the corpus that notices its absence. */
final class Rules {
  private static final String MIGRATES = " migrates to ";
  private static final String SIGNAL = "signal to ";
  private static final int DYING = 1;

  private Rules() {}

  static List<Rule> hardware() {
    return List.of(
        changed(
            "a CPU looks into its TLB first",
            "stale[bug=no_shootdown_on_share]",
            "Mmu$Load|Mmu$Write",
            (c, o, s, t) -> {
              int cpu = s.get(c.of("cpu", t));
              for (int cell : c.all("tlb")) {
                s.set(cell, c.name(cell).startsWith("tlb(cpu" + cpu + ",") ? 0 : s.get(cell));
              }
              return o.apply(s, t);
            }),
        changed(
            "a walk sets the accessed bit",
            "recycle",
            "Mmu$Load|Mmu$Write|Mmu$Speculate",
            keeping("accessed")),
        changed(
            "a new entry is not accessed",
            "mask[bug=no_shootdown]",
            "Mmu$Store",
            keeping("accessed")),
        dropped(
            "a CPU fills its TLB on its own",
            "accessed_bit[tlb=speculative]",
            e -> says(e, "prefetches")),
        dropped("a CPU drops translations on its own", "evicted", e -> says(e, "forgets")),
        changed(
            "invlpg drops a translation",
            "recycle",
            "Mmu$Invlpg",
            (c, o, s, t) -> s.get(c.of("cpu", t))),
        changed(
            "an answered shootdown drops a translation",
            "stale[impl=generic]",
            "Mmu$Handle",
            keeping("tlb")),
        changed("who asks for a shootdown waits", "stale", "Mmu$Acknowledged", (c, o, s, t) -> 0),
        changed(
            "a shootdown takes its time",
            "stale[bug=async_shootdown]",
            "Mmu$Interrupt",
            (c, o, s, t) -> {
              int result = o.apply(s, t);
              int[] pending = c.all("pending");
              for (int i = 0; i < pending.length; i++) {
                s.set(c.all("tlb")[i], s.get(pending[i]) != 0 ? 0 : s.get(c.all("tlb")[i]));
                s.set(pending[i], 0);
              }
              return result;
            }),
        changed(
            "a CPU with interrupts disabled answers no shootdown",
            "deaf",
            "Mmu$Handle",
            without("interrupts", owner -> true)),
        changed(
            "a CPU with interrupts disabled runs one thread",
            "alone",
            "Interrupts$OnCpu",
            (c, o, s, t) -> without("interrupts", owner -> owner != t + 1).apply(c, o, s, t)),
        changed(
            "who disables interrupts is not moved",
            "alone",
            MIGRATES,
            without("interrupts", owner -> true)));
  }

  static List<Rule> pinning() {
    return List.of(
        changed(
            "a pinned thread is not moved", "private", MIGRATES, without("pinned", pins -> true)),
        dropped(
            "a thread that is not pinned may be moved",
            "private[PIN=1]",
            e -> e.kind() == EventKind.MIGRATION),
        changed(
            "pins nest",
            "nested",
            "ThreadOperations$Unpin",
            (c, o, s, t) -> {
              int pins = c.of("pinned", t);
              s.set(pins, Math.min(s.get(pins), 1));
              return o.apply(s, t);
            }));
  }

  static List<Rule> pages() {
    return List.of(
        changed(
            "wirings are counted",
            "borrowed",
            "Pages$Unwire",
            (c, o, s, t) -> {
              Cells before = s.copy();
              o.apply(s, t);
              for (int count : c.all("wire_count")) {
                s.set(count, s.get(count) < before.get(count) ? 0 : s.get(count));
              }
              return 0;
            }),
        changed(
            "a wired page is not taken",
            "reclaimed",
            "PageOperations$Reclaim",
            without("wire_count", n -> true)),
        changed(
            "a held page is not taken",
            "held",
            "PageOperations$Reclaim",
            without("hold_count", n -> true)),
        changed(
            "a busy page is not taken",
            "busy",
            "PageOperations$Reclaim",
            without("busy", n -> true)),
        changed(
            "who takes a page writes to it",
            "reclaimed",
            "PageOperations$Reclaim",
            keeping("contents")),
        changed("a page that is gone is read in", "reclaimed", "vm_page_grab", keeping("contents")),
        changed(
            "vm_page_grab waits for a busy page",
            "grabbed",
            "vm_page_grab",
            without("busy", n -> true)),
        changed(
            "vm_page_busy_acquire waits for a busy page",
            "busy",
            "vm_page_busy_acquire",
            (c, o, s, t) -> {
              Arrays.stream(c.all("busy")).forEach(cell -> s.set(cell, 0));
              return o.apply(s, t);
            }),
        changed(
            "freeing a held page is put off",
            "freed",
            "vm_page_free",
            without("hold_count", n -> true)),
        changed(
            "the last unhold frees",
            "freed",
            "vm_page_unhold",
            (c, o, s, t) -> {
              Cells before = s.copy();
              int result = o.apply(s, t);
              for (int frame : c.all("frame")) {
                s.set(frame, before.get(frame) == DYING ? DYING : s.get(frame));
              }
              return result;
            }),
        changed(
            "a wired page survives its object",
            "two_steps",
            "PageOperations$Truncate",
            without("wire_count", n -> true)),
        changed(
            "the object of a busy page stays",
            "busy",
            "PageOperations$Truncate",
            without("busy", n -> true)),
        changed("vm_page_release frees an orphan", "orphan", "vm_page_release", keeping("frame")));
  }

  static List<Rule> sleeping() {
    return List.of(
        around(
            "a sleeper is queued before the mutex is given back",
            "wait",
            (o, engine) -> {
              if (is(o, "SleepQueue$Add")) {
                Mutex mutex = (Mutex) part(o, "mutex");
                engine.perform(mutex.unlock());
                engine.perform(mutex.lock());
              }
            },
            (o, engine) -> {}),
        around(
            "an interruptible sleeper looks for signals when it is queued",
            "swallowed[bug=wakeup_one]",
            (o, engine) -> {
              if (is(o, "SleepQueue$Add") && (boolean) part(o, "pcatch")) {
                engine.beginAtomic();
              }
            },
            (o, engine) -> {
              if (is(o, "SleepQueue$Check")) {
                engine.endAtomic();
              }
            }),
        changed(
            "a signal ends an interruptible sleep",
            "signal_first",
            SIGNAL,
            (c, o, s, t) -> {
              Cells before = s.copy();
              int result = o.apply(s, t);
              for (int cell : c.all("status")) {
                s.set(cell, before.get(cell));
              }
              for (int cell : c.queue("sleepq")) {
                s.set(cell, before.get(cell));
              }
              return result;
            }),
        changed(
            "a signal leaves an uninterruptible sleep alone",
            "uncaught",
            SIGNAL,
            (c, o, s, t) -> {
              Cells before = s.copy();
              for (int cell : c.all("status")) {
                s.set(cell, s.get(cell) == Threads.ASLEEP ? Threads.ASLEEP_CATCH : s.get(cell));
              }
              int result = o.apply(s, t);
              for (int cell : c.all("status")) {
                s.set(cell, s.get(cell) == Threads.ASLEEP_CATCH ? before.get(cell) : s.get(cell));
              }
              return result;
            }),
        changed(
            "a pending signal keeps from sleeping",
            "pending_first",
            "SleepQueue$Check",
            (c, o, s, t) -> withoutSignal(c, o, s, t, true)),
        changed(
            "an interrupted thread swallows the wakeup that took it off the queue",
            "swallowed[bug=wakeup_one]",
            "SleepQueue$Check",
            (c, o, s, t) ->
                withoutSignal(c, o, s, t, s.get(c.of("status", t)) == Threads.CHECKING_WOKEN)),
        changed(
            "wakeup wakes everybody",
            "swallowed",
            "SleepQueue$Wakeup",
            (c, o, s, t) -> wake(c, s, 0)),
        changed(
            "wakeup_one wakes one",
            "two_frees[bug=edge_wakeup]",
            "SleepQueue$WakeupOne",
            (c, o, s, t) -> {
              while (s.get(c.queue("sleepq")[0]) != 0) {
                wake(c, s, 0);
              }
              return 0;
            }),
        changed(
            "wakeup_one prefers a higher priority",
            "priority[bug=wakeup_one]",
            "SleepQueue$WakeupOne",
            (c, o, s, t) -> wake(c, s, 0)),
        changed(
            "wakeup_one prefers who has waited longest",
            "priority[bug=wakeup_one]",
            "SleepQueue$WakeupOne",
            (c, o, s, t) -> {
              int length = 0;
              while (length < c.threads() && s.get(c.queue("sleepq")[length]) != 0) {
                length++;
              }
              return wake(c, s, Math.max(length - 1, 0));
            }),
        changed(
            "a running thread may go before one that was woken",
            "barging[bug=if_not_while]",
            "Mutex$Lock",
            (c, o, s, t) ->
                Arrays.stream(c.all("status")).anyMatch(cell -> s.get(cell) == Threads.WOKEN)
                    ? Operation.BLOCKED
                    : o.apply(s, t)));
  }

  private static boolean says(Event event, String word) {
    return event.operation().toString().contains(word);
  }

  /** The operation, without a change to cells of a kind. */
  private static Rule.Effect keeping(String kind) {
    return (c, o, s, t) -> {
      Cells before = s.copy();
      int result = o.apply(s, t);
      for (int cell : c.all(kind)) {
        s.set(cell, before.get(cell));
      }
      return result;
    };
  }

  /** The operation as if some cells of a kind were 0, which afterwards are what they were. */
  private static Rule.Effect without(String kind, IntPredicate which) {
    return (c, o, s, t) -> {
      Cells before = s.copy();
      for (int cell : c.all(kind)) {
        s.set(cell, which.test(s.get(cell)) ? 0 : s.get(cell));
      }
      int result = o.apply(s, t);
      for (int cell : c.all(kind)) {
        s.set(
            cell,
            s.get(cell) == 0 && which.test(before.get(cell)) ? before.get(cell) : s.get(cell));
      }
      return result;
    };
  }

  private static int withoutSignal(NamedCells c, Operation o, Cells s, int t, boolean when) {
    int signal = c.of("signal", t);
    int pending = s.get(signal);
    s.set(signal, when ? 0 : pending);
    int result = o.apply(s, t);
    s.set(signal, pending);
    return result;
  }

  /** Takes the thread at a place off the sleep queue; from 1, 0 for nobody. */
  private static int wake(NamedCells c, Cells s, int place) {
    int[] queue = c.queue("sleepq");
    int thread = s.get(queue[place]);
    if (thread == 0) {
      return 0;
    }
    for (int i = place; i < queue.length; i++) {
      s.set(queue[i], i + 1 < queue.length ? s.get(queue[i + 1]) : 0);
    }
    int status = c.of("status", thread - 1);
    s.set(status, s.get(status) == Threads.CHECKING ? Threads.CHECKING_WOKEN : Threads.WOKEN);
    return thread;
  }

  private static Object part(Operation operation, String component) {
    try {
      Method accessor = operation.getClass().getDeclaredMethod(component);
      accessor.setAccessible(true);
      return accessor.invoke(operation);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(operation + " has no " + component, e);
    }
  }
}
