package org.sfmc.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.sfmc.checker.run.Coverage;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Vacuity;
import org.sfmc.reports.text.Summary;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.check.Style;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.syntax.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc lint}: what is no error in a scenario and nothing to leave as it is. */
@Command(
    name = "lint",
    description = {
      "Warn of what a scenario seems to say and does not: names without use, statements that no run"
          + " executes, properties that decide nothing; and of its style. `sfmc list errors` has all"
          + " warnings, W001 and so on.",
      "The exit code is 1 if there are warnings."
    },
    mixinStandardHelpOptions = true,
    header = {
      "Examples:",
      "  sfmc lint my/race.litmus",
      "  sfmc lint --no-runs           the whole corpus, without searching anything",
      ""
    })
final class LintCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description = "Files, folders, or names of scenarios in the corpus; default: the corpus.")
  private List<String> named = List.of();

  @Option(names = "--no-runs", description = "Search no run: warn of what the text shows.")
  private boolean textOnly;

  private boolean errors;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Corpus.Found found = Inputs.find(named);
    Inputs.tellSkipped(found, err);
    int warnings = 0;
    int warned = 0;
    for (Corpus.Entry entry : found.entries()) {
      List<Diagnostic> of = warnings(entry, err);
      out.print(of.isEmpty() ? "" : Diagnostics.render(of) + "\n");
      warnings += of.size();
      warned += of.isEmpty() ? 0 : 1;
    }
    out.println(
        Summary.count(warnings, "warning")
            + " in "
            + warned
            + " of "
            + Summary.count(found.entries().size(), "scenario")
            + ".");
    return errors ? ExitCode.BAD_INPUT : warnings > 0 ? ExitCode.MISMATCH : ExitCode.OK;
  }

  private List<Diagnostic> warnings(Corpus.Entry entry, PrintWriter err) {
    Loaded loaded = ScenarioFile.load(entry.path(), entry.shownAs(), ModelVocabulary.get());
    if (loaded.scenario().isEmpty()) {
      err.print(loaded.render());
      errors = true;
      return List.of();
    }
    Scenario scenario = loaded.scenario().get();
    List<Diagnostic> warnings = new ArrayList<>(loaded.diagnostics());
    warnings.addAll(Style.warnings(scenario));
    if (!textOnly) {
      warnings.addAll(ofRuns(scenario, err));
    }
    warnings.sort(
        Comparator.<Diagnostic, String>comparing(d -> d.span().file())
            .thenComparing(d -> d.span().line())
            .thenComparing(d -> d.span().column()));
    return warnings;
  }

  private List<Diagnostic> ofRuns(Scenario scenario, PrintWriter err) {
    Options options = Options.defaults();
    List<Result> results = new ArrayList<>();
    boolean before = errors;
    errors = false;
    for (Compiled run : Inputs.runs(scenario, (r, e) -> refuse(scenario, r.id(), e, err))) {
      try {
        results.add(Runner.run(run, options));
      } catch (UnsupportedInRun e) {
        refuse(scenario, run.run().id(), e, err);
      }
    }
    boolean all = !errors;
    errors |= before;
    List<Diagnostic> warnings = new ArrayList<>();
    if (all) {
      warnings.addAll(Coverage.unreached(results));
      warnings.addAll(Vacuity.warnings(results, options));
    }
    return warnings;
  }

  private void refuse(Scenario scenario, String run, UnsupportedInRun e, PrintWriter err) {
    err.print(e.render(scenario, run));
    errors = true;
  }
}
