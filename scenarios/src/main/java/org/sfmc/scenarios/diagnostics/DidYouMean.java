package org.sfmc.scenarios.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the word that was meant.
 *
 * <p>Damerau-Levenshtein distance in tenths of an edit, where taking one look-alike for another
 * costs a tenth: plain distance prefers {@code r2} for {@code rl} as much as {@code r1}.
 */
public final class DidYouMean {
  private static final int EDIT = 10;
  private static final int LOOK_ALIKE = 1;
  private static final List<String> LOOK_ALIKES = List.of("l1I", "O0", "S5", "-_");

  private DidYouMean() {}

  /** The nearest of the known words that are near enough; several only when equally near. */
  public static List<String> nearest(String word, Collection<String> known) {
    // A word that shares nothing with another is not a slip for it.
    int best = Math.min(EDIT * Math.max(1, word.length() / 3), EDIT * word.length() - 1);
    List<String> nearest = new ArrayList<>();
    for (String candidate : new TreeSet<>(known)) {
      if (Math.abs(candidate.length() - word.length()) * EDIT > best) {
        continue;
      }
      int distance = distance(word, candidate);
      if (distance < best) {
        nearest.clear();
      }
      if (distance <= best) {
        best = distance;
        nearest.add(candidate);
      }
    }
    return nearest;
  }

  /** The question to put to the author, if there is anything to suggest. */
  public static Optional<String> help(String word, Collection<String> known) {
    List<String> nearest = nearest(word, known);
    return nearest.isEmpty()
        ? Optional.empty()
        : Optional.of("did you mean `" + String.join("` or `", nearest) + "`?");
  }

  /** The distance in tenths of an edit. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? EDIT * j : j == 0 ? EDIT * i : Integer.MAX_VALUE;
        if (i > 0 && j > 0) {
          int change = d[i - 1][j - 1] + change(a.charAt(i - 1), b.charAt(j - 1));
          d[i][j] = Math.min(change, EDIT + Math.min(d[i - 1][j], d[i][j - 1]));
        }
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + EDIT);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static int change(char a, char b) {
    if (a == b) {
      return 0;
    }
    boolean alike =
        Character.toLowerCase(a) == Character.toLowerCase(b)
            || LOOK_ALIKES.stream().anyMatch(s -> s.indexOf(a) >= 0 && s.indexOf(b) >= 0);
    return alike ? LOOK_ALIKE : EDIT;
  }
}
