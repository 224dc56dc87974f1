package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.Event;

/**
 * Who does what: a real thread for each thread of the system, and one for each part of the
 * environment that has something to do.
 *
 * <p>Migrations of one thread are one part, what one CPU does is one, all else are parts of their
 * own. A part of which no event can happen anywhere needs no thread; which ones that are is found
 * out on the way.
 */
final class Workers {
  private final int threads;
  private final List<List<Integer>> groups;
  private final List<Integer> present;

  /** The worker of each event; −1 for none. */
  private final int[] workerOf;

  private Workers(int threads, List<List<Integer>> groups, List<Integer> present) {
    this.threads = threads;
    this.groups = groups;
    this.present = present;
    this.workerOf = new int[groups.stream().mapToInt(List::size).sum()];
    Arrays.fill(workerOf, -1);
    for (int i = 0; i < present.size(); i++) {
      for (int event : groups.get(present.get(i))) {
        workerOf[event] = threads + i;
      }
    }
  }

  /** The threads of the system alone. */
  static Workers of(ModelledSystem system) {
    Map<String, List<Integer>> parts = new LinkedHashMap<>();
    for (int e = 0; e < system.environment().size(); e++) {
      parts.computeIfAbsent(part(system.environment().get(e)), p -> new ArrayList<>()).add(e);
    }
    return new Workers(system.threads().size(), List.copyOf(parts.values()), List.of());
  }

  private static String part(Event event) {
    String cpu = event.schedule().replaceFirst("^(cpu[0-9]+).*", "$1");
    return switch (event.kind()) {
      case MIGRATION -> "moves " + event.thread();
      case INVALIDATION -> cpu.equals(event.schedule()) ? event.schedule() : cpu;
      case SPECULATION -> "speculation of " + cpu;
      case SIGNAL, PAGING -> event.schedule();
    };
  }

  /** The same with threads for further parts of the environment. */
  Workers with(Set<Integer> more) {
    List<Integer> all = new ArrayList<>(present);
    more.stream().filter(g -> !all.contains(g)).sorted().forEach(all::add);
    return new Workers(threads, groups, all);
  }

  int count() {
    return threads + present.size();
  }

  /** Whether the worker is a thread of the system, and not a part of the environment. */
  boolean isThread(int worker) {
    return worker < threads;
  }

  /** Whether a worker can go on where these moves are possible. */
  boolean canGoOn(int worker, Look look) {
    if (worker < threads) {
      return look.possible()[worker];
    }
    for (int event : look.events()) {
      if (workerOf[event] == worker) {
        return true;
      }
    }
    return false;
  }

  /** Those of a worker's events that can happen. */
  int[] canHappen(int worker, Look look) {
    return IntStream.of(look.events()).filter(event -> workerOf[event] == worker).toArray();
  }

  /** Notes which parts would have something to do and have no thread, and whether any has. */
  boolean misses(Look look, Notes notes) {
    boolean misses = false;
    for (int event : look.events()) {
      if (workerOf[event] < 0) {
        misses = true;
        for (int part = 0; part < groups.size(); part++) {
          if (groups.get(part).contains(event)) {
            notes.misses(part);
          }
        }
      }
    }
    return misses;
  }
}
