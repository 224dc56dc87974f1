package org.sfmc.reports.text;

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
}
