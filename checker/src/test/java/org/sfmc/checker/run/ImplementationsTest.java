package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * Every scenario of the corpus as it stands, without its overrides, on every implementation. The
 * table of what holds and what breaks is pinned; {@code -Dbless=true} rewrites it, and the diff is
 * for review.
 */
class ImplementationsTest {
  private static final Path TABLE = Path.of("../checker/src/test/resources/implementations.txt");

  @Test
  void everyScenarioOnEveryImplementation() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Corpus.Entry file : CorpusRuns.files()) {
      Scenario scenario =
          ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get())
              .scenario()
              .orElseThrow();
      List<String> verdicts = new ArrayList<>();
      for (Implementation implementation : Implementation.values()) {
        verdicts.add(implementation.id() + " " + verdict(scenario, implementation));
      }
      table.append(CorpusRuns.inCorpus(file)).append(": ");
      table.append(String.join(", ", verdicts)).append('\n');
    }

    if (Boolean.getBoolean("bless")) {
      Files.writeString(TABLE, table);
    }
    assertEquals(Files.readString(TABLE), table.toString());
  }

  private static String verdict(Scenario scenario, Implementation implementation) {
    RunConfig base = Runs.of(scenario, ModelVocabulary.get()).get(0);
    RunConfig run =
        new RunConfig(
            base.id(),
            base.cpus(),
            base.buffers(),
            implementation.id(),
            List.of(),
            base.speculative(),
            base.statistics(),
            base.params(),
            null);
    try {
      Result result = Runner.run(Compiler.compile(scenario, run), Options.defaults());
      return result.verdict() instanceof Verdict.Violated violated
          ? "breaks " + violated.property()
          : result.verdict() instanceof Verdict.Holds ? "holds" : "incomplete";
    } catch (UnsupportedInRun e) {
      return "cannot be asked";
    }
  }
}
