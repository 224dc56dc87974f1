package org.sfmc.reports.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.Observed;

/** The ways in which a run can end, each with a schedule that leads there. */
public final class Outcomes {
  private Outcomes() {}

  /** One line for each outcome. */
  public static String print(Result result) {
    ModelledSystem system = new Unfolding(result.compiled().builder()).system();
    StringBuilder out = new StringBuilder();
    List<Exploration.Outcome> outcomes = result.exploration().outcomes();
    out.append(
        "%d %s in %s states%s\n"
            .formatted(
                outcomes.size(),
                outcomes.size() == 1 ? "outcome" : "outcomes",
                Summary.number(result.exploration().states()),
                result.exploration().isExhaustive() ? " (exhaustive)" : " (not all of them)"));
    for (Exploration.Outcome outcome : outcomes) {
      Schedule witness = new Schedule(outcome.initial(), outcome.witness());
      out.append(
          "  %s    %s    %s\n"
              .formatted(values(system, outcome), states(outcome.states()), witness.text(system)));
    }
    return out.toString();
  }

  private static String states(int n) {
    return Summary.number(n) + (n == 1 ? " final state" : " final states");
  }

  private static String values(ModelledSystem system, Exploration.Outcome outcome) {
    return IntStream.range(0, outcome.values().size())
        .mapToObj(
            i -> {
              Observed observed = system.outcome().get(i);
              return observed.name() + "=" + observed.text().apply(outcome.values().get(i));
            })
        .collect(Collectors.joining("  "));
  }
}
