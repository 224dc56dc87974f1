package org.sfmc.checker.run;

import java.util.Optional;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Storage;

/**
 * How to search; what is empty the scenario's own {@code limit} decides, and then the default.
 *
 * @param grain step size
 * @param states most states
 * @param depth most steps
 * @param seconds wall-clock time, 0 for no limit
 * @param workers how many threads search, from 1; nothing that is said depends on it
 * @param minimize which run is shown of a violation
 * @param bytes heap for stored states
 * @param storage where what was found is kept
 * @param reduction what is left out where that cannot change what is said
 * @param fingerprints whether states that have been left are forgotten but for 64 bits each
 * @param sleepSets whether steps are not looked up that are known to lead where others lead
 */
public record Options(
    Grain grain,
    Optional<Integer> states,
    Optional<Integer> depth,
    Optional<Integer> seconds,
    int workers,
    Minimize minimize,
    Optional<Long> bytes,
    Storage storage,
    Reduction reduction,
    boolean fingerprints,
    boolean sleepSets) {
  /** A search by one worker, and the calmest runs. */
  public Options(
      Grain grain, Optional<Integer> states, Optional<Integer> depth, Optional<Integer> seconds) {
    this(
        grain,
        states,
        depth,
        seconds,
        1,
        Minimize.SWITCHES,
        Optional.empty(),
        Storage.MEMORY,
        Reduction.NONE,
        false,
        true);
  }

  /** The default grain, and the limits of the scenario. */
  public static Options defaults() {
    return new Options(Grain.LOCK, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same, with what is found kept in files.
   *
   * @param most heap for stored states; empty for the default
   */
  public Options keptIn(Storage where, Optional<Long> most) {
    return new Options(
        grain,
        states,
        depth,
        seconds,
        workers,
        minimize,
        most,
        where,
        reduction,
        fingerprints,
        sleepSets);
  }

  /** The same, with another run shown of a violation. */
  public Options with(Minimize other) {
    return new Options(
        grain,
        states,
        depth,
        seconds,
        workers,
        other,
        bytes,
        storage,
        reduction,
        fingerprints,
        sleepSets);
  }

  /** The same, with something left out where that cannot change what is said. */
  public Options with(Reduction other) {
    return new Options(
        grain,
        states,
        depth,
        seconds,
        workers,
        minimize,
        bytes,
        storage,
        other,
        fingerprints,
        sleepSets);
  }

  /** The same, with states that have been left forgotten but for 64 bits each. */
  public Options withFingerprints() {
    return new Options(
        grain, states, depth, seconds, workers, minimize, bytes, storage, reduction, true,
        sleepSets);
  }

  /** The same, with each step looked up, also where an earlier one leads to the same state. */
  public Options withoutSleepSets() {
    return new Options(
        grain,
        states,
        depth,
        seconds,
        workers,
        minimize,
        bytes,
        storage,
        reduction,
        fingerprints,
        false);
  }

  /** The same with another step size. */
  public Options with(Grain other) {
    return new Options(
        other,
        states,
        depth,
        seconds,
        workers,
        minimize,
        bytes,
        storage,
        reduction,
        fingerprints,
        sleepSets);
  }
}
