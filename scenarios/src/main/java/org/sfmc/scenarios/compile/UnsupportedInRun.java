package org.sfmc.scenarios.compile;

import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Something that the scenario says and that has no meaning on the machine of one run. */
public final class UnsupportedInRun extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Span span;
  private final String help;

  UnsupportedInRun(Span span, String message, String help) {
    super(message, null, false, false);
    this.span = span;
    this.help = help;
  }

  /** The error, as a compiler prints it. */
  public String render(Scenario scenario, String run) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.source(scenario.name().span().file(), scenario.source());
    diagnostics.add(Diagnostic.of(ErrorCode.E049, span, getMessage(), "in run " + run).help(help));
    return Diagnostics.render(diagnostics.sorted());
  }
}
