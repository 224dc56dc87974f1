package org.sfmc.reports.text;

import java.util.List;
import org.sfmc.scenarios.syntax.Span;

/** A place in a file, shown as compilers do: path, line, and a caret under the words. */
final class Caret {
  private Caret() {}

  /** The place, with what is to be said of it. */
  static String print(Span span, String source, String label) {
    List<String> lines = source.lines().toList();
    String line = span.line() <= lines.size() ? lines.get(span.line() - 1) : "";
    String number = Integer.toString(span.line());
    String gutter = " ".repeat(number.length());
    int length = Math.max(1, Math.min(span.length(), line.length() - span.column() + 1));
    return """
        %s--> %s
        %s |
        %s | %s
        %s | %s%s %s
        """
        .formatted(
            gutter,
            span,
            gutter,
            number,
            line,
            gutter,
            indentLike(line, span.column() - 1),
            "^".repeat(length),
            label)
        .replaceAll(" +\n", "\n");
  }

  /** Blanks that stand as far right as the start of the line does, tabs kept. */
  private static String indentLike(String line, int columns) {
    String start = line.substring(0, Math.min(columns, line.length()));
    return start.replaceAll("[^\t]", " ");
  }
}
