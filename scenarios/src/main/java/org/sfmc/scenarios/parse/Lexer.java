package org.sfmc.scenarios.parse;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Span;

/** Cuts a text into tokens. What it cannot read it reports and leaves out. */
final class Lexer {
  /** The longest first. Some exist only so that the parser can say what to write instead. */
  private static final List<String> SYMBOLS =
      List.of(
          "==>", "==", "!=", "<=", ">=", "&&", "||", "/\\", "\\/", "++", "--", "+=", "-=", "->",
          "{", "}", "(", ")", ";", ",", ":", "=", "<", ">", "+", "-", "|", "!", "*", "@", "~", "&");

  private final String file;
  private final String text;
  private final Diagnostics diagnostics;
  private final boolean keepsComments;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  private Lexer(String file, String text, Diagnostics diagnostics, boolean keepsComments) {
    this.file = file;
    this.text = text;
    this.diagnostics = diagnostics;
    this.keepsComments = keepsComments;
  }

  /** The tokens of the text; the last is the end of the file. */
  static List<Token> tokens(String file, String text, Diagnostics diagnostics) {
    return tokens(file, text, diagnostics, false);
  }

  /** The tokens of the text, and its comments between them. */
  static List<Token> withComments(String file, String text, Diagnostics diagnostics) {
    return tokens(file, text, diagnostics, true);
  }

  private static List<Token> tokens(
      String file, String text, Diagnostics diagnostics, boolean keepsComments) {
    Lexer lexer = new Lexer(file, text, diagnostics, keepsComments);
    while (lexer.at < text.length()) {
      lexer.token();
    }
    lexer.tokens.add(new Token(Token.Kind.END, "", 0, lexer.here(0)));
    return List.copyOf(lexer.tokens);
  }

  private void token() {
    char c = text.charAt(at);
    if (isSpace(c)) {
      advance(1);
    } else if (text.startsWith("//", at)) {
      comment(lengthWhile(1, x -> !isLineEnd(x)));
    } else if (text.startsWith("/*", at)) {
      comment();
    } else if (c == '"') {
      string();
    } else if (isLetter(c)) {
      take(Token.Kind.NAME, lengthWhile(1, x -> isLetter(x) || isDigit(x)), 0);
    } else if (isDigit(c)) {
      number();
    } else {
      symbol();
    }
  }

  private void comment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      report(ErrorCode.E005, here(2), "this comment has no end", "opened here", "close it: `*/`");
      advance(text.length() - at);
    } else {
      comment(end + 2 - at);
    }
  }

  private void comment(int length) {
    if (keepsComments) {
      take(Token.Kind.COMMENT, length, 0);
    } else {
      advance(length);
    }
  }

  private void string() {
    int length = lengthWhile(1, x -> x != '"' && !isLineEnd(x));
    String content = text.substring(at + 1, at + length);
    boolean closed = at + length < text.length() && text.charAt(at + length) == '"';
    int whole = closed ? length + 1 : length;
    Span span = here(text.codePointCount(at, at + whole));
    if (!closed) {
      report(
          ErrorCode.E005,
          span,
          "this string has no end",
          "no closing quote on this line",
          "close it: `\"`");
    }
    tokens.add(new Token(Token.Kind.STRING, content, 0, span));
    advance(whole);
  }

  private void number() {
    int length = lengthWhile(1, x -> isLetter(x) || isDigit(x));
    String word = text.substring(at, at + length);
    int value = 0;
    if (!word.matches("0|[1-9][0-9]*")) {
      report(
          ErrorCode.E046,
          here(length),
          "`" + word + "` is not a number",
          "not a decimal number",
          "write numbers in decimal, without leading zeros");
    } else {
      try {
        value = Integer.parseInt(word);
      } catch (NumberFormatException e) {
        report(
            ErrorCode.E008,
            here(length),
            "this number is too large",
            "does not fit into an int",
            "the largest is " + Integer.MAX_VALUE);
      }
    }
    take(Token.Kind.INT, length, value);
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        take(Token.Kind.SYMBOL, symbol.length(), 0);
        return;
      }
    }
    int length = lengthWhile(1, Lexer::isStray);
    int shown = text.codePointCount(at, at + length);
    String first = new String(Character.toChars(text.codePointAt(at)));
    boolean printable = !Character.isISOControl(text.codePointAt(at)) && shown == 1;
    report(
        ErrorCode.E006,
        here(shown),
        printable ? "unexpected character `" + first + "`" : "unexpected characters",
        "not part of the language",
        null);
    advance(length);
  }

  private static boolean isStray(char c) {
    return c != '"'
        && !isSpace(c)
        && !isLetter(c)
        && !isDigit(c)
        && c != '/'
        && c != '\\'
        && SYMBOLS.stream().noneMatch(s -> s.length() == 1 && s.charAt(0) == c);
  }

  private void take(Token.Kind kind, int length, int value) {
    tokens.add(new Token(kind, text.substring(at, at + length), value, here(length)));
    advance(length);
  }

  private void advance(int length) {
    int end = at + length;
    while (at < end) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\n' || (c == '\r' && !(at < text.length() && text.charAt(at) == '\n'))) {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }

  private interface CharTest {
    boolean test(char c);
  }

  private int lengthWhile(int from, CharTest test) {
    int length = from;
    while (at + length < text.length() && test.test(text.charAt(at + length))) {
      length++;
    }
    return length;
  }

  private Span here(int length) {
    return new Span(file, line, column, length);
  }

  private void report(ErrorCode code, Span span, String message, String label, String help) {
    Diagnostic d = Diagnostic.of(code, span, message, label);
    diagnostics.add(help == null ? d : d.help(help));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\f' || isLineEnd(c);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
