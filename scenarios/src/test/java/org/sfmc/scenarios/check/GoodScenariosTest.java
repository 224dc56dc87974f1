package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.scenarios.TestVocabulary;
import org.sfmc.scenarios.syntax.Scenario;

class GoodScenariosTest {
  private static Loaded load(Path file) {
    return ScenarioFile.load(file, file.getFileName().toString(), TestVocabulary.WORDS);
  }

  private static List<RunConfig> runs(String name) {
    Path file = Path.of("src", "test", "resources", "good", name + ScenarioFile.SUFFIX);
    Scenario scenario = load(file).scenario().orElseThrow();
    return Runs.of(scenario, TestVocabulary.WORDS);
  }

  @TestFactory
  Stream<DynamicTest> findsNothingWrong() throws IOException {
    return ScenarioTexts.good().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> assertEquals("", load(file).render())));
  }

  @Test
  void runsTheMachineOnceWhereNothingIsExpected() {
    RunConfig base =
        new RunConfig("smallest", 2, 1, "i386", List.of(), false, true, Map.of(), null);

    assertEquals(List.of(base), runs("smallest"));
  }

  @Test
  void namesRunsByTheirOverridesInOrder() {
    List<String> ids = runs("no_sections_in_order").stream().map(RunConfig::id).toList();

    assertEquals(
        List.of("no_sections_in_order[N=2,bug=no_shootdown]", "no_sections_in_order"), ids);
  }

  @Test
  void resolvesOverrides() {
    RunConfig run = runs("when_clauses").get(1);

    assertEquals("when_clauses[bug=wired_by_nobody,impl=direct_map]", run.id());
    assertEquals("direct_map", run.impl());
    assertEquals(List.of("wired_by_nobody"), run.bugs());
    assertEquals(Map.of("FLAGS", "SFB_DEFAULT"), run.params());
  }

  @Test
  void takesTheMachineFromIncludedFiles() {
    RunConfig run = runs("including").get(0);

    assertEquals(3, run.cpus());
    assertEquals(2, run.buffers());
    assertEquals(Map.of("N", "1", "UNUSED", "2"), run.params());
  }
}
