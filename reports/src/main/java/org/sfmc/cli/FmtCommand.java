package org.sfmc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sfmc.reports.text.UnifiedDiff;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.format.Formatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc fmt}: puts files into canonical form, or shows what that would change. */
@Command(
    name = "fmt",
    description = {
      "Put scenarios into canonical form: the order of sections, indentation, spaces. No word and no"
          + " comment changes.",
      "If a file has an error, no file is written. With --check the exit code is 1 if a file is not"
          + " in canonical form."
    },
    mixinStandardHelpOptions = true,
    header = {
      "Examples:",
      "  sfmc fmt my/race.litmus",
      "  sfmc fmt --check               what would change in the corpus",
      ""
    })
final class FmtCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description = "Files, folders, or names of scenarios in the corpus; default: the corpus.")
  private List<String> named = List.of();

  @Option(names = "--check", description = "Print a diff, and write nothing.")
  private boolean check;

  /** A file that is not in canonical form. */
  private record Untidy(String shownAs, String text, String form) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Corpus.Found found = Inputs.find(named);
    Inputs.tellSkipped(found, err);
    boolean errors = false;
    Map<Path, Untidy> untidy = new LinkedHashMap<>();
    for (Corpus.Entry entry : found.entries()) {
      Loaded loaded = load(entry);
      if (loaded.hasErrors()) {
        err.print(loaded.render());
        errors = true;
      } else {
        String text = text(entry.path());
        String form = Formatter.format(text);
        if (!form.equals(text)) {
          untidy.put(entry.path(), new Untidy(entry.shownAs(), text, form));
        }
      }
    }
    if (errors && !check) {
      return ExitCode.BAD_INPUT;
    }
    untidy.forEach((path, file) -> tidy(path, file, out));
    return errors
        ? ExitCode.BAD_INPUT
        : check && !untidy.isEmpty() ? ExitCode.MISMATCH : ExitCode.OK;
  }

  private void tidy(Path path, Untidy file, PrintWriter out) {
    if (check) {
      out.print(UnifiedDiff.of(file.shownAs(), file.text(), file.form()));
    } else {
      Replaced.write(path, file.form());
      out.println("formatted " + file.shownAs());
    }
  }

  private static Loaded load(Corpus.Entry entry) {
    return entry.path().toString().endsWith(ScenarioFile.SUFFIX)
        ? ScenarioFile.load(entry.path(), entry.shownAs(), ModelVocabulary.get())
        : ScenarioFile.included(entry.path(), entry.shownAs());
  }

  /** What is in a file that has been read before. */
  static String text(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read");
    }
  }
}
