package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sfmc.checker.explore.AmpleSearch;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.explore.Storage;
import org.sfmc.checker.explore.SymmetricSearch;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.checker.explore.WholeSearch;
import org.sfmc.checker.run.Trace.Failed;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.syntax.Scenario.Expect;
import org.sfmc.scenarios.syntax.Scenario.Expected;

/** Searches a run and holds what was found against what the scenario expects. */
public final class Runner {
  private final Compiled compiled;
  private final Options options;
  private final Expect expect;
  private final Watcher watcher;

  private Runner(Compiled compiled, Options options, Watcher watcher) {
    this.compiled = compiled;
    this.options = options;
    this.watcher = watcher;
    this.expect = compiled.run().expect();
  }

  /** Searches and judges. */
  public static Result run(Compiled compiled, Options options) {
    return run(compiled, options, new Watcher() {});
  }

  /** Searches and judges, and tells how it goes. */
  public static Result run(Compiled compiled, Options options, Watcher watcher) {
    return new Runner(compiled, options, watcher).run();
  }

  /** Searches to the end, whatever is found and whatever the file expects. */
  public static Exploration explore(Compiled compiled, Options options, Watcher watcher) {
    return new Runner(compiled, options, watcher).search(f -> false);
  }

  /** The system that a search explores. */
  public static ModelledSystem system(Compiled compiled) {
    return new Unfolding(compiled.builder()).system();
  }

  /** The trace of a run that a search of {@code compiled} found. */
  public static Trace trace(Compiled compiled, Options options, Finding finding) {
    Unfolding unfolding = new Unfolding(compiled.builder());
    Recorder recorder = new Recorder(unfolding, options.grain());
    Schedule schedule = new Schedule(finding.initial(), finding.run());
    recorder.follow(schedule);
    boolean stuck = isStuck(recorder, unfolding);
    Failed failed = Looked.failed(finding.claim(), stuck, compiled, unfolding, recorder);
    return new Tracer(unfolding.system(), compiled, recorder)
        .trace(schedule, finding.explanation(), failed, finding.point(), stuck);
  }

  /** The trace of a schedule, whatever it leads to. */
  public static Trace trace(Compiled compiled, Options options, Schedule schedule) {
    return replay(compiled, options, schedule).trace();
  }

  /**
   * Follows a schedule and judges every state on the way.
   *
   * @throws Recorder.Diverged where it cannot be followed
   */
  public static Replayed replay(Compiled compiled, Options options, Schedule schedule) {
    Unfolding unfolding = new Unfolding(compiled.builder());
    Recorder recorder = new Recorder(unfolding, options.grain());
    RunJudge judge = new RunJudge(unfolding.system().claims());
    recorder.follow(schedule, judge::passes);
    boolean stuck = isStuck(recorder, unfolding);
    if (recorder.broken().isEmpty()) {
      judge.ends(recorder.position(), stuck);
    } else if (!recorder.brokenProperty().isEmpty()) {
      judge.panics(recorder.brokenProperty(), recorder.broken());
    }
    Trace trace =
        new Tracer(unfolding.system(), compiled, recorder)
            .trace(schedule, recorder.broken(), Failed.NONE, "", stuck);
    return new Replayed(trace, judge.broken());
  }

  private static boolean isStuck(Recorder recorder, Unfolding unfolding) {
    if (!recorder.broken().isEmpty() || recorder.position().isFinal()) {
      return false;
    }
    return Moves.obliged(recorder.position(), unfolding.system()).isEmpty();
  }

  private Result run() {
    Exploration found = search(goal());
    Verdict verdict = verdict(found);
    List<String> reasons = new ArrayList<>();
    boolean asExpected = isAsExpected(verdict, found, reasons);
    if (asExpected) {
      compareCounts(found, reasons);
      asExpected = reasons.isEmpty();
    }
    Result.Status status =
        asExpected
            ? Result.Status.PASS
            : verdict instanceof Verdict.Incomplete && expected() != Expected.INCOMPLETE
                ? Result.Status.INCOMPLETE
                : Result.Status.FAIL;
    return new Result(compiled, found, verdict, status, reasons);
  }

