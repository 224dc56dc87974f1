package org.sfmc.cli;

import java.util.regex.Pattern;

/**
 * Patterns of run ids: {@code *} is anything, every other character is itself. What stands in the
 * brackets of an id may be matched alone.
 */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String id) {
    int bracket = id.indexOf('[');
    String overrides = bracket < 0 ? "" : id.substring(bracket + 1, id.length() - 1);
    return matchesText(glob, id) || !overrides.isEmpty() && matchesText(glob, overrides);
  }

  private static boolean matchesText(String glob, String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("((?<=\\*)|(?=\\*))")) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return text.matches(regex.toString());
  }
}
