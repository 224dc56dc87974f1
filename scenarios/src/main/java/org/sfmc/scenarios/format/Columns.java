package org.sfmc.scenarios.format;

import java.util.List;

/**
 * Aligns lines that stand below each other.
 *
 * <p>Whether a column is aligned is the author's choice: where some line has more than a space, the
 * lines from the first such line to the last are aligned, and those beside them that were; where
 * none has, none is.
 */
final class Columns {
  /** Where comments start that fit there, from 0. */
  private static final int COMMENTS = 40;

  /** The spaces between the longest line and its comment where they do not. */
  private static final int FURTHER = 5;

  private Columns() {}

  static void align(List<Line> lines) {
    int from = 0;
    while (from < lines.size()) {
      int to = from + 1;
      while (to < lines.size()
          && lines.get(from).group != 0
          && lines.get(to).group == lines.get(from).group
          && !lines.get(to).isApart) {
        to++;
      }
      List<Line> group = lines.subList(from, to);
      for (Line.Column column : Line.Column.values()) {
        align(group, column);
      }
      alignComments(group);
      from = to;
    }
  }

  private static void align(List<Line> group, Line.Column column) {
    List<Line> having = group.stream().filter(line -> line.gap(column) != null).toList();
    int first = 0;
    while (first < having.size() && !isWide(having, first, column)) {
      first++;
    }
    int last = having.size() - 1;
    while (last > first && !isWide(having, last, column)) {
      last--;
    }
    while (first > 0 && first < having.size() && isLevel(having, first - 1, first, column)) {
      first--;
    }
    while (last + 1 < having.size() && isLevel(having, last, last + 1, column)) {
      last++;
    }
    List<Line> run = first > last ? List.of() : having.subList(first, last + 1);
    int widest = run.stream().mapToInt(line -> line.narrow(column)).max().orElse(0);
    run.forEach(line -> line.align(column, widest));
  }

  private static boolean isWide(List<Line> lines, int index, Line.Column column) {
    return lines.get(index).gap(column).isWide();
  }

  /** Whether the author put the words of both lines below each other. */
  private static boolean isLevel(List<Line> lines, int a, int b, Line.Column column) {
    return lines.get(a).gap(column).source() == lines.get(b).gap(column).source();
  }

  private static void alignComments(List<Line> group) {
    int widest = group.stream().filter(Line::hasComment).mapToInt(Line::width).max().orElse(0);
    int column = widest + 2 <= COMMENTS ? COMMENTS : widest + FURTHER;
    group.forEach(line -> line.alignComment(line.width() == 0 ? 0 : column));
  }
}
