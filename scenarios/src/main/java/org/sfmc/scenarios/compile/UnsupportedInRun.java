package org.sfmc.scenarios.compile;

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

  /** Where it says so. */
  public Span span() {
    return span;
  }

  /** What to write instead. */
  public String help() {
    return help;
  }
}
