package org.sfmc.scenarios.check;

import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Runs every check on a scenario whose syntax is right. */
final class Checker {
  private static final int MOST_PAGES = 6;
  private static final int MOST_THREADS = 6;

  private Checker() {}

  static void check(Scenario scenario, Vocabulary vocabulary, Diagnostics diagnostics) {
    Reporter reporter = new Reporter(diagnostics);
    sizes(scenario, reporter);
    Symbols symbols = Symbols.of(scenario, vocabulary, diagnostics);
    scenario.threads().forEach(thread -> ThreadCheck.check(thread, symbols, reporter));
    ExpressionCheck expressions = new ExpressionCheck(symbols, reporter);
    for (Scenario.PropertyDecl property : scenario.properties()) {
      expressions.expect(property.claim(), Sort.CONDITION, ExpressionCheck.Scope.property());
    }
    new EnvironmentCheck(expressions, reporter).check(scenario.env());
    RunCheck runs = new RunCheck(scenario, symbols, vocabulary, reporter);
    runs.check();
    runs.limits();
    if (!diagnostics.hasErrors()) {
      runs.claims();
      new UsageWarnings(scenario, symbols, reporter).check();
      new AllocationWarnings(scenario, reporter).check();
    }
  }

  private static void sizes(Scenario scenario, Reporter reporter) {
    Name name = scenario.name();
    int pages = scenario.machine().pages().size();
    int threads = scenario.threads().size();
    Span lastPage =
        pages == 0 ? name.span() : scenario.machine().pages().get(pages - 1).name().span();
    Span lastThread =
        threads == 0 ? name.span() : scenario.threads().get(threads - 1).name().span();
    size(pages, MOST_PAGES, lastPage, "pages", "add `pages = p0;` to the machine", reporter);
    size(threads, MOST_THREADS, lastThread, "threads", "add `thread t { }`", reporter);
  }

  private static void size(
      int count, int most, Span span, String what, String help, Reporter reporter) {
    if (count == 0) {
      reporter.report(
          ErrorCode.E038, span, "this scenario has no " + what, "needs 1 to " + most, help);
    } else if (count > most) {
      reporter.report(
          ErrorCode.E038,
          span,
          "this scenario has " + count + " " + what,
          "a scenario has at most " + most);
    }
  }
}
