package org.sfmc.checker.generated;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Grain;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.generate.Generated;
import org.sfmc.scenarios.generate.Scenarios;
import org.sfmc.scenarios.syntax.Scenario;

/** Generated scenarios, each on one of several implementations, in the order of a seed. */
final class Tries {
  /** A property of one run; false where the run was too large to tell, or says nothing about it. */
  interface Trial {
    boolean tell(Compiled run, Exploration lock);
  }

  private final long seed;
  private final List<Generated> scenarios;
  private Generated current;

  private Tries(long seed, List<Generated> scenarios) {
    this.seed = seed;
    this.scenarios = scenarios;
  }

  /**
   * Scenarios.
   *
   * @param mistakes probability that one has a mistake
   * @param tries how many, unless {@code -Dsfmc.tries} says otherwise
   */
  static Tries of(long seed, double mistakes, int tries) {
    long used = seed + Long.getLong("sfmc.seed", 0);
    return new Tries(
        used, Scenarios.sample(used, Integer.getInteger("sfmc.tries", tries), mistakes));
  }

  /** The scenario being tried. */
  Generated current() {
    return current;
  }

  /**
   * Tries each scenario that has at most so many states; a fifth of what can be asked must tell.
   */
  void each(List<Choice> choices, int states, Trial trial) {
    int told = 0;
    int refused = 0;
    for (int i = 0; i < scenarios.size(); i++) {
      current = scenarios.get(i);
      Choice choice = choices.get(i % choices.size());
      Scenario scenario = current.loaded().scenario().orElseThrow();
      try {
        Compiled run = choice.run(scenario);
        Exploration lock = Agreement.explore(run, Grain.LOCK, states);
        told += lock.incomplete().isEmpty() && trial.tell(run, lock) ? 1 : 0;
      } catch (UnsupportedInRun question) {
        refused++;
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "scenario %d of seed %d on %s: %s\n%s"
                .formatted(i, seed, choice, e.getMessage(), current),
            e);
      }
    }
    int least = (scenarios.size() - refused) / 5;
    assertTrue(told >= least, "seed " + seed + ": only " + told + " of " + scenarios.size());
  }
}
