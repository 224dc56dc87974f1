package org.sfmc.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Recorder;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.text.Lanes;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.syntax.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc replay}: follows a schedule, or a saved trace, and shows the run. */
@Command(
    name = "replay",
    description = "Follow a schedule or a saved trace.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  sfmc replay dup --schedule 'hog*6 a*2 b*2'",
      "  sfmc replay stale.litmus --run bug=wakeup_one --schedule 'a*2 b'",
      "  sfmc replay target/sfmc/stale.trace.json"
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(paramLabel = "FILE", description = "A scenario, or a saved trace (*.trace.json).")
  private String file;

  @Option(names = "--run", paramLabel = "k=v,…", description = "Which run of the scenario.")
  private String overrides = "";

  @Option(
      names = "--schedule",
      paramLabel = "S",
      description = "Who goes on, such as 'a*5 b>cpu1 a!sig'.")
  private String schedule;

  /**
   * What is to be followed.
   *
   * @param recorded the promise that it was saved for; empty for none
   * @param model the hash of the model that it was saved with; empty where that is of no interest
   */
  private record Asked(
      String scenario,
      String overrides,
      String schedule,
      Options options,
      String recorded,
      String model) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Asked asked = asked(err);
    Compiled run = run(asked.scenario(), asked.overrides());
    try {
      Unfolding unfolding = new Unfolding(run.builder());
      Schedule parsed = Schedule.parse(asked.schedule(), unfolding.system());
      Replayed replayed = Runner.replay(run, asked.options(), parsed);
      Document document = Documents.of(run, asked.options(), replayed);
      if (!asked.model().isEmpty() && !asked.model().equals(document.model())) {
        err.println("recorded with another model of the same scenario");
      }
      out.print(Lanes.print(document, search.style()));
      out.println();
      out.print(search.style().apply(end(replayed, asked.recorded())));
      return isAsRecorded(replayed, asked.recorded()) ? ExitCode.OK : ExitCode.MISMATCH;
    } catch (UnsupportedInRun e) {
      throw new BadInput(e.render(run.scenario(), run.run().id()));
    } catch (Schedule.Unreadable e) {
      throw new BadInput("--schedule: " + e.getMessage());
    } catch (Recorder.Diverged e) {
      err.println(e.getMessage());
      return ExitCode.DIVERGED;
    }
  }

  private Asked asked(PrintWriter err) {
    if (!file.endsWith(SavedTrace.SUFFIX)) {
      if (schedule == null) {
        throw new BadInput("replay needs a schedule: --schedule 'a*5 b'");
      }
      return new Asked(file, overrides, schedule, search.search(), "", "");
    }
    Document saved = load();
    String path = saved.scenario().path();
    boolean same = SavedTrace.isForThisVersion(saved, Path.of(path));
    if (!same) {
      err.println("recorded for another version of " + path + "; trying anyway");
    }
    return new Asked(
        path,
        saved.scenario().overridden(),
        saved.schedule(),
        search.search().with(SavedTrace.grain(saved)),
        recorded(saved),
        same && saved.model() != null ? saved.model() : "");
  }

  /** The promise that a saved trace was recorded for; empty for none. */
  private static String recorded(Document saved) {
    boolean known = saved.verdict() != null && saved.verdict().property() != null;
    return known ? saved.verdict().property() : "";
  }

  /** One line for each promise that breaks; whether a recorded one does not. */
  private static String end(Replayed replayed, String recorded) {
    StringBuilder end = new StringBuilder();
    for (Replayed.Broken broken : replayed.broken()) {
      end.append("  ✗ %s: %s\n".formatted(broken.property(), broken.explanation()));
    }
    if (recorded.equals("no_livelock")) {
      end.append("  recorded for no_livelock, which one run does not show\n");
    } else if (!isAsRecorded(replayed, recorded)) {
      end.append("  recorded for ").append(recorded).append(", which does not break here now\n");
    } else if (replayed.broken().isEmpty()) {
      end.append("  nothing is violated\n");
    }
    return end.toString();
  }

  /** Whether what was recorded breaks again, as far as one run shows it. */
  private static boolean isAsRecorded(Replayed replayed, String recorded) {
    return recorded.isEmpty()
        || recorded.equals("no_livelock")
        || replayed.broken().stream().anyMatch(b -> b.property().equals(recorded));
  }

  private Document load() {
    try {
      return SavedTrace.load(Path.of(file));
    } catch (SavedTrace.Unreadable e) {
      throw new BadInput(file + ": " + e.getMessage());
    }
  }

  private static Compiled run(String named, String overrides) {
    Inputs.Scenarios scenarios = Inputs.load(List.of(named));
    if (scenarios.errors()) {
      throw new BadInput(scenarios.diagnostics());
    }
    if (scenarios.sound().size() != 1) {
      throw new BadInput(named + " is more than one scenario; replay follows one");
    }
    Scenario scenario = scenarios.sound().get(0);
    String id = scenario.name() + (overrides.isEmpty() ? "" : "[" + overrides + "]");
    List<Compiled> runs = Inputs.runs(scenario);
    return runs.stream()
        .filter(c -> c.run().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    named
                        + " has no run `"
                        + id
                        + "`; its runs are: "
                        + String.join(", ", runs.stream().map(c -> c.run().id()).toList())));
  }
}
