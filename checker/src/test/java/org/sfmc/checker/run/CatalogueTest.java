package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sfmc.model.property.Invariant;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.model.sfbuf.bugs.Evidence;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.Expected;

/**
 * The corpus shows every built-in promise broken, every planted bug caught, and beside each a run
 * that holds. That the runs do what they expect is {@link org.sfmc.checker.run.Runner}'s and tested
 * elsewhere.
 */
class CatalogueTest {
  @Test
  void everyPromiseIsBrokenSomewhereBesideARunThatHolds() throws IOException {
    Set<String> missing = new TreeSet<>(Invariants.names());

    for (Scenario scenario : scenarios()) {
      if (expects(scenario, Expected.OK)) {
        scenario.expects().stream()
            .filter(e -> e.property() != null)
            .forEach(e -> missing.remove(e.property().text()));
      }
    }

    assertEquals(Set.of(), missing);
  }

  @Test
  void everyBugIsCaughtSomewhereBesideARunThatHolds() throws IOException {
    Set<String> missing = new TreeSet<>();
    Bugs.all().stream().map(Bug::name).forEach(missing::add);

    for (Scenario scenario : scenarios()) {
      if (expects(scenario, Expected.OK)) {
        for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
          if (run.expect().expected() == Expected.VIOLATION) {
            missing.removeAll(run.bugs());
          }
        }
      }
    }

    assertEquals(Set.of(), missing);
  }

  @Test
  void everyPromiseAndEveryBugSaysWhatItIs() {
    for (Invariant invariant : Invariants.all()) {
      assertFalse(invariant.claim().isBlank(), invariant.name());
    }
    for (Bug bug : Bugs.all()) {
      assertFalse(bug.story().isBlank(), bug.name());
      assertTrue(bug.entry().map(e -> e.matches("B[0-9]{2}")).orElse(true), bug.name());
      assertTrue(
          bug.entry().isPresent() || bug.evidence() == Evidence.PLAUSIBLE,
          () -> bug.name() + " is known from somewhere, so it has an entry");
    }
  }

  private static boolean expects(Scenario scenario, Expected expected) {
    return scenario.expects().stream().anyMatch(e -> e.expected() == expected);
  }

  private static List<Scenario> scenarios() throws IOException {
    List<Scenario> scenarios = new ArrayList<>();
    for (Corpus.Entry file : CorpusRuns.files()) {
      scenarios.add(
          ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get())
              .scenario()
              .orElseThrow());
    }
    return scenarios;
  }
}
