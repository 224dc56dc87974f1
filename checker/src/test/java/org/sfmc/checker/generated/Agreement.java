package org.sfmc.checker.generated;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.scenarios.compile.Compiled;

/** Whether two searches of one run say the same. */
final class Agreement {
  private Agreement() {}

  /** What a search is held against another by. */
  record Said(Set<String> broken, Set<List<Integer>> outcomes) {
    static Said of(Exploration found) {
      Set<String> names = new TreeSet<>(found.unmet());
      found.violations().stream().map(Finding::claim).forEach(names::add);
      // Fusing relies on guards; where one is missing, that alone is compared.
      if (names.contains("guarded_by")) {
        return new Said(Set.of("guarded_by"), Set.of());
      }
      return new Said(
          names,
          found.outcomes().stream().map(Exploration.Outcome::values).collect(Collectors.toSet()));
    }

    @Override
    public String toString() {
      return broken + " with outcomes " + outcomes;
    }
  }

  static Exploration explore(Compiled run, Grain grain, int states) {
    Limits limits = new Limits(states, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    return new Search(run.builder(), grain, limits, f -> false).run();
  }

  /** A search that looks up every step. */
  static Exploration awake(Compiled run, Grain grain, int states) {
    Limits limits = new Limits(states, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    return new Search(run.builder(), grain, limits, f -> false).withoutSleepSets().run();
  }

  /** What a search says; empty where it is too large. */
  static Optional<Said> said(Compiled run, Grain grain, int states) {
    return Optional.of(explore(run, grain, states))
        .filter(found -> found.incomplete().isEmpty())
        .map(Said::of);
  }
}
