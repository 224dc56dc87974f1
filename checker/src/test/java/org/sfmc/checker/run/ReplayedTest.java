package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.run.Replayed.Broken;
import org.sfmc.scenarios.compile.Compiled;

class ReplayedTest {
  @TestFactory
  Stream<DynamicTest> aReplayBreaksThePromiseThatTheSearchFoundBroken() {
    return CorpusRuns.each(
        run -> {
          Result result = Runner.run(run, Options.defaults());
          if (result.verdict() instanceof Verdict.Violated violated && violated.finding() != null) {
            breaksAgain(run, violated.finding());
          }
        });
  }

  private static void breaksAgain(Compiled run, Finding finding) {
    Schedule schedule = new Schedule(finding.initial(), finding.run());

    List<Broken> broken = Runner.replay(run, Options.defaults(), schedule).broken();

    // That no run can end from here on is no property of one run.
    boolean again = broken.stream().anyMatch(b -> b.property().equals(finding.claim()));
    assertTrue(again || finding.claim().equals("no_livelock"), () -> finding + " " + broken);
  }

  @Test
  void aScheduleThatEndsWellBreaksNothing() {
    Compiled run =
        CorpusRuns.of(
                """
                SFBUF well
                "Nothing happens."
                machine { pages = p0; }
                thread a @ cpu0 {
                    vm_page_wire(p0);
                    vm_page_unwire(p0);
                }
                env { migrate none; }
                invariant unwired: wired(p0) == 0;
                expect violation of unwired;
                """)
            .get(0);
    var system = new org.sfmc.checker.unfold.Unfolding(run.builder()).system();

    assertEquals(
        List.of(new Broken("unwired", "wired(p0) == 0 is false: wired(p0) is 1")),
        Runner.replay(run, Options.defaults(), Schedule.parse("a*2", system)).broken());
    assertEquals(
        List.of(), Runner.replay(run, Options.defaults(), Schedule.parse("", system)).broken());
  }
}
