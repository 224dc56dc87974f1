package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.scenarios.compile.Compiled;

/** How the work is shared out, and how states are packed, is not seen in what a search says. */
class WorkersTest {
  private static final Limits LIMITS = new Limits(20_000, Integer.MAX_VALUE, 0, 1L << 30);

  /** States before a search packs narrowly: never, and from the beginning. */
  private static final int NEVER = Integer.MAX_VALUE;

  private static final int AT_ONCE = 1;

  @TestFactory
  Stream<DynamicTest> anyNumberOfWorkersSaysTheSame() {
    return CorpusRuns.each(
        run -> {
          for (Predicate<Finding> goal : List.<Predicate<Finding>>of(f -> false, f -> true)) {
            Exploration one = search(run, goal, 1, NEVER);
            assertEquals(one, search(run, goal, 2, NEVER), "by two workers");
            assertEquals(one, search(run, goal, 4, NEVER), "by four workers");
            assertEquals(one, search(run, goal, 8, NEVER), "by eight workers");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> packingNarrowlySaysTheSame() {
    return CorpusRuns.each(
        run ->
            assertEquals(search(run, f -> false, 1, NEVER), search(run, f -> false, 2, AT_ONCE)));
  }

  private static Exploration search(
      Compiled run, Predicate<Finding> goal, int workers, int narrowFrom) {
    return Explorations.withoutCost(
        new Search(run.builder(), Grain.LOCK, LIMITS, goal, workers, narrowFrom).run());
  }
}
