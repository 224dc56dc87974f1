package org.sfmc.cli;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.scenarios.corpus.Corpus;

/** A scenario that is wrong really fails its test, and says why. */
class ScenarioTestsTest {
  private static final String LEAKY =
      """
      SFBUF leaky
      "A thread keeps its buffer."

      machine { buffers = 1; pages = p0; }

      thread t @ cpu0 {
          int n = 0;
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          n = 1;
      A:  assert(n == 2);
          sf_buf_free(sf);
          vm_page_unwire(p0);
      }

      env { migrate none; }

      invariant counted: executed(t:A) ==> t:n == 1;

      expect ok;
      """;

  @TempDir private Path folder;

  @Test
  void aFailingRunSaysWhereItBreaksAndThenEverything() throws IOException {
    DynamicTest test = tests("leaky", LEAKY).get(0);

    ScenarioFailure failure = failure(test);

    assertEquals("leaky", test.getDisplayName());
    assertEquals(
        """
        leaky: assert violated at t:A (scenarios/corpus/leaky.litmus:11)

        FAIL  leaky
        """,
        firstLines(failure, 3));
    assertEquals(0, failure.getStackTrace().length);
  }

  @Test
  void aBrokenCountSaysWhichAndWhere() throws IOException {
    String counted =
        LEAKY.replace("assert(n == 2)", "assert(n == 1)").replace("ok;", "ok { states = 99; }");

    ScenarioFailure failure = failure(tests("leaky", counted).get(0));

    assertEquals(
        "leaky: expected 99 states, found 12 (scenarios/corpus/leaky.litmus:20)",
        firstLines(failure, 1).strip());
  }

  @Test
  void theTraceOfAViolationIsSaved() throws IOException {
    DynamicTest test = tests("leaky", LEAKY).get(0);

    assertThrows(ScenarioFailure.class, () -> test.getExecutable().execute());

    assertTrue(Files.exists(folder.resolve("traces").resolve("leaky.trace.json")));
  }

  @Test
  void anErrorInTheFileFails() throws IOException {
    DynamicTest test = tests("leaky", LEAKY.replace("wire(p0)", "wire(p9)")).get(0);

    assertEquals("scenarios/corpus/leaky.litmus", test.getDisplayName());
    assertEquals(
        "error[E026]: unknown page `p9`\n --> scenarios/corpus/leaky.litmus:8:18",
        firstLines(failure(test), 2).strip());
  }

  @Test
  void aWarningFails() throws IOException {
    List<DynamicTest> tests =
        tests("leaky", LEAKY.replace("\"A thread keeps its buffer.\"", "").replace("== 2", "== 1"));

    assertEquals(
        List.of(
            "scenarios/corpus/leaky.litmus",
            "leaky",
            "scenarios/corpus/leaky.litmus: every statement is executed"),
        tests.stream().map(DynamicTest::getDisplayName).toList());
    assertEquals("warning[W009]", firstLines(failure(tests.get(0)), 1).substring(0, 13));
  }

  @Test
  void aScenarioThatExpectsNothingFails() throws IOException {
    List<DynamicTest> tests = tests("leaky", LEAKY.replace("expect ok;", ""));

    assertEquals(1, tests.size());
    assertEquals(
        "scenarios/corpus/leaky.litmus:1:7: error: leaky expects nothing",
        failure(tests.get(0)).getMessage());
  }

  @Test
  void aStatementThatNoRunExecutesFails() throws IOException {
    String text = LEAKY.replace("assert(n == 2);", "if (n == 2) n = 3;");

    ScenarioFailure failure = failure(tests("leaky", text).get(1));

    assertEquals(
        "warning[W011]: a statement is executed in no run", firstLines(failure, 1).strip());
  }

  private List<DynamicTest> tests(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".litmus"), text);
    Corpus.Found found =
        new Corpus.Found(
            List.of(new Corpus.Entry(file, "scenarios/corpus/" + name + ".litmus")), List.of());
    return ScenarioTests.of(found, "*", folder.resolve("traces"), new ConcurrentHashMap<>());
  }

  private static ScenarioFailure failure(DynamicTest test) {
    return assertThrows(ScenarioFailure.class, () -> test.getExecutable().execute());
  }

  private static String firstLines(ScenarioFailure failure, int count) {
    return failure.getMessage().lines().limit(count).map(l -> l + "\n").collect(joining());
  }
}
