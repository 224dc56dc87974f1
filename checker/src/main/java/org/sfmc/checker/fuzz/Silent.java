package org.sfmc.checker.fuzz;

import java.util.List;
import org.sfmc.scenarios.syntax.Scenario;

/** Scenarios that claim nothing, so that every local is seen at the end. */
public final class Silent {
  private Silent() {}

  /** The scenario without its claims. */
  public static Scenario of(Scenario s) {
    return with(s, s.name(), s.title(), List.of());
  }

  /** The scenario under another name, with other claims. */
  static Scenario with(
      Scenario s,
      org.sfmc.scenarios.syntax.Name name,
      String title,
      List<Scenario.PropertyDecl> claims) {
    return new Scenario(
        name,
        title,
        s.includes(),
        s.machine(),
        s.params(),
        s.shared(),
        s.threads(),
        s.env(),
        claims,
        List.of(),
        List.of(),
        List.of(),
        s.source());
  }
}
