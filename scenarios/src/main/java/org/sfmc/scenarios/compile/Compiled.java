package org.sfmc.scenarios.compile;

import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * A run, ready for an engine.
 *
 * @param builder builds the system for an engine
 * @param points what the engine's program points mean in the file
 */
public record Compiled(Scenario scenario, RunConfig run, SystemBuilder builder, Points points) {
  /** The name of the claim that something asked from outside the file is; no file can use it. */
  public static final String QUESTION = "?";

  /** The same run, of which any counts are expected. */
  public Compiled withoutCounts() {
    return new Compiled(scenario, run.withoutCounts(), builder, points);
  }
}
