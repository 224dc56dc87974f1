package org.sfmc.bugs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sfmc.Repository;
import org.sfmc.checker.fuzz.Hunt;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;

/** The first scenario of the seed that shows each bug, as it was found once. */
final class Found {
  static final long SEED = 1;
  static final int BUDGET = 5_000;

  private Found() {}

  static Map<String, Hunt.Found> known() throws IOException {
    Map<String, Hunt.Found> known = new LinkedHashMap<>();
    for (String line :
        Files.readAllLines(Repository.ROOT.resolve("reports/src/test/resources/found.txt"))) {
      String[] words = line.split(" ");
      if (words.length == 3) {
        known.put(words[0], new Hunt.Found(Integer.parseInt(words[1]), words[2]));
      }
    }
    return known;
  }

  /** One line for each bug; of those that were not found, the name alone. */
  static String lines(Map<String, Hunt.Found> found) {
    StringBuilder lines = new StringBuilder();
    for (Bug bug : Bugs.all()) {
      Hunt.Found first = found.get(bug.name());
      lines.append(bug.name());
      if (first != null) {
        lines.append(' ').append(first.number()).append(' ').append(first.property());
      }
      lines.append('\n');
    }
    return lines.toString();
  }
}
