package org.sfmc.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.reports.text.CountsLock;
import org.sfmc.reports.text.UnifiedDiff;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.format.Formatter;
import org.sfmc.scenarios.syntax.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc bless}: writes the numbers that runs come to where files expect others. */
@Command(
    name = "bless",
    description = {
      "Write the counts that runs come to into their files, and those of the corpus into"
          + " scenarios/counts.lock. Shows what changes. Verdicts it never changes: if a run does not"
          + " end as its file expects, nothing is written and the exit code is 1.",
      "Where the variable CI is set, nothing is blessed; --check compares there too, and its exit code"
          + " is 1 if anything would change."
    },
    mixinStandardHelpOptions = true,
    header = {
      "Examples:",
      "  sfmc bless my/race.litmus --add",
      "  sfmc bless                    the corpus, after the model has changed",
      ""
    })
final class BlessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description = "Files, folders, or names of scenarios in the corpus; default: the corpus.")
  private List<String> named = List.of();

  @Option(
      names = "--add",
      description = "Also where an expectation has no counts: its states and outcomes.")
  private boolean add;

  @Option(names = "--check", description = "Print the diff, and write nothing.")
  private boolean check;

  @Option(names = "--ci", hidden = true, defaultValue = "${env:CI}", description = "Not at a desk.")
  private String ci;

  /** Shown names, with the texts before and after. */
  private final Map<Path, Change> changes = new LinkedHashMap<>();

  private final List<Result> ofCorpus = new ArrayList<>();
  private final Set<String> inCorpus = new TreeSet<>();
  private boolean errors;
  private boolean surprises;

  private record Change(String shownAs, String before, String after) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (ci != null && !ci.isEmpty() && !check) {
      throw new BadInput("CI is set, and numbers are blessed by people; `--check` compares them");
    }
    Corpus.Found found = Inputs.find(named);
    Inputs.tellSkipped(found, err);
    Set<Path> corpus = new TreeSet<>();
    Inputs.corpus().entries().forEach(e -> corpus.add(real(e.path())));
    for (Corpus.Entry entry : found.entries()) {
      file(entry, corpus.contains(real(entry.path())), err);
    }
    if (errors || surprises) {
      return errors ? ExitCode.BAD_INPUT : ExitCode.MISMATCH;
    }
    lock();
    changes.forEach((path, change) -> write(path, change, out));
    return check && !changes.isEmpty() ? ExitCode.MISMATCH : ExitCode.OK;
  }

  private static Path real(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private void file(Corpus.Entry entry, boolean isOfCorpus, PrintWriter err) {
    Loaded loaded = ScenarioFile.load(entry.path(), entry.shownAs(), ModelVocabulary.get());
    if (loaded.scenario().isEmpty()) {
      err.print(loaded.render());
      errors = true;
      return;
    }
    Scenario scenario = loaded.scenario().get();
    List<Result> results = new ArrayList<>();
    for (Compiled run : Inputs.runs(scenario, (r, e) -> refuse(scenario, r.id(), e, err))) {
      result(run, err).ifPresent(results::add);
    }
    if (isOfCorpus) {
      ofCorpus.addAll(results);
      inCorpus.add(scenario.name().text());
    }
    if (!errors && !surprises && !scenario.expects().isEmpty()) {
      String text = FmtCommand.text(entry.path());
      String counted = Counts.write(text, results, add);
      boolean isFormatted = Formatter.format(text).equals(text);
      change(
          entry.path(), entry.shownAs(), text, isFormatted ? Formatter.format(counted) : counted);
    }
  }

  /** The result of a run whose verdict is the expected one, whatever its counts. */
  private Optional<Result> result(Compiled compiled, PrintWriter err) {
    try {
      Result result = Runner.run(compiled.withoutCounts(), Options.defaults());
      if (result.status() == Result.Status.PASS) {
        return Optional.of(result);
      }
      err.println(result.id() + ": " + result.reasons().get(0) + "; bless changes no verdict");
      surprises = true;
    } catch (UnsupportedInRun e) {
      refuse(compiled.scenario(), compiled.run().id(), e, err);
    }
    return Optional.empty();
  }

  private void refuse(Scenario scenario, String run, UnsupportedInRun e, PrintWriter err) {
    err.print(e.render(scenario, run));
    errors = true;
  }

  private void lock() {
    if (inCorpus.isEmpty()) {
      return;
    }
    Path file = Path.of(System.getProperty("sfmc.home", ".")).resolve(CountsLock.PATH);
    String before = Files.exists(file) ? FmtCommand.text(file) : "";
    String after =
        named.isEmpty() ? CountsLock.of(ofCorpus) : CountsLock.with(before, inCorpus, ofCorpus);
    change(file, CountsLock.PATH, before, after);
  }

  private void change(Path file, String shownAs, String before, String after) {
    if (!before.equals(after)) {
      changes.put(file, new Change(shownAs, before, after));
    }
  }

  private void write(Path file, Change change, PrintWriter out) {
    out.print(UnifiedDiff.of(change.shownAs(), change.before(), change.after()));
    if (!check) {
      Replaced.write(file, change.after());
    }
  }
}
