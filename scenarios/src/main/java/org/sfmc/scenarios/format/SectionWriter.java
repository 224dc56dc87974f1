package org.sfmc.scenarios.format;

import java.util.List;
import java.util.Set;

/** Lays out one section: what stands on one line, and how deep. */
final class SectionWriter {
  private static final Set<String> SETTINGS = Set.of("machine", "env", "limit");

  private final Lines out;
  private final List<Piece> pieces;
  private int at;

  SectionWriter(Lines out, List<Piece> pieces) {
    this.out = out;
    this.pieces = pieces;
  }

  /** Whether the section takes more lines than its author's line breaks make it. */
  static boolean isTall(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).is("{")) {
        return !isFlat(pieces, i);
      }
    }
    return false;
  }

  /** A block stays on one line if the author wrote it so, and nothing in it has a body. */
  private static boolean isFlat(List<Piece> pieces, int open) {
    int close = close(pieces, open);
    int line = pieces.get(open).word().line();
    for (int i = open + 1; i < close; i++) {
      Piece piece = pieces.get(i);
      if (piece.is("{") || piece.is("if") || piece.is("while") || isLabel(pieces, i)) {
        return false;
      }
    }
    return pieces.get(close).word().line() == line;
  }

  private static boolean isLabel(List<Piece> pieces, int index) {
    Piece last = pieces.get(index - 1);
    boolean starts = last.is(";") || last.is("{") || last.is("}");
    return starts && pieces.get(index + 1).is(":");
  }

  private static int close(List<Piece> pieces, int open) {
    int depth = 0;
    for (int i = open; ; i++) {
      if (pieces.get(i).is("{")) {
        depth++;
      } else if (pieces.get(i).is("}") && --depth == 0) {
        return i;
      }
    }
  }

  /** The header: {@code SFBUF} and its name on a line, the title on the next. */
  void header() {
    out.word(next());
    if (!done()) {
      out.join(next());
    }
    out.end();
    if (!done()) {
      out.blank(false);
      out.word(next());
      out.end();
    }
  }

  /** Any other section. */
  void section() {
    String kind = peek().word().text();
    boolean isThread = kind.equals("thread");
    SectionColumns columns = new SectionColumns(kind);
    while (!done()) {
      if (peek().is("{")) {
        block(isThread, SETTINGS.contains(kind) ? columns : SectionColumns.NONE);
      } else {
        columns.word(out, next());
      }
    }
    out.end();
  }

  private boolean done() {
    return at == pieces.size();
  }

  private Piece peek() {
    return pieces.get(at);
  }

  private Piece next() {
    return pieces.get(at++);
  }

  /** A block, whose brace stays on the line: of statements, or of items. */
  private void block(boolean ofStatements, SectionColumns columns) {
    if (!isFlat(pieces, at)) {
      brokenBlock(ofStatements, columns);
      return;
    }
    int close = close(pieces, at);
    while (at <= close) {
      out.join(next());
    }
  }

  private void brokenBlock(boolean ofStatements, SectionColumns columns) {
    int close = close(pieces, at);
    out.join(next());
    out.end();
    out.blank(false);
    out.deeper();
    while (at < close) {
      if (ofStatements) {
        statement();
      } else {
        item(columns);
      }
    }
    Piece brace = next();
    out.above(brace.before());
    out.shallower();
    out.blank(false);
    out.join(brace.without(brace.before()));
  }

  private void item(SectionColumns columns) {
    columns.begin();
    boolean ends = false;
    while (!ends) {
      ends = peek().is(";");
      columns.word(out, next());
    }
    out.end();
  }

  private void statement() {
    while (pieces.get(at + 1).is(":")) {
      label();
    }
    if (peek().is("{")) {
      block(true, SectionColumns.NONE);
      out.end();
    } else if (peek().is("atomic")) {
      out.word(next());
      block(true, SectionColumns.NONE);
      out.end();
    } else if (peek().is("if")) {
      head();
      body();
      otherwise();
    } else if (peek().is("while")) {
      head();
      body();
      out.end();
    } else {
      item(SectionColumns.NONE);
    }
  }

  private void label() {
    Piece name = next();
    Piece colon = next();
    boolean isBare = name.after().isEmpty() && colon.before().isEmpty() && colon.after().isEmpty();
    boolean another = !done() && pieces.get(at + 1).is(":");
    if (isBare && peek().before().isEmpty() && !another) {
      out.label(name);
    } else {
      out.labelAlone(name, colon);
    }
  }

  /** {@code if} or {@code while} and its condition. */
  private void head() {
    out.word(next());
    condition();
  }

  private void condition() {
    int depth = 0;
    do {
      depth += peek().is("(") ? 1 : peek().is(")") ? -1 : 0;
      out.word(next());
    } while (depth > 0);
  }

  /** What a condition decides about: a block on the line, or a statement on the next. */
  private void body() {
    if (peek().is("{")) {
      brokenBlock(true, SectionColumns.NONE);
      return;
    }
    out.end();
    out.blank(false);
    out.deeper();
    statement();
    out.shallower();
  }

  private void otherwise() {
    if (done() || !peek().is("else")) {
      out.end();
      return;
    }
    if (!pieces.get(at - 1).is("}") || !peek().before().isEmpty()) {
      out.end();
      out.blank(false);
    }
    out.join(next());
    if (peek().is("if") && peek().before().isEmpty()) {
      out.join(next());
      condition();
      body();
      otherwise();
    } else {
      body();
      out.end();
    }
  }
}
