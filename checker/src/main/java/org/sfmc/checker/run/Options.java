package org.sfmc.checker.run;

import java.util.Optional;
import org.sfmc.checker.explore.Grain;

/**
 * How to search; what is empty the scenario's own {@code limit} decides, and then the default.
 *
 * @param grain step size
 * @param states most states
 * @param depth most steps
 * @param seconds wall-clock time, 0 for no limit
 * @param workers how many threads search, from 1; nothing that is said depends on it
 * @param minimize which run is shown of a violation
 * @param keeping what is kept of it, and what is left out
 */
public record Options(
    Grain grain,
    Optional<Integer> states,
    Optional<Integer> depth,
    Optional<Integer> seconds,
    int workers,
    Minimize minimize,
    Keeping keeping) {
  /** A search by one worker, and the calmest runs. */
  public Options(
      Grain grain, Optional<Integer> states, Optional<Integer> depth, Optional<Integer> seconds) {
    this(grain, states, depth, seconds, 1, Minimize.SWITCHES, Keeping.ALL);
  }

  /** The default grain, and the limits of the scenario. */
  public static Options defaults() {
    return new Options(Grain.LOCK, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, with something else kept, or left out. */
  public Options with(Keeping other) {
    return new Options(grain, states, depth, seconds, workers, minimize, other);
  }

  /** The same, with another run shown of a violation. */
  public Options with(Minimize other) {
    return new Options(grain, states, depth, seconds, workers, other, keeping);
  }

  /** The same with another step size. */
  public Options with(Grain other) {
    return new Options(other, states, depth, seconds, workers, minimize, keeping);
  }
}
