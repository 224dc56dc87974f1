package org.sfmc.model.sfbuf;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.HashTable;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.machine.Violation;

/** What the data of several implementations is declared from. */
record Declared(Layout layout, Kernel kernel, Mutex lock, List<String> names) {

  /** The names of so many buffers. */
  static List<String> names(int buffers) {
    return IntStream.range(0, buffers).mapToObj(b -> "K" + b).toList();
  }

  /** One cell, not shown in traces. */
  IntCell cell(String name, int low, int high) {
    return new IntCell(layout, kernel, lock, name, low, high, 0);
  }

  /** {@code nsfbufspeak}; where it is not kept, as high as it can be, so that it never rises. */
  IntCell peak(int highest, boolean kept) {
    int least = kept ? 0 : highest;
    return new IntCell(layout, kernel, lock, "nsfbufspeak", least, highest, least);
  }

  /** One cell of each buffer: {@code K0.ref_count}. */
  List<IntCell> each(String field, int low, int high, int initial, IntFunction<String> text) {
    return each(Layout.Sort.NUMBER, field, low, high, initial, text);
  }

  private List<IntCell> each(
      Layout.Sort sort, String field, int low, int high, int initial, IntFunction<String> text) {
    return names.stream()
        .map(
            n ->
                new IntCell(layout, kernel, lock, sort, n + "." + field, low, high, initial)
                    .shown(layout, text))
        .toList();
  }

  /** The page of each buffer, at the start none. */
  List<IntCell> ms(Pages pages) {
    return each(Layout.Sort.PAGE, "m", 0, pages.count(), 0, pages::name);
  }

  /** The buffer of each page, not shown in traces, at the start none. */
  List<IntCell> buffersOf(Pages pages, String what) {
    return IntStream.rangeClosed(1, pages.count())
        .mapToObj(page -> what + "(" + pages.name(page) + ")")
        .map(n -> new IntCell(layout, kernel, lock, Layout.Sort.BUFFER, n, 0, names.size(), 0))
        .toList();
  }

  /** A set of CPUs of each buffer, at the start all or none. */
  List<IntCell> cpumasks(int cpus, boolean full) {
    int all = (1 << cpus) - 1;
    return each(Layout.Sort.CPU_SET, "cpumask", 0, all, full ? all : 0, Declared::cpuSet);
  }

  /**
   * Buffers hashed by their page, of which a page gets a second one only by a thread that slept
   * after it had looked.
   */
  HashTable hash(String name, List<IntCell> ms, Threads threads, Pages pages) {
    IntCell[] keys = ms.toArray(IntCell[]::new);
    List<String> pageNames = IntStream.rangeClosed(1, pages.count()).mapToObj(pages::name).toList();
    return new HashTable(layout, kernel, lock, name, names, keys, pageNames)
        .watched(
            (cells, thread, page, sf, known) -> {
              boolean slept = threads.wasWoken(cells, thread);
              if (known != 0 && !slept) {
                throw new Violation(
                    "one_mapping_per_lookup",
                    "%s is mapped to %s, which %s maps, by a thread that has not slept"
                        .formatted(names.get(sf - 1), pages.name(page), names.get(known - 1)));
              }
              if (slept) {
                // Nobody asks any more, and states are not told apart by it.
                threads.callEnds(cells, thread);
              }
            });
  }

  private static String cpuSet(int cpus) {
    StringJoiner set = new StringJoiner(",", "{", "}");
    for (int cpu = 0; cpu < Integer.SIZE; cpu++) {
      if ((cpus & 1 << cpu) != 0) {
        set.add(Integer.toString(cpu));
      }
    }
    return set.toString();
  }
}
