package org.sfmc.scenarios.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.parse.ParsedFile;
import org.sfmc.scenarios.parse.Parser;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;

/** Loads scenario files. Whatever is in the file, the outcome is a {@link Loaded}. */
public final class ScenarioFile {
  /** What the name of a scenario file ends with. */
  public static final String SUFFIX = ".litmus";

  private ScenarioFile() {}

  /**
   * Loads a file and what it includes.
   *
   * @param shownAs the path as the user gave it, for diagnostics
   */
  public static Loaded load(Path file, String shownAs, Vocabulary vocabulary) {
    Diagnostics diagnostics = new Diagnostics();
    Includes includes = new Includes(diagnostics);
    String shown = shownAs.replace('\\', '/');
    Optional<String> text = includes.read(file, shown);
    if (text.isPresent()) {
      ParsedFile main = Parser.scenario(shown, text.get(), diagnostics);
      main.name().ifPresent(name -> checkFileName(name, file, diagnostics));
      List<ParsedFile> files = includes.resolve(main, file, shown);
      return check(files, text.get(), vocabulary, diagnostics);
    }
    return new Loaded(Optional.empty(), diagnostics.sorted());
  }

  /** Loads a file that others include, as far as it can be judged without them. */
  public static Loaded included(Path file, String shownAs) {
    Diagnostics diagnostics = new Diagnostics();
    new Includes(diagnostics).included(file, shownAs.replace('\\', '/'));
    return new Loaded(Optional.empty(), diagnostics.sorted());
  }

  /** Loads a text that is in no file; it cannot include files. */
  public static Loaded parse(String text, String shownAs, Vocabulary vocabulary) {
    Diagnostics diagnostics = new Diagnostics();
    ParsedFile main = Parser.scenario(shownAs, text, diagnostics);
    for (Scenario.Include include : main.includes()) {
      diagnostics.add(
          Diagnostic.of(
              ErrorCode.E017, include.span(), "a text without a file includes nothing", "no file"));
    }
    return check(List.of(main), text, vocabulary, diagnostics);
  }

  private static Loaded check(
      List<ParsedFile> files, String source, Vocabulary vocabulary, Diagnostics diagnostics) {
    if (diagnostics.hasErrors()) {
      return new Loaded(Optional.empty(), diagnostics.sorted());
    }
    Scenario scenario = Merge.of(files, source, diagnostics);
    Checker.check(scenario, vocabulary, diagnostics);
    Optional<Scenario> sound = diagnostics.hasErrors() ? Optional.empty() : Optional.of(scenario);
    return new Loaded(sound, diagnostics.sorted());
  }

  private static void checkFileName(Name name, Path file, Diagnostics diagnostics) {
    Path last = file.getFileName();
    String wanted = name + SUFFIX;
    if (last != null && !last.toString().equals(wanted)) {
      diagnostics.add(
          Diagnostic.of(
                  ErrorCode.E016,
                  name.span(),
                  "scenario `" + name + "` is in a file named `" + last + "`",
                  "not the name of the file")
              .help("rename the file to `" + wanted + "`, or the scenario"));
    }
  }
}
