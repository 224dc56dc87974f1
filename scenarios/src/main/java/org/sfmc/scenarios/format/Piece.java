package org.sfmc.scenarios.format;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.scenarios.parse.Lexeme;

/**
 * A word and the comments that belong to it.
 *
 * @param before comments that stand above it, or left of it at the start of a line
 * @param after comments right of it, before the next word or the end of the line
 * @param isApart whether a blank line stands right before it
 * @param startsLine whether it is the first of its line
 * @param gap the columns between it and what stands left of it
 */
record Piece(
    Lexeme word,
    List<Comment> before,
    List<Comment> after,
    boolean isApart,
    boolean startsLine,
    int gap) {
  /**
   * A comment and its surroundings.
   *
   * @param isApart whether a blank line stands before it
   * @param endsLine whether nothing follows on its last line
   */
  record Comment(Lexeme lexeme, boolean isApart, boolean endsLine) {}

  /**
   * A whole text.
   *
   * @param rest what follows the last word
   */
  record Cut(List<Piece> pieces, List<Comment> rest) {}

  boolean is(String symbolOrWord) {
    return word.is(symbolOrWord);
  }

  /** Whether a blank line stands before it and the comments above it. */
  boolean isApartWithComments() {
    return before.isEmpty() ? isApart : before.get(0).isApart();
  }

  /** The same without comments above it, which stand elsewhere. */
  Piece without(List<Comment> moved) {
    List<Comment> kept = new ArrayList<>(before);
    kept.removeAll(moved);
    return new Piece(word, kept, after, isApart, startsLine, gap);
  }

  /** Gives every comment to a word: one on a word's line to that word, all others to the next. */
  static Cut cut(List<Lexeme> lexemes) {
    List<Piece> pieces = new ArrayList<>();
    List<Comment> above = new ArrayList<>();
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      Lexeme last = i == 0 ? null : lexemes.get(i - 1);
      boolean startsLine = last == null || last.endLine() < lexeme.line();
      boolean isApart = last != null && last.endLine() + 1 < lexeme.line();
      if (!lexeme.isComment()) {
        int gap = startsLine ? 0 : lexeme.column() - last.endColumn();
        pieces.add(new Piece(lexeme, above, new ArrayList<>(), isApart, startsLine, gap));
        above = new ArrayList<>();
        continue;
      }
      boolean ends = i + 1 == lexemes.size() || lexemes.get(i + 1).line() > lexeme.endLine();
      boolean isRight = !startsLine && !pieces.isEmpty() && above.isEmpty();
      List<Comment> place = isRight ? pieces.get(pieces.size() - 1).after() : above;
      place.add(new Comment(lexeme, isApart, ends));
    }
    return new Cut(pieces, above);
  }
}
