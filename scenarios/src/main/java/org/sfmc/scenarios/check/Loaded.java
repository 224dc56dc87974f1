package org.sfmc.scenarios.check;

import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * What came of loading a file.
 *
 * @param scenario empty if and only if there are errors
 * @param diagnostics errors, or else warnings, by place
 */
public record Loaded(Optional<Scenario> scenario, List<Diagnostic> diagnostics) {
  public Loaded {
    diagnostics = List.copyOf(diagnostics);
  }

  /** The diagnostics as a compiler prints them; empty when there are none. */
  public String render() {
    return Diagnostics.render(diagnostics);
  }
}
