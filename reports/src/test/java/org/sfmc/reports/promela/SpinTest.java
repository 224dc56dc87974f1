package org.sfmc.reports.promela;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.Repository;
import org.sfmc.checker.explore.Automata;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * SPIN, which shares nothing with the explorer, stores as many states of an exported run and takes
 * as many transitions, and violates the same. {@code -Dsfmc.spin.runs=N} says of how many runs, of
 * the smaller half of the corpus.
 */
class SpinTest {
  private static final int RUNS = Integer.getInteger("sfmc.spin.runs", 16);
  private static final String FOLDER = "scenarios/corpus";

  /** Which one state or one move does not tell, and which a model leaves out. */
  private static final Set<String> LEFT_OUT = Set.of("no_livelock");

  @TempDir Path folder;

  /** A run of the corpus with what the explorer finds in it. */
  private record Explored(Compiled run, Exploration found) {}

  @BeforeEach
  void needsSpin() {
    assumeTrue(Spin.isThere(), "SPIN and a C compiler are not installed: nothing is compared");
  }

  @Test
  void theSmallerHalfOfTheCorpus() {
    List<Explored> runs = some();
    List<String> differences =
        runs.parallelStream().flatMap(one -> differences(one).stream()).sorted().toList();

    assertEquals("", String.join("\n", differences));
    assertTrue(runs.stream().anyMatch(e -> !e.found().violations().isEmpty()));
    assertTrue(runs.size() >= Math.min(RUNS, 100), "only " + runs.size() + " runs");
  }

  private List<Explored> some() {
    List<Explored> all = new ArrayList<>();
    for (Corpus.Entry file : Corpus.find(Repository.ROOT.resolve(FOLDER), FOLDER).entries()) {
      Scenario scenario =
          ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get())
              .scenario()
              .orElseThrow();
      for (RunConfig config : Runs.of(scenario, ModelVocabulary.get())) {
        Compiled run = Compiler.compile(scenario, config);
        all.add(new Explored(run, explore(run)));
      }
    }
    all.sort(Comparator.comparingInt(e -> e.found().states()));
    int half = all.size() / 2;
    return all.subList(Math.max(0, half - RUNS), half);
  }

  private static Exploration explore(Compiled run) {
    return new Search(run.builder(), Grain.LOCK, Limits.defaults(), finding -> false).run();
  }

  private List<String> differences(Explored one) {
    String id = one.run().run().id();
    Automata automata = Automata.of(one.run().builder(), Grain.LOCK, 100_000);
    Spin spin;
    try {
      spin = Spin.check(Promela.of(automata, id), folder.resolve(id.replaceAll("\\W", "_")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int starts = automata.system().initialStates().size();
    int begins = starts > 1 ? starts : 0;
    Set<String> violated = new TreeSet<>();
    one.found().violations().stream().map(Finding::claim).forEach(violated::add);
    violated.removeAll(LEFT_OUT);
    // To look at a state and find it wrong is a transition there; a panic is one here, too.
    long looks = spin.errors() - automata.panics();
    return Stream.of(
            Map.entry("states", List.of(spin.states() - Math.min(1, begins), one.found().states())),
            Map.entry(
                "transitions",
                List.of(spin.transitions() - looks - 1 - begins, one.found().transitions())),
            Map.entry("violated", List.of(spin.violated(), violated)))
        .filter(e -> !e.getValue().get(0).toString().equals(e.getValue().get(1).toString()))
        .map(e -> id + ": " + e.getKey() + " of SPIN and of sfmc: " + e.getValue())
        .toList();
  }
}
