package org.sfmc.scenarios.check;

import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.Severity;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * What came of loading a file.
 *
 * @param scenario empty where there are errors, and of a file that is to be included
 * @param diagnostics errors, or else warnings, by place
 */
public record Loaded(Optional<Scenario> scenario, List<Diagnostic> diagnostics) {
  public Loaded {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the file cannot be used. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** The diagnostics as a compiler prints them; empty when there are none. */
  public String render() {
    return Diagnostics.render(diagnostics);
  }
}
