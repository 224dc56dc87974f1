package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Runner;
import org.sfmc.scenarios.compile.Compiled;

/** The line that tells how a search goes. */
class ProgressTest {
  @Test
  void theShareIsThatOfTheLimit() {
    assertEquals(
        "stale[bug=no_shootdown]  1,204,551 states  88,210 queued  depth 31  412k/s  0:03"
            + "  [##        ] 24% of 5,000,000",
        Progress.text(
            "stale[bug=no_shootdown]", 1_204_551, 88_210, 31, 411_900.0, "0:03", 5_000_000));
  }

  @Test
  void onATerminalOneLineIsWrittenOverAndTakenAway() {
    StringWriter err = new StringWriter();
    ProgressLine line = ProgressLine.of(new PrintWriter(err), true, 1, 30);

    pause();
    line.show("a line that is too long for this terminal");
    pause();
    line.show("another");
    line.clear();

    String text = err.toString();
    assertTrue(text.startsWith("\r\033[Ka line that is too long for t"), text);
    assertTrue(text.endsWith("\r\033[K"), text);
    List<String> parts = List.of(text.split("\r\033\\[K"));
    assertTrue(parts.stream().allMatch(part -> part.length() < 30), text);
    assertTrue(!text.contains("\n"), text);
  }

  @Test
  void whatIsOverSoonIsNotShown() {
    StringWriter err = new StringWriter();
    ProgressLine line = ProgressLine.of(new PrintWriter(err), true, 60_000, 80);

    line.show("a");
    line.show("b");
    line.clear();

    assertEquals("", err.toString());
  }

  @Test
  void inCiLinesStandBelowEachOther() {
    StringWriter err = new StringWriter();
    ProgressLine line = ProgressLine.of(new PrintWriter(err), false, 1, 30);

    pause();
    line.show("a line that is longer than a terminal would be");
    line.clear();

    String first = err.toString().lines().findFirst().orElseThrow();
    assertEquals("a line that is longer than a terminal would be", first);
    assertTrue(!err.toString().contains("\r"), err::toString);
  }

  @Test
  void whoeverWatchesIsToldAndChangesNothing() {
    Compiled dup = OneRun.of(OneRun.scenario("../scenarios/corpus/sharing/dup.litmus"), "", "");
    int[] rounds = {0, 0, 0};
    Watcher watcher =
        new Watcher() {
          @Override
          public void round(int states, int queued, int depth, long transitions) {
            rounds[0]++;
            rounds[1] = states;
            rounds[2] = queued;
          }
        };

    assertEquals(
        Runner.explore(dup, Options.defaults(), new Watcher() {}).states(),
        Runner.explore(dup, Options.defaults(), watcher).states());
    assertTrue(rounds[0] > 1);
    assertEquals(815, rounds[1]);
    assertEquals(0, rounds[2]);
  }

  /** Longer than the interval of these tests, so that something is shown. */
  private static void pause() {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 5_000_000) {
      Thread.onSpinWait();
    }
  }
}
