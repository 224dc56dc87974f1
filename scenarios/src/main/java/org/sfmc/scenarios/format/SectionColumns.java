package org.sfmc.scenarios.format;

import java.util.Set;

/** Knows the columns of a section that is one line, or of the lines of its block. */
final class SectionColumns {
  private static final Set<String> PROPERTIES =
      Set.of("invariant", "reachable", "forall", "exists", "never");

  /** Where nothing is aligned. */
  static final SectionColumns NONE = new SectionColumns("");

  private final String kind;

  /** How many words there were in this line. */
  private int words;

  private boolean inClaim;
  private boolean afterHead;

  /** The space before the colon, which moves behind it. */
  private boolean isWideColon;

  SectionColumns(String kind) {
    this.kind = kind;
  }

  /** The number of lines that may be aligned with each other. */
  static int group(String kind) {
    if (PROPERTIES.contains(kind)) {
      return 1;
    }
    return switch (kind) {
      case "param" -> 2;
      case "shared" -> 3;
      case "expect" -> 4;
      case "machine" -> 5;
      case "env" -> 6;
      case "limit" -> 7;
      default -> 0;
    };
  }

  /** The next item of the block begins. */
  void begin() {
    words = 0;
  }

  /** Adds a word with what is aligned before it. */
  void word(Lines out, Piece piece) {
    boolean endsHead = PROPERTIES.contains(kind) && piece.is(":") && !inClaim;
    Line.Column column = column(piece);
    boolean always = kind.equals("machine");
    boolean isWide = always || piece.gap() > 1 || (afterHead && isWideColon);
    out.word(
        piece,
        column == null ? null : new Line.Gap(column, isWide, piece.word().column()),
        endsHead);
    afterHead = endsHead;
    inClaim |= endsHead;
    isWideColon = endsHead && piece.gap() > 0;
    words++;
  }

  private Line.Column column(Piece piece) {
    if (PROPERTIES.contains(kind)) {
      return afterHead
          ? Line.Column.CLAIM
          : words == 1 ? Line.Column.NAME : piece.is("when") ? Line.Column.WHEN : null;
    }
    if (kind.equals("expect")) {
      return piece.is("at") ? Line.Column.AT : piece.is("with") ? Line.Column.WITH : null;
    }
    return !kind.isEmpty() && piece.is("=") ? Line.Column.VALUE : null;
  }
}
