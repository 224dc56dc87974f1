package org.sfmc.model.sfbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.DirectEngine;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Threads;

/** The set of CPUs that a buffer's mapping is good on, against a set of numbers. */
class CpumaskTest {
  private static final int CPUS = 3;

  @Property(tries = 100)
  void isASetOfCpus(
      @ForAll boolean full, @ForAll @Size(max = 30) List<@IntRange(max = 15) Integer> choices) {
    Layout layout = new Layout();
    DirectEngine engine = new DirectEngine();
    Threads threads = new Threads(layout, engine, List.of("t"), CPUS, List.of(0));
    Kernel kernel = new SteppedKernel(engine, threads);
    Mutex lock = new Mutex(layout, "lock", 1);
    IntCell mask = new Declared(layout, kernel, lock, List.of("K0")).cpumasks(CPUS, full).get(0);
    engine.start(layout);
    Set<Integer> reference = new TreeSet<>(full ? Set.of(0, 1, 2) : Set.of());
    for (int choice : choices) {
      int bits = choice & 7;
      if (choice < 8) {
        assertEquals(bits(reference) | bits, mask.or(bits));
        reference.addAll(cpus(bits));
      } else {
        mask.set(bits);
        reference = cpus(bits);
      }

      assertEquals(bits(reference), mask.get());
      assertEquals(text(reference), shown(layout, engine));
    }
  }

  private static Set<Integer> cpus(int bits) {
    Set<Integer> cpus = new TreeSet<>();
    for (int cpu = 0; cpu < CPUS; cpu++) {
      if ((bits & 1 << cpu) != 0) {
        cpus.add(cpu);
      }
    }
    return cpus;
  }

  private static int bits(Set<Integer> cpus) {
    return cpus.stream().mapToInt(cpu -> 1 << cpu).sum();
  }

  private static String text(Set<Integer> cpus) {
    return cpus.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  private static String shown(Layout layout, DirectEngine engine) {
    return layout.components().stream()
        .filter(c -> c.name().equals("K0.cpumask"))
        .map(c -> c.text().apply(engine.cells()))
        .findFirst()
        .orElseThrow();
  }
}
