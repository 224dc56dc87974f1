package org.sfmc.scenarios.check;

import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.syntax.Scenario;

/** Runs every check on a scenario whose syntax is right. */
final class Checker {
  private Checker() {}

  static void check(Scenario scenario, Vocabulary vocabulary, Diagnostics diagnostics) {}
}
