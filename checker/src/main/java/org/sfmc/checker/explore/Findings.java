package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a search has found so far: for each claim and each place the first, which is a shortest run.
 */
final class Findings {
  /** Who took a step, and at which statement. */
  record Place(int thread, String point) {
    /** A step of the environment, or no step at all. */
    static final Place NOWHERE = new Place(-1, "");
  }

  private record Seen(String claim, Finding.Kind kind, Place place) {}

  private final Predicate<Finding> goal;
  private final List<Finding> all = new ArrayList<>();
  private final Set<Seen> seen = new HashSet<>();
  private boolean goalReached;

  Findings(Predicate<Finding> goal) {
    this.goal = goal;
  }

  /** Adds a finding unless there is one of that claim at that place. */
  void add(
      String claim,
      Finding.Kind kind,
      Place place,
      Supplier<String> explanation,
      Supplier<Space.Path> path) {
    if (seen.add(new Seen(claim, kind, place))) {
      Space.Path run = path.get();
      Finding finding =
          new Finding(
              claim,
              kind,
              explanation.get(),
              place.thread(),
              place.point(),
              run.initial(),
              run.moves());
      all.add(finding);
      goalReached |= goal.test(finding);
    }
  }

  List<Finding> all() {
    return all;
  }

  /** Whether the finding that the search was for is among them. */
  boolean goalReached() {
    return goalReached;
  }
}
