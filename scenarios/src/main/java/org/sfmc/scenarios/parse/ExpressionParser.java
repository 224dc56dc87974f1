package org.sfmc.scenarios.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Operators;
import org.sfmc.scenarios.syntax.Span;

/** Reads expressions by precedence climbing. */
final class ExpressionParser {
  /** More than any scenario needs; trees of this size are safe to walk recursively. */
  private static final int MOST_NODES = 400;

  /** What other languages write, and what is written here. */
  private static final Map<String, String> FOREIGN =
      Map.of("/\\", "&&", "and", "&&", "&", "&&", "\\/", "||", "or", "||", "~", "!", "not", "!");

  private final Cursor in;
  private int nodes;
  private boolean condition;

  ExpressionParser(Cursor in) {
    this.in = in;
  }

  /** A claim or a condition, where a single {@code =} is a slip. */
  Expr condition() {
    condition = true;
    return whole();
  }

  /** A value or an argument. */
  Expr value() {
    condition = false;
    return whole();
  }

  private Expr whole() {
    nodes = 0;
    return binary(0);
  }

  private Expr binary(int least) {
    Expr left = unary();
    while (true) {
      String operator = operator();
      if (operator == null || Operators.precedence(operator) < least) {
        return left;
      }
      replaceForeign();
      in.next();
      count();
      int precedence = Operators.precedence(operator);
      Expr right = binary(Operators.isRightAssociative(operator) ? precedence : precedence + 1);
      left = new Expr.Binary(operator, left, right, Cursor.join(left.span(), right.span()));
    }
  }

  /** The operator that stands here, or that was meant by what stands here; null for none. */
  private String operator() {
    Token token = in.peek();
    if (token.is("=")) {
      return "==";
    }
    if (token.is("/\\") || token.is("\\/") || token.is("&") || token.is("and") || token.is("or")) {
      return FOREIGN.get(token.text());
    }
    if (token.is("++") || token.is("--") || token.is("+=") || token.is("-=")) {
      throw noStep(token);
    }
    if (token.is("*")) {
      throw in.fail(
          Diagnostic.of(
                  ErrorCode.E013,
                  token.span(),
                  "there is no multiplication",
                  "not an operator here")
              .help("`*va` loads and stores, alone on its side of the `=`"));
    }
    if (token.is("->")) {
      throw in.fail(
          Diagnostic.of(
                  ErrorCode.E014, token.span(), "members cannot be read", "no `->` in scenarios")
              .help("use `sf_buf_page` or `sf_buf_kva`"));
    }
    return Operators.isBinary(token.text()) && token.kind() == Token.Kind.SYMBOL
        ? token.text()
        : null;
  }

  SyntaxError noStep(Token token) {
    String sign = token.text().substring(0, 1);
    return in.fail(
        Diagnostic.of(
                ErrorCode.E013,
                token.span(),
                "there is no `" + token.text() + "` operator",
                "not an operator here")
            .help("write `r = r " + sign + " 1;`"));
  }

  private void replaceForeign() {
    Token token = in.peek();
    if (token.is("=")) {
      Diagnostic d =
          condition
              ? Diagnostic.of(ErrorCode.E011, token.span(), "`=` in a condition", "assignment")
              : Diagnostic.of(
                  ErrorCode.E011, token.span(), "`=` inside an expression", "second assignment");
      in.report(d.help("write `==` to compare"));
    } else if (FOREIGN.containsKey(token.text())) {
      foreign(token);
    }
  }

  private void foreign(Token token) {
    in.report(
        Diagnostic.of(
                ErrorCode.E013,
                token.span(),
                "`" + token.text() + "` is not an operator here",
                "scenarios use C's operators")
            .help("write `" + FOREIGN.get(token.text()) + "`"));
  }

  private Expr unary() {
    Token token = in.peek();
    boolean negation = token.is("not") && (in.peek(1).isName() || in.peek(1).is("("));
    if (token.is("!") || token.is("-") || token.is("~") || (negation && !in.peek(1).is("("))) {
      if (FOREIGN.containsKey(token.text())) {
        foreign(token);
      }
      in.next();
      count();
      in.enter();
      Expr operand = unary();
      in.leave();
      String operator = token.is("-") ? "-" : "!";
      return new Expr.Unary(operator, operand, Cursor.join(token.span(), operand.span()));
    }
    return primary();
  }

  private Expr primary() {
    Token token = in.peek();
    count();
    if (token.kind() == Token.Kind.INT) {
      in.next();
      return new Expr.Int(token.value(), token.span());
    }
    if (token.is("NULL")) {
      in.next();
      return new Expr.Null(token.span());
    }
    if (token.is("(")) {
      return parenthesised();
    }
    if (token.is("*")) {
      throw in.fail(
          Diagnostic.of(
                  ErrorCode.E040, token.span(), "a load inside an expression", "not a value here")
              .help("load into a local first: `r = *va;`"));
    }
    if (token.is("++") || token.is("--")) {
      throw noStep(token);
    }
    Name name = in.name("a value");
    if (in.at(":")) {
      in.next();
      Name local = in.name("a local of `" + name + "`");
      return new Expr.ThreadVar(name, local, Cursor.join(name.span(), local.span()));
    }
    if (in.at("(")) {
      return predicate(name);
    }
    return name.text().equals("free_buffers")
        ? new Expr.Predicate(name, List.of(), name.span())
        : new Expr.Ref(name);
  }

  private Expr parenthesised() {
    in.next();
    in.enter();
    Expr inner = binary(0);
    in.leave();
    in.expect(")");
    return inner;
  }

  private Expr predicate(Name name) {
    in.next();
    if (in.at(")") && name.text().equals("free_buffers")) {
      throw in.fail(
          Diagnostic.of(
                  ErrorCode.E022, in.peek().span(), "`free_buffers` asks about nothing", "empty")
              .help("write `free_buffers`"));
    }
    List<Expr.Argument> arguments = new ArrayList<>();
    do {
      Name about = in.name("the name of a page or a thread");
      Name label = in.accept(":") ? in.name("a label of `" + about + "`") : null;
      arguments.add(new Expr.Argument(about, label));
      count();
    } while (in.accept(","));
    Span end = in.expect(")").span();
    return new Expr.Predicate(name, arguments, Cursor.join(name.span(), end));
  }

  private void count() {
    nodes++;
    if (nodes > MOST_NODES) {
      throw in.tooDeep("this expression is too long", "more than " + MOST_NODES + " parts");
    }
  }
}
