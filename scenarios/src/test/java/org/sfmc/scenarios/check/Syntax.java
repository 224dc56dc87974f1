package org.sfmc.scenarios.check;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.sfmc.scenarios.ScenarioLexer;
import org.sfmc.scenarios.ScenarioParser;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.parse.ParsedFile;
import org.sfmc.scenarios.parse.Parser;
import org.sfmc.scenarios.syntax.Scenario;

/** The two parsers, asked for no more than whether a text is a scenario. */
final class Syntax {
  static final String FILE = "f";

  /** What the parser says that no grammar says: sizes. */
  private static final Set<ErrorCode> SIZES = Set.of(ErrorCode.E008, ErrorCode.E015);

  private Syntax() {}

  static boolean isTooDeep(String text) {
    return findings(text).stream().anyMatch(d -> d.code() == ErrorCode.E015);
  }

  static List<Diagnostic> findings(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.scenario(FILE, text, diagnostics);
    return diagnostics.sorted();
  }

  static boolean parserAccepts(String text) {
    return findings(text).stream().allMatch(d -> SIZES.contains(d.code()));
  }

  static boolean grammarAccepts(String text) {
    boolean[] accepted = {true};
    BaseErrorListener listener =
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            accepted[0] = false;
          }
        };
    ScenarioLexer lexer = new ScenarioLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.addErrorListener(listener);
    ScenarioParser parser = new ScenarioParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(listener);
    parser.scenario();
    return accepted[0];
  }

  /** The tree of a text in which nothing is wrong, before any check. */
  static Scenario tree(String text) {
    Diagnostics diagnostics = new Diagnostics();
    ParsedFile file = Parser.scenario(FILE, text, diagnostics);
    if (diagnostics.hasErrors()) {
      throw new AssertionError(Diagnostics.render(diagnostics.sorted()) + "\n" + text);
    }
    return Merge.of(List.of(file), "", diagnostics);
  }

  /** All of a tree but the places. */
  static String withoutSpans(Scenario scenario) {
    return scenario.toString().replaceAll("\\b" + FILE + ":[0-9]+:[0-9]+", "").strip();
  }
}
