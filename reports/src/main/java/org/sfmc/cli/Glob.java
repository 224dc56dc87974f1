package org.sfmc.cli;

import java.util.regex.Pattern;

/** Patterns of run ids: {@code *} is anything, every other character is itself. */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("((?<=\\*)|(?=\\*))")) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return text.matches(regex.toString());
  }
}
