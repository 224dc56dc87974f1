package org.sfmc.checker.generated;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
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

  /** The run of a scenario. */
  Compiled run(Scenario scenario) {
    RunConfig base = Runs.of(scenario, ModelVocabulary.get()).get(0);
    return Compiler.compile(
        scenario,
        new RunConfig(
            base.id(),
            base.cpus(),
            base.buffers(),
            implementation,
            bug.isEmpty() ? List.of() : List.of(bug),
            base.speculative(),
            base.params(),
            null));
  }
}
