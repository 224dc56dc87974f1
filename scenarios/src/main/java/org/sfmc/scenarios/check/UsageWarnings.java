package org.sfmc.scenarios.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Stmt;

/** Warns of what is declared and never used, and of code that is never reached. */
final class UsageWarnings {
  private final Scenario scenario;
  private final Symbols symbols;
  private final Reporter reporter;

  /** Names that no two things share. */
  private final Set<String> used = new HashSet<>();

  /** Locals as {@code thread:local}. */
  private final Set<String> read = new HashSet<>();

  /** Labels as {@code thread:label}. */
  private final Set<String> referred = new HashSet<>();

  UsageWarnings(Scenario scenario, Symbols symbols, Reporter reporter) {
    this.scenario = scenario;
    this.symbols = symbols;
    this.reporter = reporter;
  }

  void check() {
    collect();
    if (scenario.title().isEmpty()) {
      reporter.report(
          ErrorCode.W009,
          scenario.name().span(),
          "this scenario has no title",
          "says nothing about itself",
          "add a sentence in quotes after the name");
    }
    symbols.pages.values().forEach(p -> warnUnused(ErrorCode.W003, p, "page", "is never used"));
    symbols
        .shared
        .values()
        .forEach(v -> warnUnused(ErrorCode.W007, v, "shared variable", "is never read"));
    scenario
        .params()
        .forEach(p -> warnUnused(ErrorCode.W008, p.name(), "parameter", "is never used"));
    symbols.threads.forEach(this::warnThread);
    scenario.threads().forEach(thread -> Walk.statements(thread.body(), this::warnUnreached));
  }

  private void warnUnused(ErrorCode code, Name name, String kind, String how) {
    // An included file serves many scenarios; not each uses all of it.
    boolean included = !name.span().file().equals(scenario.name().span().file());
    if (!included && !used.contains(name.text())) {
      reporter.report(code, name.span(), kind + " `" + name + "` " + how, how);
    }
  }

  private void warnThread(String thread, Symbols.ThreadNames names) {
    names
        .declared()
        .forEach(
            (local, name) -> {
              if (!read.contains(thread + ":" + local)) {
                reporter.report(
                    ErrorCode.W002,
                    name.span(),
                    "local `" + local + "` is never read",
                    "not read in the thread, nor in a property");
              }
            });
    names
        .labels()
        .forEach(
            (label, name) -> {
              if (!referred.contains(thread + ":" + label)) {
                reporter.report(
                    ErrorCode.W001,
                    name.span(),
                    "label `" + label + "` is never referred to",
                    "named by no `expect` and no `executed`");
              }
            });
  }

  private void collect() {
    for (Scenario.ThreadDecl thread : scenario.threads()) {
      String name = thread.name().text();
      Walk.expressions(thread.body(), expr -> use(expr, name));
      Walk.statements(thread.body(), statement -> useAddress(statement, name));
    }
    for (Scenario.PropertyDecl property : scenario.properties()) {
      Walk.parts(property.claim(), expr -> use(expr, ""));
      property.when().forEach(setting -> used.add(setting.key().text()));
    }
    for (Scenario.Expect expect : scenario.expects()) {
      if (expect.at() != null) {
        referred.add(expect.at().toString());
      }
    }
  }

  private void use(Expr expr, String thread) {
    if (expr instanceof Expr.Ref ref) {
      used.add(ref.name().text());
      read.add(thread + ":" + ref.name());
    } else if (expr instanceof Expr.ThreadVar variable) {
      read.add(variable.thread() + ":" + variable.local());
    } else if (expr instanceof Expr.Predicate predicate) {
      for (Expr.Argument argument : predicate.arguments()) {
        used.add(argument.name().text());
        referred.add(argument.name() + ":" + argument.label());
      }
    }
  }

  private void useAddress(Stmt statement, String thread) {
    if (statement instanceof Stmt.Store store) {
      read.add(thread + ":" + store.kva());
    }
    if (Walk.value(statement) instanceof Stmt.Load load) {
      read.add(thread + ":" + load.kva());
    }
  }

  private void warnUnreached(Stmt statement) {
    if (!(statement instanceof Stmt.Block block)) {
      return;
    }
    List<Stmt> statements = block.statements();
    for (int i = 0; i + 1 < statements.size(); i++) {
      if (leaves(statements.get(i))) {
        reporter.report(
            ErrorCode.W010,
            statements.get(i + 1).span(),
            "this statement is never reached",
            "after line " + statements.get(i).span().line() + " nothing goes on here");
        return;
      }
    }
  }

  /** Whether no execution goes on after the statement. */
  private static boolean leaves(Stmt statement) {
    if (statement instanceof Stmt.Labelled labelled) {
      return leaves(labelled.statement());
    }
    if (statement instanceof Stmt.Block block) {
      return block.statements().stream().anyMatch(UsageWarnings::leaves);
    }
    if (statement instanceof Stmt.Atomic atomic) {
      return leaves(atomic.body());
    }
    if (statement instanceof Stmt.If conditional) {
      return conditional.otherwise() != null
          && leaves(conditional.then())
          && leaves(conditional.otherwise());
    }
    return statement instanceof Stmt.Break || statement instanceof Stmt.Return;
  }
}
