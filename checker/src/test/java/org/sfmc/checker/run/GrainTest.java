package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.scenarios.compile.Compiled;

/** What is fused into one step changes neither what is broken nor how runs can end. */
class GrainTest {
  private static final Limits LIMITS =
      new Limits(20_000, Integer.MAX_VALUE, 0, Limits.defaults().bytes());

  @TestFactory
  Stream<DynamicTest> bothGrainsSayTheSame() {
    return CorpusRuns.each(
        run -> {
          Exploration op = explore(run, Grain.OP);
          assumeFalse(op.incomplete().isPresent(), () -> "too large: " + run.run().id());
          Exploration lock = explore(run, Grain.LOCK);

          assertEquals(broken(op), broken(lock));
          assertEquals(outcomes(op), outcomes(lock));
        });
  }

  private static Exploration explore(Compiled run, Grain grain) {
    return new Search(run.builder(), grain, LIMITS, f -> false).run();
  }

  /**
   * The names of what is broken. Fusing relies on guards, so without them only that is compared.
   */
  private static Set<String> broken(Exploration found) {
    Set<String> names = new TreeSet<>(found.unmet());
    found.violations().stream().map(Finding::claim).forEach(names::add);
    return names.contains("guarded_by") ? Set.of("guarded_by") : names;
  }

  private static Set<List<Integer>> outcomes(Exploration found) {
    return broken(found).contains("guarded_by")
        ? Set.of()
        : found.outcomes().stream().map(Exploration.Outcome::values).collect(Collectors.toSet());
  }
}
