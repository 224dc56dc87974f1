package org.sfmc.reports.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What changes in a file, in the form that {@code patch} reads. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /** The difference of two texts; empty if there is none. */
  public static String of(String file, String before, String after) {
    List<String> old = lines(before);
    boolean isAbsolute = Path.of(file).isAbsolute();
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            isAbsolute ? file : "a/" + file,
            isAbsolute ? file : "b/" + file,
            old,
            DiffUtils.diff(old, lines(after)),
            CONTEXT);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int last = lines.size() - 1;
    if (lines.get(last).isEmpty()) {
      lines.remove(last);
    } else {
      lines.set(last, lines.get(last) + NO_LINE_END);
    }
    return lines;
  }
}
