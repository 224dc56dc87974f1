package org.sfmc.checker.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.scenarios.compile.Compiled;

/** Bugs that Lincheck has to find, in each way of running it, or its silence says nothing. */
@Tag("lincheck")
class ControlsTest {
  private static final int ENOUGH = 4_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait[bug=want_outside_lock]                         | no_lost_wakeup",
        "unlocked_free[bug=unlocked_free]                    | guarded_by",
        "racy_count[bug=unlocked_count]                      | guarded_by",
        "racy_count[bug=racy_count]                          | refs_match_holders",
        "dup[buffers=2]                                      | one_mapping_per_page",
        "early_reuse[bug=hit_stays_on_free_list]             | no_reuse_while_referenced",
        "hold_and_wait[LATER=SFB_DEFAULT]                    | no_deadlock",
        "swallowed[bug=wakeup_one]                           | no_lost_wakeup",
        "too_early[bug=invalidate_before_store]              | tlb_coherent"
      })
  void inSteps(String id, String property) {
    Compiled run = LincheckTests.run(id);

    Opinion opinion =
        SecondOpinion.onSteps(run.builder(), LincheckTests.until(ENOUGH, 1, property));

    assertTrue(opinion.violated().containsKey(property), id + ": " + opinion.violated());
    assertFalse(opinion.exhausted());
    assertTrue(opinion.trace().orElseThrow().contains("run(0)"), "Lincheck's own trace");
    Replayed replayed =
        Runner.replay(
            run, Options.defaults().with(Grain.LOCK), opinion.violated().get(property).schedule());
    assertEquals(1, replayed.broken().stream().filter(b -> b.property().equals(property)).count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait[bug=want_outside_lock]                         | no_lost_wakeup",
        "unlocked_free[bug=unlocked_free]                    | apart",
        "racy_count[bug=unlocked_count]                      | list_intact",
        "racy_count[bug=racy_count]                          | refs_match_holders",
        "dup[buffers=2]                                      | one_mapping_per_page",
        "early_reuse[bug=hit_stays_on_free_list]             | no_reuse_while_referenced",
        "hold_and_wait[LATER=SFB_DEFAULT]                    | no_deadlock",
        "swallowed[bug=wakeup_one]                           | no_lost_wakeup",
        "too_early[bug=invalidate_before_store]              | tlb_coherent"
      })
  void inAccesses(String id, String property) {
    Opinion opinion =
        SecondOpinion.onAccesses(
            LincheckTests.run(id).builder(), LincheckTests.until(ENOUGH, 1, property));

    assertTrue(
        opinion.violated().containsKey(property),
        id + " in " + opinion.executions() + ": " + opinion.violated());
  }
}
