package org.sfmc.checker.generated;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.syntax.Scenario;

/** What a scenario runs on. */
record Choice(String implementation, String bug) {
  /** Every implementation, and every bug on each that it can be planted in. */
  static List<Choice> all() {
    List<Choice> all = new ArrayList<>();
    for (Implementation implementation : Implementation.values()) {
      all.add(new Choice(implementation.id(), ""));
    }
    for (Bug bug : Bugs.all()) {
      bug.implementations().forEach(i -> all.add(new Choice(i, bug.name())));
    }
    return all;
  }

  /** Every implementation as it is. */
  static List<Choice> references() {
    return all().stream().filter(c -> c.bug().isEmpty()).toList();
  }

  /** Every implementation that has buffers. */
  static List<Choice> pools() {
    return references().stream().filter(c -> !c.implementation().equals("direct_map")).toList();
  }

  /** The run of a scenario. */
  Compiled run(Scenario scenario) {
    return run(scenario, 0);
  }

  private Compiled run(Scenario scenario, int moreBuffers) {
    RunConfig base = Runs.of(scenario, ModelVocabulary.get()).get(0);
    return Compiler.compile(
        scenario,
        new RunConfig(
            base.id(),
            base.cpus(),
            base.buffers() + moreBuffers,
            implementation,
            bug.isEmpty() ? List.of() : List.of(bug),
            base.speculative(),
            base.statistics(),
            base.params(),
            null));
  }

  /** The scenario that a text says. */
  static Scenario read(String text) {
    String file = text.replaceFirst("(?s)^SFBUF (\\w+).*", "$1") + ScenarioFile.SUFFIX;
    return ScenarioFile.parse(text, file, ModelVocabulary.get()).scenario().orElseThrow();
  }

  private static Choice of(Compiled run) {
    return new Choice(run.run().impl(), String.join("+", run.run().bugs()));
  }

  /** The same run with a buffer more. */
  static Compiled withOneBufferMore(Compiled run) {
    return of(run).run(run.scenario(), 1);
  }

  /** The same run with the threads in another order. */
  static Compiled with(Compiled run, List<Scenario.ThreadDecl> threads) {
    return of(run).run(with(run.scenario(), threads, run.scenario().properties()));
  }

  private static Scenario with(
      Scenario s, List<Scenario.ThreadDecl> threads, List<Scenario.PropertyDecl> properties) {
    return new Scenario(
        s.name(),
        s.title(),
        s.includes(),
        s.machine(),
        s.params(),
        s.shared(),
        threads,
        s.env(),
        properties,
        s.watches(),
        s.expects(),
        s.limits(),
        s.source());
  }
}
