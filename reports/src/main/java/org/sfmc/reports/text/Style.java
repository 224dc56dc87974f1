package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is laid out.
 *
 * @param width columns
 * @param ascii whether to keep to ASCII
 * @param verbose whether to show every operation of a call
 * @param all whether to show every change
 * @param states the rows after which to show the whole state
 */
public record Style(int width, boolean ascii, boolean verbose, boolean all, List<Integer> states) {
  private static final int NARROWEST_TEXT = 10;

  private static final String[][] GLYPHS = {
    {"→", "->"},
    {"±", "+-"},
    {"✗", "X"},
    {"●", "*"},
    {"☾", "z"},
    {"☀", "w"},
    {"⟳", ">"},
    {"⚡", "!"},
    {"⚙", "@"},
    {"…", "..."},
    {"┄", "-"},
    {"─", "-"}
  };

  public Style {
    states = List.copyOf(states);
  }

  /** 120 columns, every glyph, calls as a whole. */
  public static Style plain() {
    return new Style(120, false, false, false, List.of());
  }

  /** The text in the characters that this style allows. */
  public String apply(String text) {
    if (!ascii) {
      return text;
    }
    String plain = text;
    for (String[] glyph : GLYPHS) {
      plain = plain.replace(glyph[0], glyph[1]);
    }
    return plain;
  }

  /**
   * Breaks at blanks where it can; a word that is too long is cut. In the characters that the style
   * allows.
   */
  List<String> wrap(String text, int room, int indent) {
    List<String> lines = new ArrayList<>();
    String rest = apply(text);
    int columns = Math.max(room, indent + NARROWEST_TEXT);
    while (rest.length() > columns) {
      int blank = rest.lastIndexOf(' ', columns);
      int cut = blank > indent ? blank : columns;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = " ".repeat(indent) + rest.substring(cut).strip();
    }
    lines.add(rest.stripTrailing());
    return lines;
  }
}
