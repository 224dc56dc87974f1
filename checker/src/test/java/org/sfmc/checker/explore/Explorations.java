package org.sfmc.checker.explore;

import java.util.List;

/** What searches found, made comparable. */
public final class Explorations {
  private Explorations() {}

  /** What final states differ in. */
  static List<List<Integer>> values(Exploration found) {
    return found.outcomes().stream().map(Exploration.Outcome::values).toList();
  }

  /** The same in all but the heap that it took, and how probable an omission is. */
  public static Exploration withoutCost(Exploration found) {
    return new Exploration(
        found.states(),
        found.transitions(),
        found.finals(),
        found.depth(),
        found.discarded(),
        found.outcomes(),
        found.findings(),
        found.unmet(),
        found.passed(),
        found.incomplete(),
        0,
        found.stopped(),
        found.symmetries(),
        found.leftAlone(),
        0);
  }
}
