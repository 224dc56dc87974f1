package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.scenarios.compile.Compiled;

/** Equal input gives equal output, and exact counts stay what they are. */
class DeterminismTest {
  private static final String HEAD =
      """
      SFBUF pinned
      "Counts that only a change of the model may change."
      """;

  @TestFactory
  Stream<DynamicTest> aRunSearchedTwiceIsEqual() {
    return CorpusRuns.each(
        run -> {
          Result first = Runner.run(run, Options.defaults());
          Result second = Runner.run(run, Options.defaults());

          assertEquals(first, second);
          assertEquals(traces(run, first), traces(run, second));
          assertFalse(first.exploration().passed().isEmpty());
        });
  }

  private static List<Trace> traces(Compiled run, Result result) {
    return result.exploration().findings().stream()
        .map((Finding f) -> Runner.trace(run, Options.defaults(), f))
        .toList();
  }

  @Test
  void twoThreadsWithTwoPagesShareOneBuffer() {
    String text =
        HEAD
            + "machine { cpus = 2; buffers = 1; pages = p0, p1; }\n"
            + user("a", "p0")
            + user("b", "p1")
            + "env { migrate none; }\n"
            + "expect ok;\n";

    assertCounts(text, 62, 92, 2, 1, 15);
  }

  @Test
  void threeThreadsWithThreePagesShareTwoBuffers() {
    String text =
        HEAD
            + "machine { cpus = 2; buffers = 2; pages = p0, p1, p2; }\n"
            + user("a", "p0")
            + user("b", "p1")
            + user("c", "p2")
            + "env { migrate none; }\n"
            + "expect ok;\n";

    assertCounts(text, 1190, 2298, 30, 6, 24);
  }

  @Test
  void fourThreadsOnThreePagesLoopTwice() {
    String text =
        HEAD
            + "machine { cpus = 2; buffers = 2; pages = p0, p1, p2; }\n"
            + looper("a", "p0")
            + looper("b", "p1")
            + looper("c", "p2")
            + looper("d", "p0")
            + "env { migrate none; }\n"
            + "expect ok;\n";

    assertCounts(text, 316_444, 949_818, 154, 16, 50);
  }

  private static String user(String name, String page) {
    return """
        thread %s @ cpu0 {
            vm_page_wire(%s);
            struct sf_buf *sf = sf_buf_alloc(%s, SFB_DEFAULT);
            sf_buf_free(sf);
            vm_page_unwire(%s);
        }
        """
        .formatted(name, page, page, page);
  }

  private static String looper(String name, String page) {
    return """
        thread %s @ cpu0 {
            int i = 0;
            while (i < 2) {
                vm_page_wire(%s);
                struct sf_buf *sf = sf_buf_alloc(%s, SFB_DEFAULT);
                sf_buf_free(sf);
                vm_page_unwire(%s);
                i = i + 1;
            }
        }
        """
        .formatted(name, page, page, page);
  }

  private static void assertCounts(
      String text, int states, long transitions, int finals, int outcomes, int depth) {
    Result result = Runner.run(CorpusRuns.of(text).get(0), Options.defaults());

    Exploration found = result.exploration();
    assertEquals(List.of(), result.reasons());
    assertEquals(
        List.of((long) states, transitions, (long) finals, (long) outcomes, (long) depth),
        List.of(
            (long) found.states(),
            found.transitions(),
            (long) found.finals(),
            (long) found.outcomes().size(),
            (long) found.depth()));
  }
}
