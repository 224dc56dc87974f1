package org.sfmc.scenarios.parse;

import java.util.List;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Span;

/** A position in the tokens, and what is common to all that read from there. */
final class Cursor {
  /** Deep enough for any scenario, shallow enough for any stack. */
  static final int DEEPEST = 100;

  private final List<Token> tokens;
  private final Diagnostics diagnostics;
  private int at;
  private int depth;

  Cursor(List<Token> tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  /** The token before; the first one at the start. */
  Token previous() {
    return tokens.get(Math.max(0, at - 1));
  }

  int position() {
    return at;
  }

  boolean at(String symbolOrWord) {
    return peek().is(symbolOrWord);
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean accept(String symbolOrWord) {
    boolean there = at(symbolOrWord);
    if (there) {
      next();
    }
    return there;
  }

  Token expect(String symbolOrWord) {
    if (!at(symbolOrWord)) {
      throw unexpected("`" + symbolOrWord + "`");
    }
    return next();
  }

  /**
   * A missing semicolon is reported after the token before it, and taken as read where the line
   * ends there.
   */
  void semicolon() {
    if (accept(";")) {
      return;
    }
    Span before = previous().span();
    boolean sameLine = peek().span().line() == before.line() && !atEnd() && !at("}");
    if (sameLine) {
      throw unexpected("`;`");
    }
    Span after = new Span(before.file(), before.line(), before.column() + before.length(), 1);
    report(Diagnostic.of(ErrorCode.E003, after, "missing `;`", "add `;` here"));
  }

  Name name(String what) {
    if (peek().isName()) {
      Token token = next();
      return new Name(token.text(), token.span());
    }
    if (peek().kind() == Token.Kind.NAME) {
      throw fail(
          Diagnostic.of(
              ErrorCode.E001,
              peek().span(),
              "expected " + what + ", found " + peek().shown(),
              "a reserved word"));
    }
    throw unexpected(what);
  }

  Token integer(String what) {
    if (peek().kind() != Token.Kind.INT) {
      throw unexpected(what);
    }
    return next();
  }

  /** An integer with an upper bound, reported where it is broken. */
  int integer(String what, int least, int most) {
    Token token = integer(what);
    if (token.value() < least || token.value() > most) {
      String range = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
      report(
          Diagnostic.of(
              ErrorCode.E008,
              token.span(),
              token.shown() + " is out of range",
              what + " is " + range));
    }
    return token.value();
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  SyntaxError fail(Diagnostic diagnostic) {
    report(diagnostic);
    return new SyntaxError(SyntaxError.Lost.STATEMENT);
  }

  SyntaxError unexpected(String wanted) {
    return fail(found(wanted));
  }

  SyntaxError unexpected(String wanted, String help) {
    return fail(found(wanted).help(help));
  }

  private Diagnostic found(String wanted) {
    return Diagnostic.of(
        ErrorCode.E001,
        peek().span(),
        "expected " + wanted + ", found " + peek().shown(),
        "expected " + wanted);
  }

  /** What stands in braces, going on after a broken item at its semicolon. */
  void braces(Runnable item) {
    Token open = expect("{");
    while (!accept("}")) {
      if (atEnd()) {
        throw unclosed(open);
      }
      try {
        item.run();
      } catch (SyntaxError e) {
        if (e.lost() != SyntaxError.Lost.STATEMENT) {
          throw e;
        }
        while (!atEnd() && !at("}") && !next().is(";")) {
          // Skips the rest of the item.
        }
      }
    }
  }

  /** The brace has no partner: where it should be, a section or the end of the file was found. */
  SyntaxError unclosed(Token open) {
    report(
        Diagnostic.of(
                ErrorCode.E001,
                peek().span(),
                "expected `}`, found " + peek().shown(),
                "inside the block of line " + open.span().line())
            .help("close the block with `}`"));
    return new SyntaxError(SyntaxError.Lost.SECTION);
  }

  /** To be paired with {@link #leave}, so that no input exhausts the stack. */
  void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw tooDeep("nested too deeply", "more than " + DEEPEST + " levels");
    }
  }

  SyntaxError tooDeep(String message, String label) {
    report(Diagnostic.of(ErrorCode.E015, peek().span(), message, label));
    return new SyntaxError(SyntaxError.Lost.FILE);
  }

  void leave() {
    depth--;
  }

  /** From the first to the second, or to the end of the first's line. */
  static Span join(Span from, Span to) {
    boolean oneLine = from.line() == to.line() && from.file().equals(to.file());
    int end = oneLine ? to.column() + to.length() : from.column() + from.length();
    return new Span(
        from.file(), from.line(), from.column(), Math.max(from.length(), end - from.column()));
  }
}
