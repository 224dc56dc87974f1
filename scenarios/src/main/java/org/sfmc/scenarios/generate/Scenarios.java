package org.sfmc.scenarios.generate;

import net.jqwik.api.Arbitrary;

/**
 * Scenarios for jqwik: one to four threads that map pages by the rules of sf_buf(9), on a small
 * machine, with an environment and with claims that may be true or not.
 */
public final class Scenarios {
  private Scenarios() {}

  /** Scenarios in which every thread keeps the rules. */
  public static Arbitrary<Generated> correct() {
    return mistaken(0);
  }

  /**
   * Scenarios of which some have a mistake.
   *
   * @param probability that a scenario has one
   */
  public static Arbitrary<Generated> mistaken(double probability) {
    return Plans.plans(probability).map(ScenarioWriter::write);
  }
}
