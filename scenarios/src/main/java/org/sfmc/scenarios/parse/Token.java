package org.sfmc.scenarios.parse;

import java.util.Set;
import org.sfmc.scenarios.syntax.Span;

/**
 * A word of the file.
 *
 * @param text as written; of a string without its quotes
 * @param value of an integer; 0 otherwise
 */
record Token(Kind kind, String text, int value, Span span) {
  /** C's own words, and three that could not be told from names in {@code expect}. */
  static final Set<String> RESERVED =
      Set.of(
          "int",
          "vm_page_t",
          "vm_offset_t",
          "struct",
          "if",
          "else",
          "while",
          "break",
          "return",
          "atomic",
          "NULL",
          "goto",
          "for",
          "do",
          "switch",
          "case",
          "continue",
          "at",
          "with",
          "only");

  enum Kind {
    NAME,
    INT,
    STRING,
    SYMBOL,
    /** Seen by formatters only. */
    COMMENT,
    END
  }

  /** Whether this is the symbol or the word. */
  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
  }

  /** Whether an author may name something so. */
  boolean isName() {
    return kind == Kind.NAME && !RESERVED.contains(text);
  }

  /** For "expected …, found …". */
  String shown() {
    return switch (kind) {
      case END -> "the end of the file";
      case STRING -> "a string";
      default -> "`" + text + "`";
    };
  }
}
