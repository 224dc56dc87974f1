package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.run.CorpusRuns;

/** Any number of workers says the same: counts, findings with their runs, outcomes. */
class WorkersTest {
  private static final Limits LIMITS = new Limits(20_000, Integer.MAX_VALUE, 0, 1L << 30);

  @TestFactory
  Stream<DynamicTest> theyAgree() {
    return CorpusRuns.each(
        run -> {
          Exploration one = new Search(run.builder(), Grain.LOCK, LIMITS, f -> false, 1).run();
          for (int workers : new int[] {2, 4}) {
            assertEquals(
                one, new Search(run.builder(), Grain.LOCK, LIMITS, f -> false, workers).run());
          }
          Exploration stopped = new Search(run.builder(), Grain.LOCK, LIMITS, f -> true, 1).run();
          assertEquals(stopped, new Search(run.builder(), Grain.LOCK, LIMITS, f -> true, 3).run());
        });
  }
}
