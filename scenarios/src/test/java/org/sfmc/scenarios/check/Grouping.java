package org.sfmc.scenarios.check;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.tree.ParseTree;
import org.sfmc.scenarios.ScenarioLexer;
import org.sfmc.scenarios.ScenarioParser;
import org.sfmc.scenarios.format.ExpressionPrinter;
import org.sfmc.scenarios.syntax.Expr;

/** Expressions with all parentheses written and no spaces. */
final class Grouping {
  private Grouping() {}

  static String of(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return "(" + of(binary.left()) + binary.operator() + of(binary.right()) + ")";
    }
    if (expr instanceof Expr.Unary unary) {
      return "(" + unary.operator() + of(unary.operand()) + ")";
    }
    return ExpressionPrinter.print(expr).replace(" ", "");
  }

  static String byGrammar(String text) {
    ScenarioLexer lexer = new ScenarioLexer(CharStreams.fromString(text));
    return of(new ScenarioParser(new CommonTokenStream(lexer)).expr());
  }

  private static String of(ParseTree tree) {
    if (tree.getChildCount() == 2) {
      return "(" + tree.getChild(0).getText() + of(tree.getChild(1)) + ")";
    }
    if (tree.getChildCount() == 3 && isExpression(tree.getChild(2))) {
      String operator = tree.getChild(1).getText();
      return "(" + of(tree.getChild(0)) + operator + of(tree.getChild(2)) + ")";
    }
    if (tree.getChildCount() == 3 && isExpression(tree.getChild(1))) {
      return of(tree.getChild(1));
    }
    return tree.getText();
  }

  private static boolean isExpression(ParseTree tree) {
    return tree instanceof ScenarioParser.ExprContext;
  }
}
