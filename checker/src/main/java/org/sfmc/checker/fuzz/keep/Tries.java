package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.syntax.Scenario;

/** Tries out lines of a scenario that is being written. */
final class Tries {
  private final String name;

  /** Of the scenario of a name. */
  Tries(String name) {
    this.name = name;
  }

  private Loaded load(List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    return ScenarioFile.parse(text, name + ScenarioFile.SUFFIX, ModelVocabulary.get());
  }

  /** The scenario that the lines are. */
  Scenario parsed(List<String> lines) {
    Loaded loaded = load(lines);
    return loaded
        .scenario()
        .orElseThrow(
            () -> new IllegalStateException(loaded.render() + "\n" + String.join("\n", lines)));
  }

  /** Whether all runs of the lines with some more come to what they expect. */
  boolean pass(List<String> lines, List<String> more) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(more);
    return load(all).scenario().filter(Tries::pass).isPresent();
  }

  private static boolean pass(Scenario scenario) {
    try {
      return Runs.of(scenario, ModelVocabulary.get()).stream()
          .allMatch(r -> run(scenario, r).status() == Result.Status.PASS);
    } catch (UnsupportedInRun question) {
      return false;
    }
  }

  /**
   * What the run comes to that is the last of the lines with one that expects something; empty
   * where it cannot be run.
   */
  Optional<Result> last(List<String> lines, String expectation) {
    List<String> all = new ArrayList<>(lines);
    all.add(expectation);
    Scenario scenario = parsed(all);
    List<RunConfig> runs = Runs.of(scenario, ModelVocabulary.get());
    try {
      return Optional.of(run(scenario, runs.get(runs.size() - 1)));
    } catch (UnsupportedInRun question) {
      return Optional.empty();
    }
  }

  /**
   * Runs a whole file.
   *
   * @throws IllegalStateException where something else happens than it expects; of what is too
   *     large nobody can tell
   */
  void tryOut(String text) {
    Scenario scenario = parsed(text.lines().toList());
    for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
      Result result = run(scenario, run);
      if (result.status() == Result.Status.FAIL) {
        throw new IllegalStateException(run.id() + ": " + result.reasons() + "\n" + text);
      }
    }
  }

  private static Result run(Scenario scenario, RunConfig run) {
    return Runner.run(Compiler.compile(scenario, run), Options.defaults());
  }
}
