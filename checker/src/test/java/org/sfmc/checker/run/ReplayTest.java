package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;

class ReplayTest {
  /** One buffer; the second to come sleeps, until the first gives it back or a signal comes. */
  private static final String QUEUE =
      """
      SFBUF queue
      "One waits for the other."
      machine { cpus = 2; impl = generic; buffers = 1; pages = p0, p1; }
      thread first @ cpu0 {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p0);
      }
      thread second @ cpu1 {
          vm_page_wire(p1);
          struct sf_buf *sf = sf_buf_alloc(p1, SFB_CATCH);
          if (sf != NULL)
              sf_buf_free(sf);
          vm_page_unwire(p1);
      }
      env { signal second; migrate second; }
      expect ok;
      """;

  private static final String BROKEN =
      """
      SFBUF broken
      "An assertion that fails at once."
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread t @ cpu0 {
          x = 1;
          assert(x == 2);
          x = 3;
      }
      env { migrate none; }
      expect violation of assert;
      """;

  @TestFactory
  Stream<DynamicTest> everyFindingIsReplayed() {
    return CorpusRuns.each(
        run -> {
          for (Finding finding : explore(run).findings()) {
            replay(run, finding);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyOutcomeIsReplayed() {
    return CorpusRuns.each(
        run -> {
          Unfolding unfolding = new Unfolding(run.builder());
          for (Exploration.Outcome outcome : explore(run).outcomes()) {
            Schedule schedule = new Schedule(outcome.initial(), outcome.witness());

            Position end = follow(unfolding, throughText(schedule, unfolding.system())).position();

            assertTrue(end.isFinal());
            assertEquals(
                outcome.values(),
                unfolding.system().outcome().stream().map(o -> o.value().applyAsInt(end)).toList());
          }
        });
  }

  private static Exploration explore(Compiled run) {
    return Runner.run(run, Options.defaults()).exploration();
  }

  private static void replay(Compiled run, Finding finding) {
    Unfolding unfolding = new Unfolding(run.builder());
    Schedule found = new Schedule(finding.initial(), finding.run());

    Recorder recorder = follow(unfolding, throughText(found, unfolding.system()));

    List<Claim> claims = unfolding.system().claims();
    if (!recorder.broken().isEmpty()) {
      assertEquals(finding.claim(), recorder.brokenProperty());
      assertEquals(finding.explanation(), recorder.broken());
    } else if (!finding.claim().equals("no_deadlock")) {
      Claim claim =
          claims.stream().filter(c -> c.name().equals(finding.claim())).findFirst().orElseThrow();
      boolean witness = finding.kind() == Finding.Kind.WITNESS;
      assertEquals(witness, claim.holds().test(recorder.position()));
      if (!witness) {
        assertEquals(finding.explanation(), claim.explanation().apply(recorder.position()));
      }
    }
    Trace trace = Runner.trace(run, Options.defaults(), finding);
    assertEquals(finding.explanation(), trace.broken());
    assertEquals(found.text(unfolding.system()), trace.schedule());
  }

  private static Schedule throughText(Schedule schedule, ModelledSystem system) {
    Schedule again = Schedule.parse(schedule.text(system), system);
    assertEquals(schedule, again);
    return again;
  }

  private static Recorder follow(Unfolding unfolding, Schedule schedule) {
    Recorder recorder = new Recorder(unfolding, Grain.LOCK);
    recorder.follow(schedule);
    return recorder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "first*3 second*4 | "
            + "replay diverged at step 7: the schedule wants 'second', but second waits: asleep on sf_buf_freelist; "
            + "possible here: first, second!sig",
        "first*9 | "
            + "replay diverged at step 6: the schedule wants 'first', but first is done; "
            + "possible here: second, second!sig, second>cpu0",
        "second>cpu0 second>cpu0 | "
            + "replay diverged at step 2: the schedule wants 'second>cpu0', but the event cannot happen here; "
            + "possible here: first, second, second!sig, second>cpu1",
        "second*5 second!sig | "
            + "replay diverged at step 6: the schedule wants 'second!sig', but the event cannot happen here; "
            + "possible here: first"
      })
  void aScheduleThatCannotBeFollowedSaysWhere(String schedule, String message) {
    assertEquals(message, divergence(QUEUE, schedule));
  }

  @Test
  void aScheduleThatGoesOnAfterTheViolationIsTooLong() {
    assertEquals(
        "replay diverged at step 3: the run ended one step before: assert(x == 2) is false",
        divergence(BROKEN, "t*3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "third | 'third' is no move of this run; "
            + "its moves are: first, second, second!sig, second>cpu0, second>cpu1, cpu0!K0, cpu1!K0",
        "first*x | 'first*x' has no number after its mark; write 'guest*5' for five steps",
        "first>cpu1 | 'first>cpu1' is no move of this run; "
            + "its moves are: first, second, second!sig, second>cpu0, second>cpu1, cpu0!K0, cpu1!K0"
      })
  void aWordThatNamesNoMoveSaysWhichDo(String schedule, String message) {
    ModelledSystem system = new Unfolding(CorpusRuns.of(QUEUE).get(0).builder()).system();

    Schedule.Unreadable thrown =
        assertThrows(Schedule.Unreadable.class, () -> Schedule.parse(schedule, system));

    assertEquals(message, thrown.getMessage());
  }

  private static String divergence(String scenario, String schedule) {
    Unfolding unfolding = new Unfolding(CorpusRuns.of(scenario).get(0).builder());
    Schedule parsed = Schedule.parse(schedule, unfolding.system());
    return assertThrows(Recorder.Diverged.class, () -> follow(unfolding, parsed)).getMessage();
  }
}
