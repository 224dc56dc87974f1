package org.sfmc.checker.run;

import java.util.List;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.scenarios.compile.Compiled;

/**
 * A run held against what was expected of it.
 *
 * @param status whether it met that
 * @param reasons when it did not: why, one sentence each
 */
public record Result(
    Compiled compiled,
    Exploration exploration,
    Verdict verdict,
    Status status,
    List<String> reasons) {
  public Result {
    reasons = List.copyOf(reasons);
  }

  /** How a run fares. */
  public enum Status {
    PASS,
    FAIL,
    INCOMPLETE
  }

  /** The run's id: {@code stale[bug=no_shootdown]}. */
  public String id() {
    return compiled.run().id();
  }
}
