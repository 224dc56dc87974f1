package org.sfmc.reports.text;

import java.util.List;

/** Facts one below the other, each with a word in front of it. */
public final class Columns {
  private static final int WORD = 12;

  private Columns() {}

  /** One fact, broken where it is wider than a line. */
  public static String entry(String word, String text, int width) {
    String first = ("  %-" + WORD + "s").formatted(word) + text;
    List<String> lines = Style.plain().wrap(first, width, WORD + 2);
    return String.join("\n", lines) + "\n";
  }
}
