package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that differ from a text in one or two tokens, or in one character. */
final class Mutants {
  private static final Pattern TOKENS =
      Pattern.compile("\\s+|//[^\r\n]*|[A-Za-z_0-9]+|\"[^\"\r\n]*\"|==>|[=!<>]=|&&|\\|\\||.");
  private static final String CHARACTERS = "{}();,:=<>+-|!*@&~\"/\\ \n0a_9$\u00e9";

  private Mutants() {}

  /** A mutant whose new tokens are from the pool. */
  static String of(String text, List<String> pool, Random random) {
    return random.nextBoolean() ? ofTokens(text, pool, random) : ofCharacters(text, random);
  }

  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKENS.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static String ofTokens(String text, List<String> pool, Random random) {
    List<String> tokens = tokens(text);
    for (int edits = 1 + random.nextInt(2); edits > 0 && !tokens.isEmpty(); edits--) {
      int at = random.nextInt(tokens.size());
      String other = pool.get(random.nextInt(pool.size()));
      switch (random.nextInt(5)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, " " + other + " ");
        case 2 -> tokens.set(at, other);
        case 3 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
        default -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
      }
    }
    return String.join("", tokens);
  }

  private static String ofCharacters(String text, Random random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    String other = "" + CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    int kept = random.nextInt(2);
    return text.substring(0, at)
        + (random.nextInt(3) == 0 ? "" : other)
        + text.substring(at + kept);
  }
}
