package org.sfmc.scenarios.parse;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.diagnostics.Diagnostics;

/**
 * A word of a file or a comment, as written and where: what a formatter sees.
 *
 * @param text as written, with quotes or comment signs
 * @param line where it starts, from 1
 * @param column where it starts on that line, from 1
 * @param endLine where it ends
 * @param endColumn the column after its last character
 */
public record Lexeme(Kind kind, String text, int line, int column, int endLine, int endColumn) {
  /** What a formatter tells apart. */
  public enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL,
    /** A comment up to the end of its line. */
    LINE_COMMENT,
    BLOCK_COMMENT
  }

  public boolean isComment() {
    return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
  }

  /** Whether this is the symbol or the word. */
  public boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  /** All of a text in its order; what the language does not know is left out. */
  public static List<Lexeme> of(String text) {
    Diagnostics ignored = new Diagnostics();
    ignored.source("", text);
    List<Lexeme> lexemes = new ArrayList<>();
    for (Token token : Lexer.withComments("", text, ignored)) {
      if (token.kind() != Token.Kind.END) {
        lexemes.add(of(token));
      }
    }
    return lexemes;
  }

  private static Lexeme of(Token token) {
    String text = token.kind() == Token.Kind.STRING ? "\"" + token.text() + "\"" : token.text();
    Kind kind =
        switch (token.kind()) {
          case NAME -> Kind.WORD;
          case INT -> Kind.NUMBER;
          case STRING -> Kind.STRING;
          case COMMENT -> text.startsWith("//") ? Kind.LINE_COMMENT : Kind.BLOCK_COMMENT;
          default -> Kind.SYMBOL;
        };
    int line = token.span().line();
    int column = token.span().column();
    String[] lines = text.split("\r\n|\r|\n", -1);
    String last = lines[lines.length - 1];
    int start = lines.length == 1 ? column : 1;
    int end = start + last.codePointCount(0, last.length());
    return new Lexeme(kind, text, line, column, line + lines.length - 1, end);
  }
}
