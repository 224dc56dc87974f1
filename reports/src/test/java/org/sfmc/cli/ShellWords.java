package org.sfmc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a command apart as a shell does, as far as blanks, single quotes and continued lines go.
 */
final class ShellWords {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private ShellWords() {}

  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.replace("\\\n", " "));
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    return words;
  }
}
