package org.sfmc.scenarios.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes lines of words and their comments. A statement that the author broke stays broken. */
final class Lines {
  private static final int INDENT = 4;

  /** Words that stand where the word before them does. */
  private static final Set<String> STAY = Set.of(";", ",", "(", ")", ":");

  private final List<Line> done = new ArrayList<>();
  private final Spacing spacing = new Spacing();

  /** Null at the start of a line. */
  private Line line;

  private int group;
  private int depth;
  private String label = "";

  /** Whether the statement that the next word belongs to has begun. */
  private boolean goesOn;

  private Blank blank = Blank.NO;

  /** What stands before the next line. */
  private enum Blank {
    AS_WRITTEN,
    YES,
    NO
  }

  /** All lines. */
  List<Line> done() {
    end();
    return done;
  }

  /** The group of the lines to come. */
  void group(int number) {
    group = number;
  }

  void deeper() {
    depth++;
  }

  void shallower() {
    depth--;
  }

  /** The next line has a blank line before it, or none, whatever the author wrote. */
  void blank(boolean wanted) {
    blank = wanted ? Blank.YES : Blank.NO;
  }

  /** Ends the statement and its line. */
  void end() {
    endLine();
    goesOn = false;
  }

  private void endLine() {
    if (line != null) {
      done.add(line);
      line = null;
    }
    spacing.begin();
  }

  private void start(int ofGroup, boolean isApart) {
    boolean apart = blank == Blank.AS_WRITTEN ? isApart && !goesOn : blank == Blank.YES;
    line = new Line(ofGroup, apart, INDENT * (depth + (goesOn ? 1 : 0)), label);
    blank = Blank.AS_WRITTEN;
    label = "";
  }

  /** A label left of the statement to come, which begins its line. */
  void label(Piece name) {
    above(name.before());
    endLine();
    if (blank == Blank.AS_WRITTEN && name.isApart()) {
      blank = Blank.YES;
    }
    label = name.word().text() + ":";
  }

  /** A label on a line of its own, and what is said between it and its colon above it. */
  void labelAlone(Piece name, Piece colon) {
    label(name);
    String text = label;
    label = "";
    above(name.after());
    above(colon.before());
    endLine();
    label = text;
    start(0, false);
    right(colon);
    endLine();
  }

  /** Comments on lines of their own, but the last may stand left of the word to come. */
  void above(List<Piece.Comment> comments) {
    boolean startsLine = true;
    for (Piece.Comment comment : comments) {
      if (startsLine) {
        endLine();
        start(0, comment.isApart());
      }
      boolean space = spacing.take(comment.lexeme(), false);
      line.append(space ? " " : "");
      line.append(Comments.at(comment.lexeme(), line.end()));
      startsLine = comment.endsLine();
      if (startsLine) {
        endLine();
      }
    }
  }

  /** A word and the comments around it. */
  void word(Piece piece) {
    word(piece, null, false);
  }

  /**
   * A word and the comments around it.
   *
   * @param column what is aligned here; null for nothing
   * @param endsHead whether it is the colon before a claim
   */
  void word(Piece piece, Line.Gap column, boolean endsHead) {
    above(piece.before());
    boolean mayStart = !STAY.contains(piece.word().text());
    if (line != null && piece.startsLine() && goesOn && mayStart) {
      endLine();
    }
    join(piece, column, endsHead);
  }

  /** A word that stays on the line, even if the author put it on the next. */
  void join(Piece piece) {
    above(piece.before());
    join(piece, null, false);
  }

  private void join(Piece piece, Line.Gap column, boolean endsHead) {
    if (line == null) {
      start(group, piece.isApart());
    }
    goesOn = true;
    boolean space = spacing.take(piece.word(), endsHead);
    if (space && column != null) {
      line.gap(column);
    } else {
      line.append(space ? " " : "");
    }
    line.append(piece.word().text());
    right(piece);
  }

  /** The comments right of a word. */
  private void right(Piece piece) {
    for (Piece.Comment comment : piece.after()) {
      if (comment.endsLine()) {
        line.comment(Comments.text(comment.lexeme()));
        endLine();
      } else {
        line.append(spacing.take(comment.lexeme(), false) ? " " : "");
        line.append(Comments.text(comment.lexeme()));
      }
    }
  }
}
