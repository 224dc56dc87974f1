package org.sfmc.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Recorder;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.run.Session;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.text.Lanes;
import org.sfmc.scenarios.check.Question;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.syntax.Expr;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc replay}: follows a schedule, or a saved trace, and shows the run. */
@Command(
    name = "replay",
    header = {
      "Examples:",
      "  sfmc replay dup --schedule 'hog*6 a*2 b*2'",
      "  sfmc replay stale.litmus --run bug=wakeup_one --schedule 'a*2 b'",
      "  sfmc replay dup --schedule 'hog*4 a*5 b*3' --break 'mappings(p0) > 0'",
      "  sfmc replay -i dup",
      "  sfmc replay target/sfmc/stale.trace.json%n"
    },
    description = "Follow a schedule or a saved trace, or choose the moves one by one.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(paramLabel = "FILE", description = "A scenario, or a saved trace (*.trace.json).")
  private String file;

  @Option(
      names = "--run",
      paramLabel = "k=v,…",
      description = "Which run of the scenario, or what to override in it.")
  private String overrides = "";

  @Option(
      names = "--schedule",
      paramLabel = "S",
      description = "Who goes on, such as 'a*5 b>cpu1 a!sig'.")
  private String schedule;

  @Option(
      names = {"-i", "--interactive"},
      description =
          "Show what can be done, make the move whose letter is read, and go on from there; b goes"
              + " back, s shows the whole state, q prints the schedule.")
  private boolean interactive;

  @Option(names = "--until", paramLabel = "N", description = "Stop after so many steps.")
  private Integer until;

  @Option(
      names = "--break",
      paramLabel = "EXPR",
      description = "Stop at the first state in which this is true, written as in a property.")
  private String stop;

  /** What is to be followed. */
  private record Wanted(
      String scenario, String run, String words, String broken, Options options) {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Wanted wanted = wanted(err);
    Compiled run = OneRun.of(OneRun.scenario(wanted.scenario), wanted.run, "--run");
    try {
      Unfolding unfolding = new Unfolding(run.builder());
      Schedule parsed = Schedule.parse(wanted.words, unfolding.system());
      OptionalInt met = OptionalInt.empty();
      if (until != null) {
        parsed = cut(parsed);
      }
      if (stop != null) {
        met = Session.firstTrue(asking(run), wanted.options.grain(), parsed);
        parsed = met.isPresent() ? first(parsed, met.getAsInt()) : parsed;
      }
      if (interactive) {
        choose(new Session(run, wanted.options.grain(), parsed));
      } else {
        follow(run, wanted, parsed, met);
      }
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

  private Wanted wanted(PrintWriter err) {
    Options options = search.search();
    if (file.endsWith(SavedTrace.SUFFIX)) {
      SavedTrace saved = load(err);
      return new Wanted(
          saved.scenario().path(),
          saved.scenario().overrides(),
          saved.schedule(),
          saved.verdict() == null || cuts() ? "" : saved.verdict().property(),
          options.with(saved.grainUsed()));
    } else if (schedule == null && !interactive) {
      throw new BadInput("replay needs a schedule: --schedule 'a*5 b', or -i to choose");
    }
    return new Wanted(file, overrides, schedule == null ? "" : schedule, "", options);
  }

  private boolean cuts() {
    return until != null || stop != null || interactive;
  }

  private Schedule cut(Schedule whole) {
    if (until < 0 || until > whole.moves().size()) {
      throw new BadInput(
          "--until takes a number from 0 to "
              + whole.moves().size()
              + ", the steps of the schedule: "
              + until);
    }
    return first(whole, until);
  }

  private static Schedule first(Schedule whole, int steps) {
    return new Schedule(whole.initial(), whole.moves().subList(0, steps));
  }

  /** The run, with the condition of {@code --break} asked of it. */
  private Compiled asking(Compiled run) {
    Question question = Question.of(stop, "--break", run.scenario(), ModelVocabulary.get());
    Expr condition = question.condition().orElseThrow(() -> new BadInput(question.render()));
    try {
      Compiled asking = Compiler.asking(run.scenario(), run.run(), condition);
      new Unfolding(asking.builder());
      return asking;
    } catch (UnsupportedInRun e) {
      throw new BadInput("--break: " + e.getMessage());
    }
  }

  private void follow(Compiled run, Wanted wanted, Schedule parsed, OptionalInt met) {
    PrintWriter out = spec.commandLine().getOut();
    Replayed replayed = Runner.replay(run, wanted.options, parsed);
    out.print(Lanes.print(replayed.trace(), search.style()));
    out.println();
    if (stop != null) {
      String where =
          met.isPresent()
              ? "is true after step " + met.getAsInt()
              : "is true in no state of this run";
      out.println("  " + stop + " " + where);
    }
    out.print(search.style().apply(end(replayed, wanted.broken)));
  }

  private void choose(Session session) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    boolean echoes = System.console() == null;
    PrintWriter out = spec.commandLine().getOut();
    new Interactive(session, in, out, search.style(), echoes).run();
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

  private SavedTrace load(PrintWriter err) {
    try {
      SavedTrace saved = SavedTrace.load(Path.of(file));
      if (!saved.isForThisVersion(Path.of(saved.scenario().path()))) {
        err.println(
            "recorded for another version of " + saved.scenario().path() + "; trying anyway");
      }
      return saved;
    } catch (SavedTrace.Unreadable e) {
      throw new BadInput(file + ": " + e.getMessage());
    }
  }
}
