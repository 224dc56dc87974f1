package org.sfmc.scenarios.format;

import org.sfmc.scenarios.parse.Lexeme;

/** The texts of comments. */
final class Comments {
  private static final String LINE_ENDS = "\r\n|\r|\n";

  private Comments() {}

  /** The comment without spaces at the ends of its lines. */
  static String text(Lexeme comment) {
    return moved(comment, 0);
  }

  /** The comment with its first line at a column, from 0; the other lines move with it. */
  static String at(Lexeme comment, int column) {
    return moved(comment, column - (comment.column() - 1));
  }

  private static String moved(Lexeme comment, int by) {
    String[] lines = comment.text().split(LINE_ENDS, -1);
    StringBuilder text = new StringBuilder(lines[0].stripTrailing());
    for (int i = 1; i < lines.length; i++) {
      text.append('\n').append(moved(lines[i].stripTrailing(), by));
    }
    return text.toString();
  }

  private static String moved(String line, int by) {
    if (line.isEmpty() || by >= 0) {
      return line.isEmpty() ? line : " ".repeat(by) + line;
    }
    int indent = line.length() - line.stripLeading().length();
    return line.substring(Math.min(indent, -by));
  }
}
