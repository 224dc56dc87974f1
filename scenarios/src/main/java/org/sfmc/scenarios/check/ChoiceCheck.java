package org.sfmc.scenarios.check;

import java.util.HashSet;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.format.ExpressionPrinter;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Stmt;

/** Checks what {@code one_of} chooses from, and where it stands. */
final class ChoiceCheck {
  private final Symbols symbols;
  private final ExpressionCheck expressions;
  private final Reporter reporter;

  ChoiceCheck(Symbols symbols, ExpressionCheck expressions, Reporter reporter) {
    this.symbols = symbols;
    this.expressions = expressions;
    this.reporter = reporter;
  }

  /** Checks the alternatives and tells what any of them is. */
  Sort sort(Stmt.Call choice, ExpressionCheck.Scope scope) {
    if (choice.arguments().isEmpty()) {
      reporter.report(
          ErrorCode.E022,
          choice.span(),
          "`one_of` takes at least 1 argument",
          "nothing to choose from");
      return Sort.UNKNOWN;
    }
    Sort first = alternative(choice.arguments().get(0), Sort.UNKNOWN, scope);
    Set<String> seen = new HashSet<>(Set.of(ExpressionPrinter.print(choice.arguments().get(0))));
    for (Expr next : choice.arguments().subList(1, choice.arguments().size())) {
      Sort sort = alternative(next, first, scope);
      if (!sort.fits(first)) {
        reporter.report(
            ErrorCode.E023,
            next.span(),
            "`one_of` chooses " + first + " here, and this is " + sort,
            "is " + sort);
      } else if (sort != Sort.UNKNOWN && !seen.add(ExpressionPrinter.print(next))) {
        reporter.report(
            ErrorCode.E050,
            next.span(),
            "`" + ExpressionPrinter.print(next) + "` is an alternative twice",
            "again");
      }
    }
    return first;
  }

  /** A page or a number as it stands, so that what can be chosen is known before anything runs. */
  private Sort alternative(Expr expr, Sort wanted, ExpressionCheck.Scope scope) {
    if (isNumber(expr)) {
      return Sort.INT;
    }
    if (expr instanceof Expr.Ref ref && symbols.pages.containsKey(ref.name().text())) {
      return Sort.PAGE;
    }
    if (expr instanceof Expr.Ref ref && wanted != Sort.INT && !isVariable(ref, scope)) {
      expressions.page(ref.name());
      return Sort.UNKNOWN;
    }
    reporter.report(
        ErrorCode.E050,
        expr.span(),
        "`one_of` takes pages and numbers as they stand",
        "neither a page nor a number",
        "with others choose a number, and go by that: `if (n == 1)`");
    return Sort.UNKNOWN;
  }

  private boolean isVariable(Expr.Ref ref, ExpressionCheck.Scope scope) {
    String name = ref.name().text();
    return symbols.params.containsKey(name)
        || symbols.shared.containsKey(name)
        || Words.FLAGS.contains(name)
        || scope.thread().declared().containsKey(name);
  }

  private static boolean isNumber(Expr expr) {
    return expr instanceof Expr.Int
        || expr instanceof Expr.Unary unary
            && unary.operator().equals("-")
            && unary.operand() instanceof Expr.Int;
  }

  /** Reports a choice that nobody keeps. */
  void unkept(Stmt.Call choice) {
    reporter.report(
        ErrorCode.E051,
        choice.span(),
        "`one_of` chooses, and nobody keeps it",
        "no effect",
        "assign it to a local: `m = one_of(…);`");
  }

  /** Reports choices inside of steps: a step is taken with the choice that it begins with. */
  void places(Stmt body) {
    visit(body, false, false);
  }

  /** Whether something may have happened in the section around a statement when it is done. */
  private boolean visit(Stmt statement, boolean inside, boolean begun) {
    if (statement instanceof Stmt.Block block) {
      boolean so = begun;
      for (Stmt inner : block.statements()) {
        so = visit(inner, inside, so);
      }
      return so;
    } else if (statement instanceof Stmt.Labelled labelled) {
      return visit(labelled.statement(), inside, begun);
    } else if (statement instanceof Stmt.Atomic atomic) {
      return visit(atomic.body(), true, inside && begun);
    } else if (statement instanceof Stmt.Declare declare && declare.value() == null) {
      return begun;
    } else if (statement instanceof Stmt.If conditional) {
      visit(conditional.then(), inside, true);
      if (conditional.otherwise() != null) {
        visit(conditional.otherwise(), inside, true);
      }
    } else if (statement instanceof Stmt.While loop) {
      visit(loop.body(), inside, true);
    } else if (inside && begun) {
      late(statement);
    }
    return true;
  }

  private void late(Stmt statement) {
    Stmt.Call call = Walk.call(statement);
    if (call != null && call.function().text().equals(Words.CHOICE)) {
      reporter.report(
          ErrorCode.E051,
          call.span(),
          "`one_of` in the middle of `atomic`",
          "not the first that is done there",
          "a step begins with its choice: move it up");
    }
  }
}
