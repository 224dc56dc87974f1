package org.sfmc.cli;

import java.util.List;
import java.util.stream.Stream;
import org.sfmc.scenarios.check.AnotherRun;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.syntax.Scenario;

/** Finds the one run that a verb is about. */
final class OneRun {
  private OneRun() {}

  /** The one scenario that a file, or a name of the corpus, is. */
  static Scenario scenario(String named) {
    Inputs.Scenarios scenarios = Inputs.load(List.of(named));
    if (scenarios.errors()) {
      throw new BadInput(scenarios.diagnostics());
    }
    if (scenarios.sound().size() != 1) {
      throw new BadInput(named + " is more than one scenario; name one");
    }
    return scenarios.sound().get(0);
  }

  /**
   * A run of the file, or one that the file does not list.
   *
   * @param overrides what stands in the brackets of its id, or the whole id; empty for none
   * @param option what the user gave it with, for errors
   */
  static Compiled of(Scenario scenario, String overrides, String option) {
    String name = scenario.name().text();
    boolean whole = overrides.equals(name) || overrides.startsWith(name + "[");
    String id = whole ? overrides : overrides.isEmpty() ? name : name + "[" + overrides + "]";
    List<Compiled> runs = runs(scenario);
    return runs.stream()
        .filter(run -> run.run().id().equals(id))
        .findFirst()
        .orElseGet(() -> another(scenario, overrides, option, runs));
  }

  /** The runs that the file lists. */
  static List<Compiled> runs(Scenario scenario) {
    try {
      return Inputs.runs(scenario);
    } catch (UnsupportedInRun e) {
      throw new BadInput(e.render(scenario, scenario.name().text()));
    }
  }

  /** The runs whose ids match; all of them for null. */
  static List<Compiled> matching(Scenario scenario, String glob) {
    List<Compiled> runs = runs(scenario);
    List<Compiled> chosen =
        runs.stream().filter(c -> glob == null || Glob.matches(glob, c.run().id())).toList();
    if (!chosen.isEmpty()) {
      return chosen;
    }
    if (glob.contains("=") && !glob.contains("*")) {
      return List.of(of(scenario, glob, "--run"));
    }
    throw new BadInput("no run matches `" + glob + "`; " + help(glob, runs));
  }

  private static Compiled another(
      Scenario scenario, String overrides, String option, List<Compiled> runs) {
    String inside = overrides.replaceFirst("^[^\\[=]*\\[(.*)\\]$", "$1");
    if (inside.isEmpty() || inside.equals(scenario.name().text())) {
      return compile(scenario, AnotherRun.base(scenario, ModelVocabulary.get()));
    }
    if (!inside.contains("=")) {
      throw new BadInput(
          scenario.name() + " has no run `" + overrides + "`; " + help(overrides, runs));
    }
    AnotherRun other = AnotherRun.of(scenario, inside, option, ModelVocabulary.get());
    return compile(scenario, other.run().orElseThrow(() -> new BadInput(other.render())));
  }

  private static Compiled compile(Scenario scenario, RunConfig run) {
    try {
      return Compiler.compile(scenario, run);
    } catch (UnsupportedInRun e) {
      throw new BadInput(e.render(scenario, run.id()));
    }
  }

  private static String help(String wanted, List<Compiled> runs) {
    List<String> ids =
        runs.stream()
            .map(run -> run.run().id())
            .flatMap(id -> Stream.of(id, id.replaceFirst("^[^\\[]*\\[?", "").replace("]", "")))
            .filter(id -> !id.isEmpty())
            .toList();
    return DidYouMean.help(wanted, ids)
        .orElse(
            "its runs are: "
                + String.join(", ", runs.stream().map(run -> run.run().id()).toList()));
  }
}