  private Exploration search(Predicate<Finding> goal) {
    SystemBuilder system = compiled.builder();
    Grain grain = options.grain();
    Limits limits = limits(compiled, options);
    int workers = options.workers();
    WholeSearch whole = () -> searchAll(goal);
    return switch (isReducible() ? options.keeping().reduction() : Reduction.NONE) {
      case NONE -> whole.search();
      case SYMMETRY -> new SymmetricSearch(system, grain, limits, workers).run(watcher, whole);
      case PARTIAL_ORDER -> new AmpleSearch(system, grain, limits, workers).run(watcher, whole);
    };
  }

  /** Not where a violation is wanted, or the number of all states. */
  private boolean isReducible() {
    return expected() == Expected.OK && (expect == null || expect.counts().isEmpty());
  }

  private Exploration searchAll(Predicate<Finding> goal) {
    Limits limits = limits(compiled, options);
    try {
      Search search =
          new Search(compiled.builder(), options.grain(), limits, goal, options.workers())
              .watchedBy(watcher)
              .keptIn(storage());
      if (!options.keeping().sleepSets()) {
        search.withoutSleepSets();
      }
      return (options.keeping().fingerprints() ? search.withFingerprints() : search).run();
    } catch (BoundsExceeded e) {
      return Exploration.notBegun(e.getMessage());
    }
  }

  private Storage storage() {
    Storage asked = options.keeping().storage();
    return asked.checkpoint().isEmpty()
        ? asked
        : new Storage(
            asked.checkpoint(),
            asked.every(),
            asked.disk(),
            Identity.of(compiled, options.grain()));
  }

  private Expected expected() {
    return expect == null ? Expected.OK : expect.expected();
  }

  /** The limits of a search: the defaults, those of the file, those that were asked for. */
  static Limits limits(Compiled compiled, Options options) {
    Limits d = Limits.defaults();
    return new Limits(
        options.states().orElse(limit(compiled, "states", d.states())),
        options.depth().orElse(limit(compiled, "depth", d.depth())),
        options.seconds().orElse(limit(compiled, "seconds", d.seconds())),
        options.keeping().bytes().orElse(d.bytes()));
  }

  /** The number of states at which a search ends unfinished. */
  public static int mostStates(Compiled compiled, Options options) {
    return limits(compiled, options).states();
  }

  private static int limit(Compiled compiled, String what, int otherwise) {
    return compiled.scenario().limits().stream()
        .filter(l -> l.what().text().equals(what))
        .map(l -> l.value())
        .findFirst()
        .orElse(otherwise);
  }

  private Predicate<Finding> goal() {
    if (expected() == Expected.VIOLATION) {
      return expect.only() ? f -> false : this::isExpected;
    }
    return f -> f.kind() == Finding.Kind.VIOLATION;
  }

  private boolean isExpected(Finding finding) {
    if (finding.kind() != Finding.Kind.VIOLATION
        || !finding.claim().equals(expect.property().text())) {
      return false;
    }
    if (expect.at() == null) {
      return true;
    }
    return finding.thread() >= 0
        && threadName(finding.thread()).equals(expect.at().thread().text())
        && compiled.points().isStatement(finding.point())
        && compiled.points().get(finding.point()).labels().contains(expect.at().label().text());
  }

  private String threadName(int thread) {
    return compiled.scenario().threads().get(thread).name().text();
  }

  private Verdict verdict(Exploration found) {
    List<Finding> violations = found.violations();
    Set<String> names = new LinkedHashSet<>();
    violations.forEach(f -> names.add(f.claim()));
    if (found.isExhaustive()) {
      names.addAll(found.unmet());
    }
    Optional<Finding> wanted =
        expected() == Expected.VIOLATION
            ? violations.stream().filter(this::isExpected).findFirst()
            : Optional.empty();
    if (wanted.isPresent()) {
      return violated(names, wanted.get().claim(), wanted.get());
    } else if (expected() == Expected.VIOLATION
        && expect.at() == null
        && names.contains(expect.property().text())) {
      return violated(names, expect.property().text(), null);
    } else if (!violations.isEmpty()
        && (found.incomplete().isEmpty() || expected() != Expected.VIOLATION)) {
      return violated(names, violations.get(0).claim(), violations.get(0));
    } else if (found.incomplete().isPresent()) {
      return new Verdict.Incomplete(found.incomplete().get());
    } else if (!names.isEmpty()) {
      return violated(names, names.iterator().next(), null);
    }
    return new Verdict.Holds();
  }

