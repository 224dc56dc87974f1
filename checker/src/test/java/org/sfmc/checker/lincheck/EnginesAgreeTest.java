package org.sfmc.checker.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.scenarios.compile.Compiled;

/** Where both engines come to an end, they have seen the same; elsewhere nothing else. */
@Tag("lincheck")
class EnginesAgreeTest {
  @Test
  void onSystemsThatHaveNothingToDoWithBuffers() {
    for (Grain grain : List.of(Grain.LOCK, Grain.OP)) {
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

  /** Small enough is a run of so many states that Lincheck comes to an end of most of them. */
  @Test
  void onEveryRunOfTheCorpusThatIsSmallEnough() {
    List<String> differences = new ArrayList<>();
    int all = 0;
    int exhausted = 0;
    int ordered = 0;
    for (Compiled run : CorpusRuns.all().filter(EnginesAgreeTest::isSmall).toList()) {
      Agreement agreement = Agreement.about(run.builder(), LincheckTests.all(Grain.LOCK));
      agreement.differences().forEach(d -> differences.add(run.run().id() + ": " + d));
      all++;
      if (agreement.opinion().exhausted()) {
        exhausted++;
        ordered += agreement.opinion().switches() > 0 ? 1 : 0;
      }
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(all >= 80, "only " + all + " runs are small");
    assertTrue(exhausted >= 70, "only " + exhausted + " were exhausted");
    assertTrue(ordered >= 10, "only " + ordered + " of them have threads to order");
  }

  private static boolean isSmall(Compiled run) {
    Limits few = new Limits(LincheckTests.STATES, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    return new Search(Capped.at(1, run.builder()), Grain.LOCK, few, finding -> false)
        .run()
        .isExhaustive();
  }
}
