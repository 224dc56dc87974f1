package org.sfmc.scenarios.diagnostics;

import org.sfmc.scenarios.syntax.Span;

/**
 * A source line as a terminal can show it, and the carets to go under it.
 *
 * @param source with tabs widened, so that carets fit; control characters replaced, so that
 *     terminals survive; and of a very long line only what is around the place
 */
record Excerpt(String source, String carets) {
  private static final String TAB = "    ";
  private static final String CUT = "...";
  private static final int LONGEST = 160;
  private static final int BEFORE = 60;

  static Excerpt of(String line, Span span) {
    int[] characters = line.codePoints().toArray();
    int start = Math.min(span.column() - 1, characters.length);
    boolean isLong = characters.length > LONGEST;
    int from = isLong ? Math.max(0, start - BEFORE) : 0;
    int to = isLong ? Math.min(characters.length, from + LONGEST) : characters.length;
    int end = Math.max(start, Math.min(start + span.length(), to));
    String before = (from > 0 ? CUT : "") + shown(characters, from, start);
    String source = before + shown(characters, start, to) + (to < characters.length ? CUT : "");
    int carets = Math.max(1, shown(characters, start, end).length());
    return new Excerpt(source, " ".repeat(before.length()) + "^".repeat(carets));
  }

  private static String shown(int[] characters, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (characters[i] == '\t') {
        out.append(TAB);
      } else if (Character.isISOControl(characters[i])) {
        out.append('\uFFFD');
      } else {
        out.append(Character.toChars(characters[i]));
      }
    }
    return out.toString();
  }
}