  private static Verdict violated(Set<String> names, String property, Finding finding) {
    return new Verdict.Violated(
        property, finding, names.stream().filter(n -> !n.equals(property)).toList());
  }

  private boolean isAsExpected(Verdict verdict, Exploration found, List<String> reasons) {
    if (found.discarded() > 0 && found.finals() == 0 && verdict instanceof Verdict.Holds) {
      reasons.add("assume(…) discarded every run: nothing was checked");
      return false;
    }
    return switch (expected()) {
      case OK -> isOk(verdict, reasons);
      case VIOLATION -> isViolation(verdict, reasons);
      case INCOMPLETE -> isIncomplete(verdict, reasons);
    };
  }

  private boolean isOk(Verdict verdict, List<String> reasons) {
    if (verdict instanceof Verdict.Violated violated) {
      reasons.add(says(violated));
    } else if (verdict instanceof Verdict.Incomplete incomplete) {
      reasons.add(incomplete.reason() + ": nothing is proved");
    }
    return verdict instanceof Verdict.Holds;
  }

  private boolean isViolation(Verdict verdict, List<String> reasons) {
    String wanted = expect.property().text() + (expect.at() == null ? "" : " at " + expect.at());
    String caught = compiled.run().bugs().isEmpty() ? "" : ": the seeded bug was not caught";
    if (verdict instanceof Verdict.Violated violated) {
      boolean right =
          violated.finding() != null
              ? isExpected(violated.finding())
              : violated.property().equals(expect.property().text()) && expect.at() == null;
      if (!right) {
        reasons.add("expected a violation of " + wanted + ", found " + says(violated));
      } else if (expect.only() && !violated.also().isEmpty()) {
        reasons.add("expected a violation of only " + wanted + ", found also " + violated.also());
      }
    } else if (verdict instanceof Verdict.Incomplete incomplete) {
      reasons.add(
          "expected a violation of "
              + wanted
              + ", and before one was found "
              + incomplete.reason());
    } else {
      reasons.add("expected a violation of " + wanted + ", but it holds" + caught);
    }
    return reasons.isEmpty();
  }

  private String says(Verdict.Violated violated) {
    if (violated.finding() == null) {
      return violated.property() + " is never true";
    }
    String place = place(violated.finding());
    return violated.property() + " is violated" + (place.isEmpty() ? "" : " at " + place);
  }

  /** Where a finding was made: {@code guest:R}, or the thread alone; empty for nowhere. */
  public static String place(Compiled compiled, Finding finding) {
    if (finding.thread() < 0) {
      return "";
    }
    String thread = compiled.scenario().threads().get(finding.thread()).name().text();
    if (!compiled.points().isStatement(finding.point())) {
      return thread;
    }
    List<String> labels = compiled.points().get(finding.point()).labels();
    return labels.isEmpty() ? thread : thread + ":" + labels.get(0);
  }

  private String place(Finding finding) {
    return place(compiled, finding);
  }

  private static boolean isIncomplete(Verdict verdict, List<String> reasons) {
    if (verdict instanceof Verdict.Holds) {
      reasons.add("expected to reach a limit, but every state was seen and everything holds");
    } else if (verdict instanceof Verdict.Violated violated) {
      reasons.add("expected to reach a limit, but " + violated.property() + " is violated");
    }
    return reasons.isEmpty();
  }

  private void compareCounts(Exploration found, List<String> reasons) {
    if (expect == null) {
      return;
    }
    expect
        .counts()
        .forEach(
            count -> {
              long actual =
                  switch (count.what().text()) {
                    case "states" -> found.states();
                    case "transitions" -> found.transitions();
                    case "finals" -> found.finals();
                    case "outcomes" -> found.outcomes().size();
                    default -> found.depth();
                  };
              if (actual != count.value()) {
                reasons.add("expected " + count.value() + " " + count.what() + ", found " + actual);
              }
            });
  }
}
