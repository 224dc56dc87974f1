package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private Workers(int threads, List<List<Integer>> groups, List<Integer> present) {
    this.threads = threads;
    this.groups = groups;
    this.present = present;
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

  /** The events of a worker that is a part of the environment. */
  List<Integer> events(int worker) {
    return groups.get(present.get(worker - threads));
  }

  /** The number of parts, with or without threads. */
  int parts() {
    return groups.size();
  }

  List<Integer> eventsOfPart(int part) {
    return groups.get(part);
  }

  boolean isPresent(int part) {
    return present.contains(part);
  }
}
