package org.sfmc.reports.text;

import java.util.List;
import org.sfmc.scenarios.syntax.Span;

/** A place in a file, shown as compilers do: path, line, and a caret under the words. */
final class Caret {
  private Caret() {}

  /**
   * The place, with what is to be said of it: beside the caret, or below where that is too wide.
   */
  static String print(Span span, String source, String said, Style style) {
    int width = style.width() - 1;
    String label = style.apply(said);
    List<String> lines = source.lines().toList();
    String line = span.line() <= lines.size() ? lines.get(span.line() - 1) : "";
    String number = Integer.toString(span.line());
    String gutter = " ".repeat(number.length());
    String before = gutter + " | ";
    int room = width - before.length() - span.column() + 1;
    int length = Math.min(span.length(), line.length() - span.column() + 1);
    String carets =
        indentLike(line, span.column() - 1) + "^".repeat(Math.max(1, Math.min(length, room)));
    boolean beside = before.length() + carets.length() + 1 + label.length() <= width;
    String below = beside ? carets + " " + label : carets;
    String text =
        """
        %s--> %s
        %s |
        %s | %s
        %s | %s
        """
            .formatted(gutter, span, gutter, number, line, gutter, below)
            .replaceAll(" +\n", "\n");
    if (beside) {
      return text;
    }
    return text + String.join("\n", style.wrap(before + label, width, before.length())) + "\n";
  }

  /** Blanks that stand as far right as the start of the line does, tabs kept. */
  private static String indentLike(String line, int columns) {
    String start = line.substring(0, Math.min(columns, line.length()));
    return start.replaceAll("[^\t]", " ");
  }
}
