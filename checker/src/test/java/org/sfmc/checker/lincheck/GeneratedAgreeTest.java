package org.sfmc.checker.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.generate.Generated;
import org.sfmc.scenarios.generate.Scenarios;

/**
 * Both engines say the same of small scenarios that nobody wrote. {@code -Dsfmc.seed=n} tries
 * others.
 */
@Tag("lincheck")
class GeneratedAgreeTest {
  private static final long SEED = 13 + Long.getLong("sfmc.seed", 0);
  private static final int SCENARIOS = 200;

  /** States of a run that Lincheck can come to the end of, and of one that says something. */
  private static final int MOST = 2 * LincheckTests.STATES;

  private static final int FEWEST = 8;

  @Test
  void onSmallScenarios() {
    int asked = 0;
    int exhausted = 0;
    for (Generated generated : Scenarios.sample(SEED, SCENARIOS, 0.3)) {
      Compiled run = CorpusRuns.of(generated.text()).get(0);
      if (isSmall(run)) {
        Agreement agreement = Agreement.about(run.builder(), LincheckTests.all(Grain.LOCK));
        assertEquals(List.of(), agreement.differences(), generated.text());
        asked++;
        exhausted += agreement.opinion().exhausted() ? 1 : 0;
      }
    }
    assertTrue(asked >= 5, "seed " + SEED + ": only " + asked + " are small");
    assertTrue(exhausted >= 2, "seed " + SEED + ": only " + exhausted + " were exhausted");
  }

  private static boolean isSmall(Compiled run) {
    Limits few = new Limits(MOST, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    Exploration found =
        new Search(Capped.at(1, run.builder()), Grain.LOCK, few, finding -> false).run();
    return found.isExhaustive() && found.states() >= FEWEST;
  }
}
