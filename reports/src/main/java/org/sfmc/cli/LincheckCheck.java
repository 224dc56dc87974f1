package org.sfmc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.lincheck.Agreement;
import org.sfmc.checker.lincheck.Opinion;
import org.sfmc.checker.lincheck.SecondOpinion;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Recorder;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Schedule;
import org.sfmc.reports.text.Lanes;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.syntax.Scenario.Expected;

/** Asks Lincheck about runs, once in steps and once in single accesses, and prints what it says. */
final class LincheckCheck {
  /** Longest run that it looks at, in steps. */
  private static final int LONGEST = 5_000;

  private final Options options;
  private final Style style;
  private final int executions;
  private final int repeats;
  private final Optional<Path> traceDir;
  private final PrintWriter out;
  private boolean differs;
  private boolean unproved;

  LincheckCheck(
      Options options,
      Style style,
      int executions,
      int repeats,
      Optional<Path> traceDir,
      PrintWriter out) {
    this.options = options;
    this.style = style;
    this.executions = executions;
    this.repeats = repeats;
    this.traceDir = traceDir;
    this.out = out;
  }

  /** Asks about one run after another, and returns the exit code that the answers deserve. */
  int check(List<Compiled> runs, boolean both) {
    for (Compiled run : runs) {
      steps(run, both);
      accesses(run);
      out.flush();
    }
    return differs ? ExitCode.MISMATCH : unproved && !both ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private void steps(Compiled run, boolean both) {
    SecondOpinion.Options asked = asked(run, options.grain(), !both);
    if (!both) {
      judge(run, "steps", options.grain(), SecondOpinion.onSteps(run.builder(), asked), true);
      return;
    }
    Agreement agreement = Agreement.about(run.builder(), asked);
    judge(run, "steps", options.grain(), agreement.opinion(), true);
    if (!agreement.exploration().isExhaustive()) {
      out.println("  not compared: a limit ended the search");
    }
    for (String difference : agreement.differences()) {
      differs = true;
      out.println("  ✗ the engines disagree on the " + difference);
    }
    if (traceDir.isPresent() && !agreement.opinion().violated().isEmpty()) {
      // Only a search that stops at the violation has an account of it.
      SecondOpinion.onSteps(run.builder(), asked(run, options.grain(), true))
          .trace()
          .ifPresent(trace -> keep(run, "steps", trace));
    }
  }

  private void accesses(Compiled run) {
    Opinion opinion = SecondOpinion.onAccesses(run.builder(), asked(run, Grain.OP, true));
    judge(run, "accesses", Grain.OP, opinion, false);
  }

  private SecondOpinion.Options asked(Compiled run, Grain grain, boolean stops) {
    return new SecondOpinion.Options(grain, executions, repeats, LONGEST, until(run), stops);
  }

  /** The broken promise that ends a search: the expected one in steps, any in accesses. */
  private static Set<String> until(Compiled run) {
    return expectsViolation(run) ? Set.of(run.run().expect().property().text()) : Set.of();
  }

  private static boolean expectsViolation(Compiled run) {
    return run.run().expect() != null && run.run().expect().expected() == Expected.VIOLATION;
  }

  private void judge(Compiled run, String how, Grain grain, Opinion opinion, boolean expecting) {
    out.println(style.apply("%-40s %-9s %s".formatted(run.run().id(), how, verdict(opinion))));
    boolean expected = expectsViolation(run);
    if (!opinion.violated().isEmpty()) {
      opinion.violated().keySet().stream()
          .filter(name -> !expected || until(run).contains(name))
          .sorted()
          .findFirst()
          .ifPresent(name -> show(run, how, grain, name, opinion));
      differs |= !expected;
    } else if (expected && expecting && opinion.exhausted() && !isAboutAllRuns(run)) {
      differs = true;
      out.println("  ✗ expected violation of " + until(run));
    } else {
      unproved |= !opinion.exhausted();
    }
  }

  private static boolean isAboutAllRuns(Compiled run) {
    return until(run).contains("no_livelock");
  }

  private String verdict(Opinion opinion) {
    String size =
        "%d interleavings, %d switches".formatted(opinion.executions(), opinion.switches());
    String limits =
        (opinion.capped() ? "; at most " + repeats + " migrations" : "")
            + (opinion.cut().isEmpty() ? "" : "; " + opinion.cut());
    if (!opinion.violated().isEmpty()) {
      return "violated  %s (%s%s)"
          .formatted(String.join(", ", new TreeSet<>(opinion.violated().keySet())), size, limits);
    }
    boolean whole = opinion.exhausted() && !opinion.capped();
    return (whole ? "exhausted (" : "bounded   (") + size + limits + ")";
  }

  /** Shows the run that Lincheck found as the search would show it, and keeps Lincheck's own. */
  private void show(Compiled run, String how, Grain grain, String property, Opinion opinion) {
    Schedule schedule = opinion.violated().get(property).schedule();
    out.println(
        style.apply("  ✗ " + property + ": " + opinion.violated().get(property).explanation()));
    Replayed replayed = replay(run, grain, schedule);
    out.print(Lanes.print(Documents.of(run, options.with(grain), replayed), style));
    for (Replayed.Broken broken : replayed.broken()) {
      out.println(style.apply("  replayed: " + broken.property() + ": " + broken.explanation()));
    }
    opinion.trace().ifPresent(trace -> keep(run, how, trace));
  }

  /** What the search makes of the run, up to where it would not have gone on. */
  private Replayed replay(Compiled run, Grain grain, Schedule schedule) {
    for (int length = schedule.moves().size(); ; length--) {
      Schedule part = new Schedule(schedule.initial(), schedule.moves().subList(0, length));
      try {
        return Runner.replay(run, options.with(grain), part);
      } catch (Recorder.Diverged e) {
        if (length == 0) {
          throw e;
        }
      }
    }
  }

  private void keep(Compiled run, String how, String trace) {
    if (traceDir.isPresent()) {
      String name = run.run().id().replace('[', '.').replace("]", "");
      try {
        Files.createDirectories(traceDir.get());
        Files.writeString(traceDir.get().resolve(name + "." + how + ".lincheck.txt"), trace + "\n");
      } catch (IOException e) {
        throw new BadInput("--trace-dir: cannot write to " + traceDir.get());
      }
    }
  }
}
