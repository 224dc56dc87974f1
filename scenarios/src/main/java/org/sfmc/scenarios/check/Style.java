package org.sfmc.scenarios.check;

import java.util.List;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.format.Formatter;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** What is right and should be otherwise: nothing that hinders a check, so only lint says it. */
public final class Style {
  private final Scenario scenario;
  private final Diagnostics diagnostics = new Diagnostics();

  private Style(Scenario scenario) {
    this.scenario = scenario;
    diagnostics.source(scenario.name().span().file(), scenario.source());
  }

  /** The warnings, by place. */
  public static List<Diagnostic> warnings(Scenario scenario) {
    Style style = new Style(scenario);
    style.form();
    style.seconds();
    style.expectations();
    return style.diagnostics.sorted();
  }

  private void form() {
    List<String> written = scenario.source().lines().toList();
    List<String> formed = Formatter.format(scenario.source()).lines().toList();
    int line = 0;
    while (line < Math.min(written.size(), formed.size())
        && written.get(line).equals(formed.get(line))) {
      line++;
    }
    if (!written.equals(formed)) {
      int shown = Math.max(1, Math.min(line + 1, written.size()));
      int length = written.get(shown - 1).length();
      warn(
          ErrorCode.W017,
          new Span(scenario.name().span().file(), shown, 1, length),
          "this file is not in canonical form",
          "the first line that is not",
          "`sfmc fmt` rewrites it");
    }
  }

  private void seconds() {
    for (Scenario.Limit limit : scenario.limits()) {
      if (limit.what().text().equals("seconds")) {
        warn(
            ErrorCode.W014,
            limit.what().span(),
            "what a limit of seconds ends depends on the machine",
            "not the same everywhere",
            "limit `states` or `depth`");
      }
    }
  }

  private void expectations() {
    if (scenario.expects().isEmpty()) {
      warn(
          ErrorCode.W015,
          scenario.name().span(),
          "`" + scenario.name() + "` expects nothing",
          "no run can fail",
          "say what it shows, such as `expect ok;`");
    }
  }

  private void warn(ErrorCode code, Span span, String message, String label, String help) {
    diagnostics.add(Diagnostic.of(code, span, message, label).help(help));
  }
}
