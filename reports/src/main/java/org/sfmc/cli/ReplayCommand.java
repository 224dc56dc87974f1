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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Options options = search.search();
    String scenario = file;
    String words = schedule;
    String wanted = overrides;
    String recorded = "";
    if (file.endsWith(SavedTrace.SUFFIX)) {
      Document saved = load(err);
      scenario = saved.scenario().path();
      words = saved.schedule();
      wanted = saved.scenario().overridden();
      recorded = saved.verdict() == null ? "" : saved.verdict().property();
      options = options.with(SavedTrace.grain(saved));
    } else if (schedule == null) {
      throw new BadInput("replay needs a schedule: --schedule 'a*5 b'");
    }
    Compiled run = run(scenario, wanted);
    try {
      Unfolding unfolding = new Unfolding(run.builder());
      Schedule parsed = Schedule.parse(words, unfolding.system());
      Replayed replayed = Runner.replay(run, options, parsed);
      out.print(Lanes.print(Documents.of(run, options, replayed), search.style()));
      out.println();
      out.print(search.style().apply(end(replayed, recorded)));
      return ExitCode.OK;
    } catch (UnsupportedInRun e) {
      throw new BadInput(e.render(run.scenario(), run.run().id()));
    } catch (Schedule.Unreadable e) {
      throw new BadInput("--schedule: " + e.getMessage());
    } catch (Recorder.Diverged e) {
      err.println(e.getMessage());
      return ExitCode.DIVERGED;
    }
  }

  /** One line for each promise that breaks; whether a recorded one does not. */
  private static String end(Replayed replayed, String recorded) {
    StringBuilder end = new StringBuilder();
    for (Replayed.Broken broken : replayed.broken()) {
      end.append("  ✗ %s: %s\n".formatted(broken.property(), broken.explanation()));
    }
    boolean again = replayed.broken().stream().anyMatch(b -> b.property().equals(recorded));
    if (recorded.equals("no_livelock")) {
      end.append("  recorded for no_livelock, which one run does not show\n");
    } else if (!recorded.isEmpty() && !again) {
      end.append("  recorded for ").append(recorded).append(", which does not break here now\n");
    } else if (replayed.broken().isEmpty()) {
      end.append("  nothing is violated\n");
    }
    return end.toString();
  }

  private Document load(PrintWriter err) {
    try {
      Document saved = SavedTrace.load(Path.of(file));
      if (!SavedTrace.isForThisVersion(saved, Path.of(saved.scenario().path()))) {
        err.println(
            "recorded for another version of " + saved.scenario().path() + "; trying anyway");
      }
      return saved;
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
