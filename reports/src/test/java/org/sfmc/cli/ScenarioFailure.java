package org.sfmc.cli;

import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Verdict;
import org.sfmc.reports.text.Failure;
import org.sfmc.reports.text.Style;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.syntax.Scenario.Expect;
import org.sfmc.scenarios.syntax.Span;

/** A scenario that is not as it should be. Where in Java that was noticed helps nobody. */
final class ScenarioFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  ScenarioFailure(String message) {
    super(message);
  }

  /** A run that did not meet its expectation: one line with the place, then all there is to say. */
  static ScenarioFailure of(Result result, Options options) {
    return new ScenarioFailure(
        headline(result) + "\n\n" + Failure.print(result, options, Style.plain()));
  }

  private static String headline(Result result) {
    Compiled compiled = result.compiled();
    String file = compiled.scenario().name().span().file();
    Expect expect = compiled.run().expect();
    boolean surprise =
        result.verdict() instanceof Verdict.Violated violated
            && violated.finding() != null
            && !(expect != null
                && expect.property() != null
                && expect.property().text().equals(violated.property()));
    if (!surprise) {
      Span line = expect == null ? compiled.scenario().name().span() : expect.span();
      return result.id() + ": " + result.reasons().get(0) + " (" + file + ":" + line.line() + ")";
    }
    Finding finding = ((Verdict.Violated) result.verdict()).finding();
    String place = Runner.place(compiled, finding);
    String at = place.isEmpty() ? "" : " at " + place;
    return result.id()
        + ": "
        + finding.claim()
        + " violated"
        + at
        + " ("
        + file
        + line(compiled, finding)
        + ")";
  }

  private static String line(Compiled compiled, Finding finding) {
    boolean known = finding.thread() >= 0 && compiled.points().isStatement(finding.point());
    return known ? ":" + compiled.points().get(finding.point()).span().line() : "";
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
