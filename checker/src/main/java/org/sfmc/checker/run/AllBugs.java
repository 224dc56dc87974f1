package org.sfmc.checker.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sfmc.checker.explore.Grain;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.Vocabulary;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * Plants every bug in every situation of some scenarios: each distinct machine and choice of
 * parameters that their runs name, on the implementation of the bug. A bug is caught where
 * something is violated and nothing is without it.
 */
public final class AllBugs {
  private static final int MOST_STATES = 20_000;
  private static final Options SMALL =
      new Options(Grain.LOCK, Optional.of(MOST_STATES), Optional.empty(), Optional.of(0));

  private final Vocabulary vocabulary = ModelVocabulary.get();
  private final Map<Planted, Boolean> sound = new ConcurrentHashMap<>();

  private AllBugs() {}

  /**
   * That something was noticed.
   *
   * @param bug empty where a scenario makes a mistake itself
   * @param property what is broken
   * @param run the id of the run that shows it; for a planted bug, of the situation
   */
  public record Caught(Optional<Bug> bug, String property, String run) {}

  /** A situation on an implementation, with or without a bug. */
  private record Planted(Scenario scenario, RunConfig run) {}

  /** What every bug breaks in the scenarios, bug by bug, in the order of the scenarios. */
  public static List<Caught> planted(List<Scenario> scenarios) {
    AllBugs all = new AllBugs();
    Stream<Bug> bugs = Bugs.all().stream();
    return bugs
        .flatMap(bug -> scenarios.stream().flatMap(s -> all.situations(s, bug)))
        .toList()
        .parallelStream()
        .map(all::caught)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What the scenarios break by themselves, as they expect. */
  public static List<Caught> expected(List<Scenario> scenarios) {
    Vocabulary words = ModelVocabulary.get();
    return scenarios.stream()
        .flatMap(s -> Runs.of(s, words).stream().map(run -> new Planted(s, run)))
        .filter(p -> p.run.bugs().isEmpty() && p.run.expect() != null)
        .filter(p -> p.run.expect().property() != null)
        .toList()
        .parallelStream()
        .filter(p -> run(p).map(r -> r.status() == Result.Status.PASS).orElse(false))
        .map(p -> new Caught(Optional.empty(), p.run.expect().property().text(), p.run.id()))
        .toList();
  }

  /** What a file expects of the bug is looked for itself, whatever else breaks before it. */
  private Stream<Planted> situations(Scenario scenario, Bug bug) {
    Set<RunConfig> distinct = new LinkedHashSet<>();
    for (RunConfig run : Runs.of(scenario, vocabulary)) {
      distinct.add(planted(scenario, run, bug, bug.implementations().get(0), asked(run)));
      if (run.bugs().equals(List.of(bug.name())) && run.expect() != null) {
        distinct.add(planted(scenario, run, bug, run.impl(), run.expect()));
      }
    }
    return distinct.stream().map(run -> new Planted(scenario, run));
  }

  private static RunConfig planted(
      Scenario scenario, RunConfig run, Bug bug, String impl, Scenario.Expect expect) {
    return new RunConfig(
        scenario.name().text(),
        run.cpus(),
        run.buffers(),
        impl,
        List.of(bug.name()),
        run.speculative(),
        run.statistics(),
        run.params(),
        expect);
  }

  /** What is watched on request only is watched where the run asks for it. */
  private Scenario.Expect asked(RunConfig run) {
    Scenario.Expect expect = run.expect();
    boolean asks =
        expect != null
            && expect.property() != null
            && vocabulary.onRequest().contains(expect.property().text());
    return asks ? expect : null;
  }

  private Optional<Caught> caught(Planted planted) {
    if (!sound.computeIfAbsent(unplanted(planted), AllBugs::holds)) {
      return Optional.empty();
    }
    Optional<Result> result = run(planted);
    return result
        .map(Result::verdict)
        .filter(Verdict.Violated.class::isInstance)
        .map(Verdict.Violated.class::cast)
        .filter(violated -> violated.finding() != null)
        .map(
            violated ->
                new Caught(
                    Optional.of(Bugs.of(planted.run.bugs().get(0))),
                    violated.property(),
                    planted.run.id()));
  }

  private static Planted unplanted(Planted planted) {
    RunConfig run = planted.run;
    return new Planted(
        planted.scenario,
        new RunConfig(
            run.id(),
            run.cpus(),
            run.buffers(),
            run.impl(),
            List.of(),
            run.speculative(),
            run.statistics(),
            run.params(),
            run.expect()));
  }

  private static boolean holds(Planted planted) {
    return run(planted).map(r -> r.verdict() instanceof Verdict.Holds).orElse(false);
  }

  /** Empty where the implementation lacks what the scenario uses. */
  private static Optional<Result> run(Planted planted) {
    try {
      return Optional.of(Runner.run(Compiler.compile(planted.scenario, planted.run), SMALL));
    } catch (UnsupportedInRun e) {
      return Optional.empty();
    }
  }
}
