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
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Documents;
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
    synopsisHeading =
        "Examples:%n"
            + "  sfmc replay dup --schedule 'hog*6 a*2 b*2'%n"
            + "  sfmc replay stale.litmus --run bug=wakeup_one --schedule 'a*2 b'%n"
            + "  sfmc replay dup --schedule 'hog*4 a*5 b*3' --break 'mappings(p0) > 0'%n"
            + "  sfmc replay -i dup%n"
            + "  sfmc replay target/sfmc/stale.trace.json%n%nUsage: ",
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

  /**
   * What is to be followed.
   *
   * @param recorded the promise that it was saved for; empty for none
   * @param model the hash of the model that it was saved with; empty where that is of no interest
   */
  private record Wanted(
      String scenario, String run, String words, String recorded, String model, Options options) {}

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
        return ExitCode.OK;
      }
      return follow(run, wanted, parsed, met);
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
      return saved(options, err);
    } else if (schedule == null && !interactive) {
      throw new BadInput("replay needs a schedule: --schedule 'a*5 b', or -i to choose");
    }
    return new Wanted(file, overrides, schedule == null ? "" : schedule, "", "", options);
  }

  private Wanted saved(Options options, PrintWriter err) {
    Document saved = load();
    String path = saved.scenario().path();
    boolean same = SavedTrace.isForThisVersion(saved, Path.of(path));
    if (!same) {
      err.println("recorded for another version of " + path + "; trying anyway");
    }
    return new Wanted(
        path,
        saved.scenario().overridden(),
        saved.schedule(),
        cuts() ? "" : recorded(saved),
        same && saved.model() != null ? saved.model() : "",
        options.with(SavedTrace.grain(saved)));
  }

  /** The promise that a saved trace was recorded for; empty for none. */
  private static String recorded(Document saved) {
    boolean known = saved.verdict() != null && saved.verdict().property() != null;
    return known ? saved.verdict().property() : "";
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

  private int follow(Compiled run, Wanted wanted, Schedule parsed, OptionalInt met) {
    PrintWriter out = spec.commandLine().getOut();
    Replayed replayed = Runner.replay(run, wanted.options, parsed);
    Document document = Documents.of(run, wanted.options, replayed);
    if (!wanted.model.isEmpty() && !wanted.model.equals(document.model())) {
      spec.commandLine().getErr().println("recorded with another model of the same scenario");
    }
    out.print(Lanes.print(document, search.style()));
    out.println();
    if (stop != null) {
      String where =
          met.isPresent()
              ? "is true after step " + met.getAsInt()
              : "is true in no state of this run";
      out.println("  " + stop + " " + where);
    }
    out.print(search.style().apply(end(replayed, wanted.recorded)));
    return isAsRecorded(replayed, wanted.recorded) ? ExitCode.OK : ExitCode.MISMATCH;
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
}
