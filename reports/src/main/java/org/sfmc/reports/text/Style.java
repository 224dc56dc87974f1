package org.sfmc.reports.text;

/**
 * How text is laid out.
 *
 * @param width columns
 * @param ascii whether to keep to ASCII
 * @param verbose whether to show every operation of a call
 */
public record Style(int width, boolean ascii, boolean verbose) {
  private static final String[][] GLYPHS = {
    {"→", "->"},
    {"±", "+-"},
    {"✗", "X"},
    {"⟳", ">"},
    {"⚡", "!"},
    {"⚙", "@"},
    {"…", "..."},
    {"┄", "-"},
    {"─", "-"}
  };

  /** 120 columns, every glyph, calls as a whole. */
  public static Style plain() {
    return new Style(120, false, false);
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
