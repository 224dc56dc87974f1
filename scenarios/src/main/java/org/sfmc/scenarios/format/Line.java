package org.sfmc.scenarios.format;

import java.util.ArrayList;
import java.util.List;

/** A line of the print, in cells between which columns may be aligned. */
final class Line {
  /** Where lines that stand below each other may be aligned, from left to right. */
  enum Column {
    /** The name of a property. */
    NAME,
    /** {@code when} of a property. */
    WHEN,
    /** The {@code =} of a setting, a parameter or a variable. */
    VALUE,
    /** What a property claims. */
    CLAIM,
    /** {@code at} of an expectation. */
    AT,
    /** {@code with} of an expectation. */
    WITH
  }

  /**
   * The place of a column in this line.
   *
   * @param isWide whether the author left more than a space there
   * @param source the column that the author put the next word in
   */
  record Gap(Column column, boolean isWide, int source) {}

  /** Lines of one group without anything between them are aligned; 0 is no group. */
  final int group;

  final boolean isApart;
  private final int indent;
  private final String label;
  private final List<StringBuilder> cells = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Integer> pads = new ArrayList<>();
  private String comment = "";
  private int commentColumn;

  Line(int group, boolean isApart, int indent, String label) {
    this.group = group;
    this.isApart = isApart;
    this.indent = indent;
    this.label = label;
    cells.add(new StringBuilder());
  }

  void append(String text) {
    cells.get(cells.size() - 1).append(text);
  }

  /** A space at which the line may be widened. */
  void gap(Gap gap) {
    gaps.add(gap);
    pads.add(1);
    cells.add(new StringBuilder());
  }

  void comment(String text) {
    comment = comment.isEmpty() ? text : comment + " " + text;
  }

  boolean hasComment() {
    return !comment.isEmpty();
  }

  boolean isEmpty() {
    return cells.size() == 1 && cells.get(0).isEmpty() && label.isEmpty();
  }

  /** The gap of a column; null where the line has none. */
  Gap gap(Column column) {
    return gaps.stream().filter(g -> g.column() == column).findFirst().orElse(null);
  }

  /** Where the word after a gap stands if the gap is one space, from 0. */
  int narrow(Column column) {
    int index = gaps.indexOf(gap(column));
    int at = start().length();
    for (int i = 0; i <= index; i++) {
      at += length(cells.get(i)) + (i < index ? pads.get(i) : 1);
    }
    return at;
  }

  /** Widens a gap so that the word after it stands there. */
  void align(Column column, int at) {
    pads.set(gaps.indexOf(gap(column)), 1 + at - narrow(column));
  }

  /** The columns that the line takes without its comment. */
  int width() {
    return length(code());
  }

  /** The column that the next word would stand in. */
  int end() {
    return length(uncut());
  }

  void alignComment(int column) {
    commentColumn = column;
  }

  private String start() {
    if (label.isEmpty()) {
      return " ".repeat(indent);
    }
    return label.length() < indent ? label + " ".repeat(indent - label.length()) : label + " ";
  }

  private String code() {
    return uncut().stripTrailing();
  }

  private String uncut() {
    StringBuilder code = new StringBuilder(start());
    for (int i = 0; i < cells.size(); i++) {
      code.append(cells.get(i)).append(" ".repeat(i < gaps.size() ? pads.get(i) : 0));
    }
    return code.toString();
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  @Override
  public String toString() {
    String code = code();
    if (comment.isEmpty()) {
      return code;
    }
    return code + " ".repeat(Math.max(1, commentColumn - length(code))) + comment;
  }
}
