package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sfmc.checker.systems.Systems;
import org.sfmc.model.system.SystemBuilder;

/**
 * Exact counts of systems that others have counted.
 *
 * <p>TLC's "generated" is initial states plus all successors; ours counts successors only. TLC
 * prints a depth in states, we in steps.
 */
class PublishedCountsTest {
  @ParameterizedTest
  @EnumSource(Grain.class)
  void petersonWithBusyWait(Grain grain) {
    Exploration found = explore(Systems.peterson(false), grain);

    assertEquals(42, found.states());
    assertEquals(85, 1 + found.transitions());
  }

  @Test
  void petersonWithAwait() {
    Exploration found = explore(Systems.peterson(true), Grain.LOCK);

    assertEquals(42, found.states());
    assertEquals(77, 1 + found.transitions());
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void fourPhilosophersWithOrderedForks(Grain grain) {
    Exploration found = explore(Systems.philosophers(4, true), grain);

    assertEquals(118, found.states());
    assertEquals(301, 1 + found.transitions());
    assertEquals(0, found.violations().size());
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void twoPhaseCommitWithThreeManagers(Grain grain) {
    Exploration found = explore(Systems.twoPhaseCommit(3), grain);

    assertEquals(288, found.states());
    assertEquals(1146, 1 + found.transitions());
    assertEquals(11, 1 + found.depth());
    assertEquals("[]", found.violations().toString());
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 13", "3, 84", "4, 755"})
  void incrementsThatAreNotAtomic(int threads, int states) {
    assertEquals(states, explore(Systems.increments(threads, true), Grain.LOCK).states());
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 12", "3, 59", "4, 330"})
  void aDeadLocalDoesNotTellStatesApart(int threads, int states) {
    assertEquals(states, explore(Systems.increments(threads, false), Grain.LOCK).states());
  }

  @Test
  void philosophersWhoAllReachTheSameWayDeadlock() {
    Exploration found = explore(Systems.philosophers(4, false), Grain.LOCK);

    assertEquals(
        List.of("no_deadlock"),
        found.violations().stream().map(Finding::claim).distinct().toList());
    assertEquals(4, found.violations().get(0).run().size());
  }

  @Test
  void everyAlternativeOfAChoiceIsFollowed() {
    Exploration found = explore(Systems.oneChoice(3), Grain.LOCK);

    assertEquals(4, found.states());
    assertEquals(3, found.finals());
  }

  private static Exploration explore(SystemBuilder system, Grain grain) {
    return new Search(system, grain, Limits.defaults(), f -> false).run();
  }
}
