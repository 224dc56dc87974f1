package org.sfmc.checker.fuzz;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.generate.Scenarios;
import org.sfmc.scenarios.syntax.Scenario;

/** Which scenario of a seed is the first to show each bug: the reference breaks nothing in it. */
public final class Hunt {
  private static final Effort SEARCH = new Effort(20_000, 0, 0);

  private final Map<String, Boolean> sound = new HashMap<>();
  private final Scenario scenario;

  private Hunt(Scenario scenario) {
    this.scenario = Silent.of(scenario);
  }

  /**
   * That a bug is shown.
   *
   * @param number of the scenario, from 0
   * @param property that is broken
   */
  public record Found(int number, String property) {}

  /** Is told how many scenarios have been tried, and how many bugs have not been shown. */
  @FunctionalInterface
  public interface Progress {
    /** Another scenario has been tried. */
    void tried(int scenarios, int left);
  }

  /** Tries so many scenarios on all bugs that have not been shown. */
  public static Map<String, Found> run(
      long seed, int scenarios, List<Bug> bugs, Progress progress) {
    Map<String, Found> found = new LinkedHashMap<>();
    Scenarios.generate(
        seed,
        Fuzzer.MISTAKES,
        (number, generated) -> {
          Hunt hunt = new Hunt(generated.loaded().scenario().orElseThrow());
          for (Bug bug : bugs) {
            if (!found.containsKey(bug.name())) {
              hunt.broken(bug).ifPresent(p -> found.put(bug.name(), new Found(number, p)));
            }
          }
          progress.tried(number + 1, bugs.size() - found.size());
          return found.size() < bugs.size() && number + 1 < scenarios;
        });
    return found;
  }

  /** What the bug breaks in the scenario of a number; empty where it is not shown. */
  public static Map<String, String> at(long seed, Map<Integer, List<Bug>> bugs) {
    Map<String, String> broken = new LinkedHashMap<>();
    int last = bugs.keySet().stream().mapToInt(n -> n).max().orElse(0);
    Scenarios.generate(
        seed,
        Fuzzer.MISTAKES,
        (number, generated) -> {
          if (bugs.containsKey(number)) {
            Hunt hunt = new Hunt(generated.loaded().scenario().orElseThrow());
            for (Bug bug : bugs.get(number)) {
              hunt.broken(bug).ifPresent(p -> broken.put(bug.name(), p));
            }
          }
          return number < last;
        });
    return broken;
  }

  private Optional<String> broken(Bug bug) {
    String implementation = bug.implementations().get(0);
    if (!sound.computeIfAbsent(implementation, i -> holds(new Subject(i, "")))) {
      return Optional.empty();
    }
    return look(new Subject(implementation, bug.name())).flatMap(Look::broken);
  }

  private boolean holds(Subject subject) {
    return look(subject).map(Look::holds).orElse(false);
  }

  private Optional<Look> look(Subject subject) {
    Optional<Compiled> run = subject.run(scenario);
    return run.map(r -> Look.at(subject, r, SEARCH, p -> false, Optional.empty()));
  }
}
