package org.sfmc.bugs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known to go wrong and is planted in no implementation.
 *
 * @param entry its number
 * @param evidence how it is known
 * @param runs of the corpus that show it; none for what is left out
 * @param text what it is, or why it is left out
 */
record Catalogue(String entry, String evidence, List<String> runs, String text) {

  static List<Catalogue> entries() throws IOException {
    String lines;
    try (var in = Catalogue.class.getResourceAsStream("/catalogue.txt")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Catalogue> entries = new ArrayList<>();
    for (String line : lines.lines().filter(l -> !l.startsWith("#")).toList()) {
      String[] fields = line.split(" \\| ");
      List<String> runs = fields[2].equals("-") ? List.of() : List.of(fields[2].split(" "));
      entries.add(new Catalogue(fields[0], fields[1], runs, fields[3]));
    }
    return entries;
  }
}
