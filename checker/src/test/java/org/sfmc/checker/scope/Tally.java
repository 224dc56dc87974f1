package org.sfmc.checker.scope;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.scenarios.compile.Compiled;

/**
 * What all implementations do in the scenarios of a scope.
 *
 * <p>A run is one scenario on one implementation that has what it asks for.
 */
final class Tally {
  private static final int MOST_STATES = 1_000_000;

  private long scenarios;
  private long runs;
  private long states;
  private long sound;
  private long told;
  private final Map<String, Long> broken = new TreeMap<>();

  /** One scenario, with the runs of all implementations. */
  void add(Iterable<Compiled> all) {
    Set<Set<String>> verdicts = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    long seen = 0;
    long count = 0;
    long holding = 0;
    Map<String, Long> found = new TreeMap<>();
    for (Compiled run : all) {
      Exploration exploration = explore(run);
      Set<String> names =
          exploration.violations().stream()
              .map(Finding::claim)
              .collect(Collectors.toCollection(TreeSet::new));
      names.forEach(name -> found.merge(name, 1L, Long::sum));
      verdicts.add(names);
      seen += exploration.states();
      count++;
      holding += names.isEmpty() ? 1 : 0;
    }
    synchronized (this) {
      scenarios++;
      runs += count;
      states += seen;
      sound += holding;
      told += verdicts.size() > 1 ? 1 : 0;
      found.forEach((name, times) -> broken.merge(name, times, Long::sum));
    }
  }

  private static Exploration explore(Compiled run) {
    Limits limits = new Limits(MOST_STATES, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    Exploration found = new Search(run.builder(), Grain.LOCK, limits, f -> false).run();
    Optional<String> incomplete = found.incomplete();
    if (incomplete.isPresent()) {
      throw new AssertionError(incomplete.get() + "\n" + run.scenario().source());
    }
    return found;
  }

  synchronized long scenarios() {
    return scenarios;
  }

  /** A row of a table. */
  synchronized String row(Scope scope) {
    String properties =
        broken.entrySet().stream()
            .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
            .map(e -> "`%s` %,d".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return "| %s | %,d | %,d | %,d | %,d | %,d | %s |\n"
        .formatted(scope, scenarios, runs, states, sound, told, properties);
  }
}
