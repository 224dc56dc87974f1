package org.sfmc.checker.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.scenarios.compile.Compiled;

/** Where both engines come to an end, they have seen the same; elsewhere nothing else. */
@Tag("lincheck")
class EnginesAgreeTest {
  private record Sized(Compiled run, int states) {}

  @Test
  void onSystemsThatHaveNothingToDoWithBuffers() {
    for (Grain grain : Grain.values()) {
      for (int threads = 2; threads <= 3; threads++) {
        Agreement agreement =
            Agreement.about(
                AllCells.observed(Systems.increments(threads, true)), LincheckTests.all(grain));
        assertEquals(List.of(), agreement.differences());
        assertTrue(agreement.opinion().exhausted());
        assertEquals(threads, agreement.opinion().outcomes().size());
      }
    }
    Agreement choice =
        Agreement.about(AllCells.observed(Systems.oneChoice(3)), LincheckTests.all(Grain.LOCK));
    assertEquals(List.of(), choice.differences());
    assertEquals(3, choice.opinion().outcomes().size());
  }

  @Test
  void onTheSmallestRunsOfTheCorpus() {
    List<String> differences = new ArrayList<>();
    int exhausted = 0;
    for (Sized sized : smallest()) {
      Agreement agreement = Agreement.about(sized.run().builder(), LincheckTests.all(Grain.LOCK));
      exhausted += agreement.opinion().exhausted() ? 1 : 0;
      agreement.differences().forEach(d -> differences.add(sized.run().run().id() + ": " + d));
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(exhausted >= 10, "only " + exhausted + " were exhausted");
  }

  private static List<Sized> smallest() {
    Limits few = new Limits(2_000, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    return CorpusRuns.all()
        .map(run -> new Sized(run, size(run, few)))
        .filter(sized -> sized.states() > 0)
        .sorted(Comparator.comparingInt(Sized::states))
        .limit(LincheckTests.RUNS)
        .toList();
  }

  /** The number of states; 0 where there are too many. */
  private static int size(Compiled run, Limits few) {
    Exploration found =
        new Search(Capped.at(1, run.builder()), Grain.LOCK, few, finding -> false).run();
    return found.isExhaustive() ? found.states() : 0;
  }
}
