package org.sfmc.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.run.Result;
import org.sfmc.scenarios.parse.Lexeme;
import org.sfmc.scenarios.syntax.Scenario.Expect;

/** Writes the counts of runs into the text of their scenario, and changes nothing else. */
final class Counts {
  private final String text;
  private final List<Lexeme> lexemes;
  private final List<Integer> lineStarts = new ArrayList<>(List.of(0));
  private final List<Edit> edits = new ArrayList<>();

  private record Edit(int from, int to, String text) {}

  private Counts(String text) {
    this.text = text;
    this.lexemes = Lexeme.of(text).stream().filter(l -> !l.isComment()).toList();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !isPair) {
        lineStarts.add(i + 1);
      }
    }
  }

  /**
   * The text with the counts of these runs, which are those of its expectations in their order.
   *
   * @param add whether an expectation that is met by a whole search gets counts if it has none
   */
  static String write(String text, List<Result> results, boolean add) {
    Counts counts = new Counts(text);
    results.forEach(result -> counts.write(result, add));
    String written = text;
    Collections.reverse(counts.edits);
    for (Edit edit : counts.edits) {
      written = written.substring(0, edit.from()) + edit.text() + written.substring(edit.to());
    }
    return written;
  }

  private void write(Result result, boolean add) {
    Expect expect = result.compiled().run().expect();
    int at = 0;
    while (lexemes.get(at).line() != expect.span().line()
        || lexemes.get(at).column() != expect.span().column()) {
      at++;
    }
    while (!lexemes.get(at).is(";") && !lexemes.get(at).is("{")) {
      at++;
    }
    if (lexemes.get(at).is("{")) {
      replace(at + 1, result.exploration());
    } else if (add && result.exploration().isExhaustive()) {
      String counts =
          " { states = %d; outcomes = %d; }"
              .formatted(result.exploration().states(), result.exploration().outcomes().size());
      edit(lexemes.get(at), counts);
    }
  }

  /** Items are a name, an equals sign, a number and a semicolon. */
  private void replace(int from, Exploration found) {
    for (int at = from; !lexemes.get(at).is("}"); at += 4) {
      long count =
          switch (lexemes.get(at).text()) {
            case "states" -> found.states();
            case "transitions" -> found.transitions();
            case "finals" -> found.finals();
            case "outcomes" -> found.outcomes().size();
            default -> found.depth();
          };
      edit(lexemes.get(at + 2), Long.toString(count));
    }
  }

  private void edit(Lexeme lexeme, String replacement) {
    int start = text.offsetByCodePoints(lineStarts.get(lexeme.line() - 1), lexeme.column() - 1);
    edits.add(new Edit(start, start + lexeme.text().length(), replacement));
  }
}
