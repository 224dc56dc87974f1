package org.sfmc.checker.run;

import java.util.Optional;
import org.sfmc.checker.explore.Storage;

/**
 * What is kept of a search, and what is left out of it.
 *
 * @param bytes heap for stored states
 * @param storage where what was found is kept
 * @param reduction what is left out where that cannot change what is said
 * @param fingerprints whether states that have been left are forgotten but for 64 bits each
 * @param sleepSets whether steps are not looked up that are known to lead where others lead
 */
public record Keeping(
    Optional<Long> bytes,
    Storage storage,
    Reduction reduction,
    boolean fingerprints,
    boolean sleepSets) {
  /** All states, in memory. */
  public static final Keeping ALL =
      new Keeping(Optional.empty(), Storage.MEMORY, Reduction.NONE, false, true);
}
