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
 */
public record Options(
    Grain grain,
    Optional<Integer> states,
    Optional<Integer> depth,
    Optional<Integer> seconds,
    int workers) {
  /** A search by one worker. */
  public Options(
      Grain grain, Optional<Integer> states, Optional<Integer> depth, Optional<Integer> seconds) {
    this(grain, states, depth, seconds, 1);
  }

  /** The default grain, and the limits of the scenario. */
  public static Options defaults() {
    return new Options(Grain.LOCK, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with another step size. */
  public Options with(Grain other) {
    return new Options(other, states, depth, seconds, workers);
  }
}
