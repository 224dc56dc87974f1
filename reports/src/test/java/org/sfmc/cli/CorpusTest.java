package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.sfmc.checker.run.Result;
import org.sfmc.reports.text.CountsLock;
import org.sfmc.scenarios.corpus.Corpus;

/**
 * Every run of every scenario of the corpus; {@code -Dscenario='stale*'} selects some by their ids.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CorpusTest {
  private static final Path CORPUS = Path.of("..", "scenarios", "corpus");
  private static final Path TRACES = Path.of("target", "sfmc");

  private final Map<String, Result> results = new ConcurrentHashMap<>();

  @TestFactory
  Stream<DynamicTest> scenarios() {
    String glob = System.getProperty("scenario", "*");
    return ScenarioTests.of(corpus(), glob, TRACES, results).stream();
  }

  @TestFactory
  DynamicTest counts() {
    return ScenarioTests.ofCounts(corpus(), Path.of("..", CountsLock.PATH), TRACES, results);
  }

  @Test
  void theCorpusIsFound() {
    assertTrue(corpus().entries().size() >= 2, () -> "only " + corpus().entries());
  }

  @Test
  void noTwoTestsHaveOneName() {
    List<String> names =
        ScenarioTests.of(corpus(), "*", TRACES, results).stream()
            .map(DynamicTest::getDisplayName)
            .toList();

    assertEquals(new HashSet<>(names).size(), names.size(), names::toString);
  }

  private static Corpus.Found corpus() {
    return Corpus.find(CORPUS, "scenarios/corpus");
  }
}
