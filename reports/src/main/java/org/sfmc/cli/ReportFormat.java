package org.sfmc.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code sfmc check} prints its results as. */
enum ReportFormat {
  /** A table and accounts, for a person. */
  TEXT,
  /** The report as JSON. */
  JSON,
  /** As text, with annotations for GitHub, and a summary where GitHub asks for one. */
  GITHUB,
  /** JUnit's XML. */
  JUNIT;

  /** The one that was asked for; where none was, what suits the environment. */
  static ReportFormat of(String word, Map<String, String> environment) {
    if (word == null) {
      return "true".equals(environment.get("GITHUB_ACTIONS")) ? GITHUB : TEXT;
    }
    List<String> words = Stream.of(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    int found = words.indexOf(word);
    if (found < 0) {
      throw new BadInput(
          "--format is one of `text`, `json`, `github`, `junit`, not `" + word + "`");
    }
    return values()[found];
  }

  /** Whether a program reads what is printed, so that nothing else may be. */
  boolean isForPrograms() {
    return this == JSON || this == JUNIT;
  }
}
