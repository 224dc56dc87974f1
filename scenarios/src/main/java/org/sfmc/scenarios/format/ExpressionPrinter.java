package org.sfmc.scenarios.format;

import java.util.List;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Operators;

/** Prints expressions with the fewest parentheses that keep their meaning. */
public final class ExpressionPrinter {
  private ExpressionPrinter() {}

  /** The expression on one line. */
  public static String print(Expr expr) {
    if (expr instanceof Expr.Int i) {
      return Integer.toString(i.value());
    }
    if (expr instanceof Expr.Null) {
      return "NULL";
    }
    if (expr instanceof Expr.Ref ref) {
      return ref.name().text();
    }
    if (expr instanceof Expr.ThreadVar variable) {
      return variable.thread() + ":" + variable.local();
    }
    if (expr instanceof Expr.Predicate predicate) {
      return predicate(predicate);
    }
    if (expr instanceof Expr.Unary unary) {
      boolean twice =
          unary.operand() instanceof Expr.Unary || unary.operand() instanceof Expr.Binary;
      String operand = print(unary.operand());
      return unary.operator() + (twice ? "(" + operand + ")" : operand);
    }
    return binary((Expr.Binary) expr);
  }

  private static String predicate(Expr.Predicate predicate) {
    if (predicate.arguments().isEmpty()) {
      return predicate.name().text();
    }
    List<String> arguments =
        predicate.arguments().stream()
            .map(a -> a.hasLabel() ? a.name() + ":" + a.label() : a.name().text())
            .toList();
    return predicate.name() + "(" + String.join(", ", arguments) + ")";
  }

  private static String binary(Expr.Binary expr) {
    int precedence = Operators.precedence(expr.operator());
    boolean right = Operators.isRightAssociative(expr.operator());
    String leftSide = operand(expr.left(), right ? precedence + 1 : precedence);
    String rightSide = operand(expr.right(), right ? precedence : precedence + 1);
    return leftSide + " " + expr.operator() + " " + rightSide;
  }

  private static String operand(Expr expr, int least) {
    boolean looser = expr instanceof Expr.Binary b && Operators.precedence(b.operator()) < least;
    return looser ? "(" + print(expr) + ")" : print(expr);
  }
}
