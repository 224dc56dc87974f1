package org.sfmc.checker.run;

import org.sfmc.checker.explore.Calmest;
import org.sfmc.checker.explore.Finding;
import org.sfmc.scenarios.compile.Compiled;

/**
 * The run that is shown of a violation.
 *
 * @param finding the violation, by that run
 * @param by what no other run has less of; steps where a limit came before fewest switches were
 *     found
 */
public record Minimized(Finding finding, Minimize by) {
  /** Finds the run to show of a violation that a search has found. */
  public static Minimized of(Compiled compiled, Options options, Finding found) {
    if (options.minimize() != Minimize.SWITCHES) {
      return new Minimized(found, options.minimize());
    }
    return Calmest.of(compiled.builder(), options.grain(), Runner.limits(compiled, options), found)
        .map(calmest -> new Minimized(calmest, Minimize.SWITCHES))
        .orElse(new Minimized(found, Minimize.STEPS));
  }
}
