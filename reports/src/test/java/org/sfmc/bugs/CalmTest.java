package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sfmc.checker.run.Minimize;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Cost;
import org.sfmc.reports.trace.Documents;

/** What a calm run costs: with every bug, the run shown beside a shortest one. */
class CalmTest {
  @Test
  void calmRunsHaveFewerSwitchesAndFewMoreSteps() {
    int[] switches = new int[2];
    int[] steps = new int[2];
    for (Exposing exposing : Exposing.all()) {
      Cost calm = cost(exposing.result(), Minimize.SWITCHES);
      Cost shortest = cost(exposing.result(), Minimize.STEPS);

      String bug = exposing.bug().name();
      assertTrue(disturbances(calm) <= disturbances(shortest), bug);
      assertTrue(calm.steps() >= shortest.steps(), bug);
      assertTrue(calm.steps() <= 2 * shortest.steps(), bug);
      switches[0] += disturbances(calm);
      switches[1] += disturbances(shortest);
      steps[0] += calm.steps();
      steps[1] += shortest.steps();
    }

    // As docs/traces.md has it.
    assertEquals(
        "58 instead of 66 switches, 478 instead of 478 steps",
        "%d instead of %d switches, %d instead of %d steps"
            .formatted(switches[0], switches[1], steps[0], steps[1]));
  }

  private static int disturbances(Cost cost) {
    return cost.switches() + cost.migrations() + cost.signals();
  }

  private static Cost cost(Result result, Minimize minimize) {
    Options options = Options.defaults().with(minimize);
    return Documents.of(result, options).map(Document::cost).orElseThrow();
  }
}
