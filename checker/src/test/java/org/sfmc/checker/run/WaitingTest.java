package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;

/** Where nobody can go on, the trace says who waits for what, and who has it. */
class WaitingTest {
  private static final String STUCK =
      """
      SFBUF stuck
      "The holder waits for a word that nobody gives, the sleeper for the holder's buffer."
      machine { buffers = 1; pages = p0, p1; }
      shared int word = 0;
      thread holder @ cpu0 {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          await(word == 1);
          sf_buf_free(sf);
          vm_page_unwire(p0);
      }
      thread sleeper @ cpu0 {
          vm_page_wire(p1);
          struct sf_buf *sf = sf_buf_alloc(p1, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p1);
      }
      env { migrate none; }
      expect violation of no_deadlock;
      """;

  @Test
  void namesWhoHoldsWhat() {
    Compiled run = CorpusRuns.of(STUCK).get(0);

    Result result = Runner.run(run, Options.defaults());

    assertEquals(List.of(), result.reasons());
    Verdict.Violated violated = (Verdict.Violated) result.verdict();
    assertEquals("no_deadlock", violated.property());
    assertEquals(
        List.of(
            "holder waits: await(word == 1), and nobody else sets word; it holds K0",
            "sleeper waits: asleep on sf_buf_freelist"),
        Runner.trace(run, Options.defaults(), violated.finding()).waiting());
  }

  @Test
  void namesTheCycle() {
    String crossed =
        """
        SFBUF crossed
        "Each holds one buffer and wants one more."
        machine { buffers = 2; pages = p0, p1, p2, p3; }
        thread left @ cpu0 {
            vm_page_wire(p0);
            vm_page_wire(p1);
            struct sf_buf *one = sf_buf_alloc(p0, SFB_DEFAULT);
            struct sf_buf *two = sf_buf_alloc(p1, SFB_DEFAULT);
            sf_buf_free(one);
            sf_buf_free(two);
        }
        thread right @ cpu0 {
            vm_page_wire(p2);
            vm_page_wire(p3);
            struct sf_buf *one = sf_buf_alloc(p2, SFB_DEFAULT);
            struct sf_buf *two = sf_buf_alloc(p3, SFB_DEFAULT);
            sf_buf_free(one);
            sf_buf_free(two);
        }
        env { migrate none; }
        expect violation of no_deadlock;
        """;
    Compiled run = CorpusRuns.of(crossed).get(0);

    Result result = Runner.run(run, Options.defaults());

    Verdict.Violated violated = (Verdict.Violated) result.verdict();
    assertEquals(
        List.of(
            "left waits: asleep on sf_buf_freelist; it holds K0",
            "right waits: asleep on sf_buf_freelist; it holds K1",
            "left waits for right, right waits for left"),
        Runner.trace(run, Options.defaults(), violated.finding()).waiting());
  }

  @Test
  void aTraceThatIsNotStuckSaysNothingOfIt() {
    Compiled run = CorpusRuns.of(STUCK).get(0);
    ModelledSystem system = new Unfolding(run.builder()).system();

    Trace trace = Runner.trace(run, Options.defaults(), Schedule.parse("holder*2", system));

    assertEquals(List.of(), trace.waiting());
  }
}
