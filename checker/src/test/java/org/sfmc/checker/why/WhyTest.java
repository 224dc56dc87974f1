package org.sfmc.checker.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.run.Minimized;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Verdict;
import org.sfmc.scenarios.compile.Compiled;

/** Runs so small that what they depend on is plain. */
class WhyTest {
  private static final String HEAD =
      """
      SFBUF small
      "A word that three threads set and one looks at."
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      shared int y = 0;
      shared int z = 0;
      """;

  private Compiled run;
  private Finding finding;
  private Trace trace;

  private Why why(String threads) {
    run = CorpusRuns.of(HEAD + threads).get(0);
    Verdict.Violated violated = (Verdict.Violated) Runner.run(run, Options.defaults()).verdict();
    finding = Minimized.of(run, Options.defaults(), violated.finding()).finding();
    trace = Runner.trace(run, Options.defaults(), finding);
    return Why.of(run, Options.defaults().grain(), finding, trace);
  }

  private String text(int row) {
    return trace.rows().get(row - 1).text();
  }

  @Test
  void aCauseIsWhoSetLastWhatThePromiseLooksAt() {
    Why why =
        why(
            """
            thread one @ cpu0 { z = 1; x = 1; y = 1; x = 2; }
            thread two @ cpu0 { y = 5; await(done(one)); z = 9; }
            env { migrate none; }
            invariant low: x < 2;
            expect violation of low;
            """);

    assertEquals(List.of(), why.slice().causes());
    assertEquals(Set.of("x"), why.slice().looked());
    int last = trace.rows().size();
    assertEquals("x = 2", text(last));
    assertEquals(List.of("x"), why.slice().wrote().get(last));
  }

  @Test
  void theFalsePartOfAConjunctionIsNamedAndLookedAtAlone() {
    Why why =
        why(
            """
            thread one @ cpu0 { z = 1; y = 1; x = 1; }
            thread two @ cpu0 { await(x == 1); z = 2; }
            env { migrate none; }
            invariant parts: y < 9 && (z < 2 || x == 0) && x < 5;
            expect violation of parts;
            """);

    assertEquals("z < 2 || x == 0", trace.failed().text());
    assertEquals(Set.of("x", "z"), why.slice().looked());
    assertEquals(List.of("x = 1"), why.slice().causes().stream().map(this::text).toList());
  }

  @Test
  void aThreadIsAloneFromWhereItNeedsNobodyElse() {
    Why why =
        why(
            """
            thread one @ cpu0 { x = 1; y = 1; }
            thread two @ cpu0 { await(y == 1); assert(x == 0); }
            env { migrate none; }
            expect violation of assert;
            """);

    assertEquals(Optional.of(new Alone(2)), why.alone());
    assertEquals(Escape.Kind.NONE, why.escape().orElseThrow().kind());
  }

  @Test
  void theLastChoiceThatWouldHaveSavedTheRun() {
    Why why =
        why(
            """
            thread one @ cpu0 { x = 1; y = 1; x = 0; }
            thread two @ cpu0 { await(y == 1); assert(x == 0); }
            env { migrate none; }
            expect violation of assert;
            """);

    Escape escape = why.escape().orElseThrow().escape();
    assertEquals(finding.run().size() - 1, escape.move());
    assertEquals("one*2 two one two", escape.passing().text(Runner.system(run)));
    assertTrue(Runner.replay(run, Options.defaults(), escape.passing()).broken().isEmpty());
  }

  @Test
  void withoutTheBugTheRunsPartWhereItActs() {
    run =
        CorpusRuns.of(
                """
                SFBUF small
                "A sleeper that nobody wakes."
                machine { buffers = 1; pages = p0, p1; }
                thread one @ cpu0 {
                    vm_page_wire(p0);
                    struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
                    sf_buf_free(sf);
                    vm_page_unwire(p0);
                }
                thread two @ cpu0 {
                    vm_page_wire(p1);
                    struct sf_buf *sf = sf_buf_alloc(p1, SFB_DEFAULT);
                    sf_buf_free(sf);
                    vm_page_unwire(p1);
                }
                env { migrate none; }
                expect violation of no_lost_wakeup with bug = no_wakeup;
                """)
            .get(0);
    Verdict.Violated violated = (Verdict.Violated) Runner.run(run, Options.defaults()).verdict();
    finding = Minimized.of(run, Options.defaults(), violated.finding()).finding();
    trace = Runner.trace(run, Options.defaults(), finding);

    WithoutBug without =
        Why.of(run, Options.defaults().grain(), finding, trace).withoutBug().orElseThrow();

    assertEquals("mtx_unlock(sf_buf_lock)", without.here());
    assertEquals("wakeup(sf_buf_freelist): 1 thread", without.there());
    assertTrue(without.ends());
  }
}
