package org.sfmc.scenarios.format;

import java.util.Set;
import org.sfmc.scenarios.parse.Lexeme;

/** Whether a space stands between two words of a line. */
final class Spacing {
  private static final Set<String> BEFORE_PARENTHESIS = Set.of("if", "while");
  private static final Set<String> SIGNS = Set.of("!", "-", "*", "~");

  private Lexeme last;

  /** Whether a value could stand before the next word. */
  private boolean afterValue;

  /** Whether {@link #last} is a sign of one operand. */
  private boolean afterSign;

  /** Whether {@link #last} is the colon before a claim. */
  private boolean afterHead;

  /** A line begins. */
  void begin() {
    last = null;
  }

  /** Takes the next word or comment, and says whether a space stands before it. */
  boolean take(Lexeme next, boolean endsHead) {
    boolean isSign = isSign(next);
    boolean space = last != null && !clings(next, isSign);
    last = next;
    afterHead = endsHead;
    if (!next.isComment()) {
      afterSign = isSign;
      afterValue =
          next.is(")") || next.kind() == Lexeme.Kind.NUMBER || next.kind() == Lexeme.Kind.WORD;
    }
    return space;
  }

  private boolean clings(Lexeme next, boolean isSign) {
    if (next.is(";") || next.is(",") || next.is(")") || next.is(":")) {
      return true;
    }
    if (last.is("(") || last.is(":") && !afterHead) {
      return true;
    }
    if (last.isComment() || next.isComment()) {
      return false;
    }
    if (next.is("(") && last.kind() == Lexeme.Kind.WORD) {
      return !BEFORE_PARENTHESIS.contains(last.text());
    }
    // Two minus signs side by side would be one word.
    return afterSign && !(isSign && last.is("-") && next.is("-"));
  }

  private boolean isSign(Lexeme next) {
    boolean may = next.kind() == Lexeme.Kind.SYMBOL && SIGNS.contains(next.text());
    return may && (next.is("*") || !afterValue);
  }
}
