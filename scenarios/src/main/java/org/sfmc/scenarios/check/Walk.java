package org.sfmc.scenarios.check;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Stmt;

/** Visits everything in a statement or an expression, in the order of the text. */
final class Walk {
  private Walk() {}

  /** The statement and all in it. */
  static void statements(Stmt statement, Consumer<Stmt> visit) {
    visit.accept(statement);
    children(statement).forEach(child -> statements(child, visit));
  }

  /** All expressions in the statement and in those in it, with their parts. */
  static void expressions(Stmt statement, Consumer<Expr> visit) {
    statements(statement, s -> own(s).forEach(expr -> parts(expr, visit)));
  }

  /** The expression and all in it. */
  static void parts(Expr expr, Consumer<Expr> visit) {
    visit.accept(expr);
    if (expr instanceof Expr.Unary unary) {
      parts(unary.operand(), visit);
    } else if (expr instanceof Expr.Binary binary) {
      parts(binary.left(), visit);
      parts(binary.right(), visit);
    }
  }

  /** The statement's call, if it has one; else null. */
  static Stmt.Call call(Stmt statement) {
    return statement instanceof Stmt.Do d
        ? d.call()
        : value(statement) instanceof Stmt.Call c ? c : null;
  }

  /** What the statement assigns or stores; else null. */
  static Stmt.Rhs value(Stmt statement) {
    if (statement instanceof Stmt.Declare s) {
      return s.value();
    }
    if (statement instanceof Stmt.Assign s) {
      return s.value();
    }
    return statement instanceof Stmt.Store s ? s.value() : null;
  }

  private static List<Stmt> children(Stmt statement) {
    if (statement instanceof Stmt.Block s) {
      return s.statements();
    }
    if (statement instanceof Stmt.Labelled s) {
      return List.of(s.statement());
    }
    if (statement instanceof Stmt.If s) {
      return Stream.of(s.then(), s.otherwise()).filter(Objects::nonNull).toList();
    }
    if (statement instanceof Stmt.While s) {
      return List.of(s.body());
    }
    return statement instanceof Stmt.Atomic s ? List.of(s.body()) : List.of();
  }

  /** The expressions that stand in the statement itself, not in a statement in it. */
  static List<Expr> own(Stmt statement) {
    if (statement instanceof Stmt.If s) {
      return List.of(s.condition());
    }
    if (statement instanceof Stmt.While s) {
      return List.of(s.condition());
    }
    Stmt.Call call = call(statement);
    if (call != null) {
      return call.arguments();
    }
    return value(statement) instanceof Stmt.Value v ? List.of(v.expr()) : List.of();
  }
}
