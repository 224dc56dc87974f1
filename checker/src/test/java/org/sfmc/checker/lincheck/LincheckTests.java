package org.sfmc.checker.lincheck;

import java.util.Set;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.scenarios.compile.Compiled;

/** What the tests of this package ask Lincheck with. */
final class LincheckTests {
  static final int INTERLEAVINGS = Integer.getInteger("sfmc.lincheck.interleavings", 400);

  /** Both engines explore a run of fewer states, with events bounded as they are for Lincheck. */
  static final int STATES = Integer.getInteger("sfmc.lincheck.states", 15);

  private LincheckTests() {}

  /** Everything, in steps of a size. */
  static SecondOpinion.Options all(Grain grain) {
    return new SecondOpinion.Options(grain, INTERLEAVINGS, 1, 1_000, Set.of(), false);
  }

  /** Until one of some claims breaks; any when none is named. */
  static SecondOpinion.Options until(int interleavings, int repeats, String... claims) {
    return new SecondOpinion.Options(
        Grain.LOCK, interleavings, repeats, 1_000, Set.of(claims), true);
  }

  static Compiled run(String id) {
    return CorpusRuns.all().filter(r -> r.run().id().equals(id)).findFirst().orElseThrow();
  }
}
