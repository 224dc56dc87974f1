package org.sfmc.checker.fuzz.keep;

import java.util.List;
import java.util.stream.Stream;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Verdict;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.syntax.Scenario;

/** Other bugs that break the same promise in a find, and are of the same kind. */
final class AlsoCaught {
  private static final int MOST = 2;

  /** The catalogue has like with like: what stands so far from another is something else. */
  private static final int NEAR = 4;

  private final Scenario scenario;
  private final Difference difference;
  private final String implementation;

  AlsoCaught(Scenario scenario, Difference difference) {
    this.scenario = scenario;
    this.difference = difference;
    this.implementation = difference.holds().orElseThrow().implementation();
  }

  /** The names of the first of them, in the order of the catalogue. */
  List<String> bugs() {
    Stream<String> others =
        Bugs.all().stream()
            .filter(bug -> bug.implementations().contains(implementation))
            .map(Bug::name)
            .filter(bug -> Math.abs(place(bug) - place(difference.other().bug())) <= NEAR)
            .filter(bug -> !bug.equals(difference.other().bug()));
    return others.filter(this::breaksTheSame).limit(MOST).toList();
  }

  private static int place(String bug) {
    return Bugs.all().stream().map(Bug::name).toList().indexOf(bug);
  }

  private boolean breaksTheSame(String bug) {
    return new Subject(implementation, bug)
        .run(scenario)
        .map(run -> Runner.run(run, Options.defaults()).verdict())
        .filter(v -> v instanceof Verdict.Violated w && w.property().equals(difference.property()))
        .isPresent();
  }
}
