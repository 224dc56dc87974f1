package org.sfmc.scenarios.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Operators;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Reads the body of a thread. */
final class StatementParser {
  private static final Set<String> MISSING =
      Set.of("goto", "for", "do", "switch", "case", "continue");

  private final Cursor in;
  private final ExpressionParser expressions;

  StatementParser(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Stmt.Block block() {
    Token open = in.expect("{");
    List<Stmt> statements = new ArrayList<>();
    while (!in.at("}")) {
      if (in.atEnd() || startsSection()) {
        throw in.unclosed(open);
      }
      try {
        statements.add(statement());
      } catch (SyntaxError e) {
        if (e.lost() != SyntaxError.Lost.STATEMENT) {
          throw e;
        }
        recover();
      }
    }
    in.next();
    return new Stmt.Block(statements, open.span());
  }

  /** A section in the first column ends a block that was never closed. */
  private boolean startsSection() {
    return in.peek().span().column() == 1
        && Parser.SECTIONS.contains(in.peek().text())
        && (in.peek(1).isName() || in.peek(1).is("{"));
  }

  private void recover() {
    int braces = 0;
    int parentheses = 0;
    while (!in.atEnd() && !startsSection()) {
      if (braces == 0 && in.at("}")) {
        return;
      }
      Token token = in.next();
      if (token.is("{")) {
        braces++;
      } else if (token.is("}")) {
        braces--;
      } else if (token.is("(")) {
        parentheses++;
      } else if (token.is(")")) {
        parentheses--;
      }
      boolean ends = token.is("}") || (token.is(";") && parentheses <= 0);
      if (ends && braces == 0) {
        return;
      }
    }
  }

  private Stmt statement() {
    in.enter();
    try {
      return anyStatement();
    } finally {
      in.leave();
    }
  }

  private Stmt anyStatement() {
    Token first = in.peek();
    if (first.kind() == Token.Kind.NAME && !first.isName()) {
      return reserved(first);
    }
    if (first.is("{")) {
      return block();
    }
    if (first.is("*")) {
      return store();
    }
    if (first.isName()) {
      return named();
    }
    if (first.is("++") || first.is("--")) {
      throw expressions.noStep(first);
    }
    throw in.unexpected("a statement");
  }

  private Stmt reserved(Token first) {
    if (Keywords.TYPES.contains(first.text())) {
      return declare();
    }
    if (MISSING.contains(first.text())) {
      throw missing(first);
    }
    return switch (first.text()) {
      case "if" -> conditional();
      case "while" -> loop();
      case "break" -> {
        in.next();
        in.semicolon();
        yield new Stmt.Break(first.span());
      }
      case "return" -> leave();
      case "atomic" -> {
        in.next();
        yield new Stmt.Atomic(block(), first.span());
      }
      default -> throw in.unexpected("a statement");
    };
  }

  private SyntaxError missing(Token first) {
    String help =
        first.is("for")
            ? "use `while (…) { … }`"
            : first.is("goto") || first.is("continue")
                ? "use `while`, `if` and `break`"
                : "use `while` and `if`";
    return in.fail(
        Diagnostic.of(
                ErrorCode.E014,
                first.span(),
                "there is no `" + first.text() + "` in scenarios",
                "not a statement")
            .help(help));
  }

  private Stmt leave() {
    Token word = in.next();
    if (!in.at(";") && in.peek().span().line() == word.span().line() && !in.at("}")) {
      throw in.fail(
          Diagnostic.of(
                  ErrorCode.E014, in.peek().span(), "`return` with a value", "threads return none")
              .help("write `return;`"));
    }
    in.semicolon();
    return new Stmt.Return(word.span());
  }

  private Stmt declare() {
    Token first = in.peek();
    Type type = type();
    Name local = in.name("the name of a local");
    Stmt.Rhs value = in.accept("=") ? rhs() : null;
    if (in.at(",")) {
      throw in.fail(
          Diagnostic.of(
                  ErrorCode.E014, in.peek().span(), "two locals in one declaration", "a second one")
              .help("declare each local on its own: `" + type.c() + "` again"));
    }
    return new Stmt.Declare(type, local, value, end(first.span()));
  }

  private Type type() {
    Token first = in.next();
    switch (first.text()) {
      case "int":
        return Type.INT;
      case "vm_page_t":
        return Type.PAGE;
      case "vm_offset_t":
        return Type.KVA;
      default:
        in.expect(Keywords.STRUCT);
        in.expect("*");
        return Type.SF_BUF;
    }
  }

  private Stmt named() {
    Token after = in.peek(1);
    if (after.is("++") || after.is("--") || after.is("+=") || after.is("-=")) {
      in.next();
      throw expressions.noStep(after);
    }
    if (after.kind() == Token.Kind.NAME || (after.is("*") && in.peek(2).isName())) {
      throw unknownType();
    }
    Name name = in.name("a statement");
    if (in.accept(":")) {
      return new Stmt.Labelled(name, statement(), Cursor.join(name.span(), after.span()));
    }
    if (in.accept("=")) {
      Stmt.Rhs value = rhs();
      return new Stmt.Assign(name, value, end(name.span()));
    }
    if (in.at("(")) {
      Stmt.Call call = call(name);
      return new Stmt.Do(call, end(name.span()));
    }
    if (in.at("==")) {
      throw in.fail(
          Diagnostic.of(
                  ErrorCode.E001, after.span(), "a comparison is not a statement", "compares only")
              .help("write `=` to assign"));
    }
    throw in.unexpected("`=`, `(` or `:` after `" + name + "`");
  }

  private SyntaxError unknownType() {
    Token token = in.peek();
    return in.fail(
        Diagnostic.of(
                ErrorCode.E045,
                token.span(),
                "unknown type or statement `" + token.text() + "`",
                "not a type")
            .help(
                DidYouMean.help(
                    token.text(),
                    List.of(
                        "int",
                        "vm_page_t",
                        "vm_offset_t",
                        "struct",
                        "if",
                        "while",
                        "return",
                        "break",
                        "else",
                        "atomic")))
            .note("types are: int, vm_page_t, vm_offset_t, struct sf_buf *"));
  }

  private Stmt store() {
    Token star = in.next();
    Name kva = in.name("the name of a vm_offset_t local");
    in.expect("=");
    Stmt.Rhs value = rhs();
    return new Stmt.Store(kva, value, end(star.span()));
  }

  private Span end(Span first) {
    in.semicolon();
    return Cursor.join(first, in.previous().span());
  }

  private Stmt.Rhs rhs() {
    Token first = in.peek();
    if (first.is("*")) {
      in.next();
      Name kva = in.name("the name of a vm_offset_t local");
      return new Stmt.Load(kva, Cursor.join(first.span(), kva.span()));
    }
    if (first.isName() && in.peek(1).is("(") && callEndsStatement()) {
      return call(in.name("a function"));
    }
    return new Stmt.Value(expressions.value());
  }

  /** Whether the parenthesis after the next name closes just before the end of the statement. */
  private boolean callEndsStatement() {
    int depth = 0;
    for (int ahead = 1; ; ahead++) {
      Token token = in.peek(ahead);
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
        if (depth == 0) {
          Token after = in.peek(ahead + 1);
          boolean goesOn =
              Operators.isBinary(after.text()) || after.span().isOnLineOf(token.span());
          return after.is(";") || after.is("}") || !goesOn;
        }
      } else if (token.kind() == Token.Kind.END || token.is(";") || token.is("{")) {
        return true;
      }
    }
  }

  private Stmt.Call call(Name function) {
    in.expect("(");
    List<Expr> arguments = new ArrayList<>();
    if (!in.at(")")) {
      do {
        arguments.add(isCondition(function) ? expressions.condition() : expressions.value());
      } while (in.accept(","));
    }
    Span end = in.expect(")").span();
    return new Stmt.Call(function, arguments, Cursor.join(function.span(), end));
  }

  private static boolean isCondition(Name function) {
    return Set.of("await", "assert", "assume").contains(function.text());
  }

  private Expr parenthesisedCondition() {
    in.expect("(");
    Expr condition = expressions.condition();
    in.expect(")");
    return condition;
  }

  private Stmt conditional() {
    Span head = in.next().span();
    Expr condition = parenthesisedCondition();
    Span span = Cursor.join(head, in.previous().span());
    Stmt then = statement();
    Stmt otherwise = in.accept("else") ? statement() : null;
    return new Stmt.If(condition, then, otherwise, span);
  }

  private Stmt loop() {
    Span head = in.next().span();
    Expr condition = parenthesisedCondition();
    Span span = Cursor.join(head, in.previous().span());
    return new Stmt.While(condition, statement(), span);
  }
}
