package org.sfmc.checker.fuzz.keep;

import java.util.List;
import java.util.Optional;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Effort;
import org.sfmc.checker.fuzz.Look;
import org.sfmc.checker.fuzz.Question;
import org.sfmc.checker.fuzz.Silent;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.scenarios.syntax.Scenario;

/** Says of a changed find whether it still shows what it was kept for. */
final class Proof {
  /** What is kept is small; what has become larger than this is no better than it was. */
  private static final Effort EFFORT = new Effort(50_000, 0, 0);

  private final Difference difference;
  private final Question question;

  /** About a difference of two of which one holds. */
  Proof(Difference difference) {
    this.difference = difference;
    List<Subject> two = List.of(difference.holds().orElseThrow(), difference.other());
    this.question = new Question(two, EFFORT);
  }

  /** What the two differ in now; empty where that is not what it was. */
  Optional<Difference> of(Draft draft) {
    return draft.scenario().flatMap(this::of);
  }

  private Optional<Difference> of(Scenario scenario) {
    return question
        .difference(question.looks(scenario, Optional.empty()))
        .filter(d -> d.searched() && difference.isLike(d));
  }

  boolean keeps(Draft draft) {
    return of(draft).isPresent();
  }

  /** How many states the one that holds has. */
  int states(Draft draft) {
    Scenario scenario = Silent.of(draft.scenario().orElseThrow());
    return difference
        .holds()
        .flatMap(s -> s.run(scenario).map(r -> Look.at(s, r, EFFORT, p -> false, Optional.empty())))
        .map(Look::states)
        .orElse(Integer.MAX_VALUE);
  }

  Difference difference() {
    return difference;
  }
}
