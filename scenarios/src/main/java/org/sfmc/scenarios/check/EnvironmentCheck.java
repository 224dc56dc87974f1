package org.sfmc.scenarios.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario.EnvRule;

/** Checks that the rules of the environment name threads and pages, and each once. */
final class EnvironmentCheck {
  private final ExpressionCheck expressions;
  private final Reporter reporter;
  private final Set<String> signalled = new HashSet<>();
  private final Set<String> fates = new HashSet<>();
  private final Set<String> moved = new HashSet<>();
  private EnvRule.Migrate general;
  private EnvRule.Migrate listed;

  EnvironmentCheck(ExpressionCheck expressions, Reporter reporter) {
    this.expressions = expressions;
    this.reporter = reporter;
  }

  void check(List<EnvRule> rules) {
    for (EnvRule rule : rules) {
      if (rule instanceof EnvRule.Signal signal) {
        once(signal.thread(), signalled, "signalled");
        posted(signal);
      } else if (rule instanceof EnvRule.Migrate migrate) {
        migrate(migrate);
      } else if (rule instanceof EnvRule.OfPage page) {
        ofPage(page);
      }
    }
  }

  private void ofPage(EnvRule.OfPage rule) {
    Name page = rule.page();
    String what = rule.fate().name().toLowerCase(Locale.ROOT);
    if (expressions.page(page) && !fates.add(what + " " + page)) {
      reporter.report(
          ErrorCode.E034, rule.span(), "two rules `" + what + " " + page + "`", "again");
    }
  }

  private void posted(EnvRule.Signal rule) {
    if (rule.atMost() != 1) {
      reporter.report(
          ErrorCode.E047,
          rule.span(),
          "at most " + rule.atMost() + " signals are the same as " + Math.min(rule.atMost(), 1),
          "a signal stays pending until the thread returns to user mode",
          rule.atMost() == 0 ? "leave the rule out" : "write `at most 1`");
    }
  }

  private void once(Name thread, Set<String> seen, String what) {
    if (expressions.thread(thread) != null) {
      String twice = "`" + thread + "` is " + what + " by two rules";
      reporter.isNew(seen, thread, ErrorCode.E034, twice);
    }
  }

  private void migrate(EnvRule.Migrate rule) {
    rule.threads().forEach(thread -> once(thread, moved, "migrated"));
    boolean isListed = rule.who() == EnvRule.Who.LISTED;
    if (general != null || (!isListed && listed != null)) {
      EnvRule.Migrate first = general != null ? general : listed;
      reporter.report(
          ErrorCode.E034,
          rule.span(),
          "two rules say who may migrate",
          "contradicts line " + first.span().line(),
          "keep one of them");
    }
    if (rule.who() == EnvRule.Who.NONE && rule.atMost().isPresent()) {
      reporter.report(
          ErrorCode.E034, rule.span(), "`migrate none` takes no bound", "nothing to bound");
    }
    if (isListed) {
      listed = rule;
    } else {
      general = rule;
    }
  }
}
