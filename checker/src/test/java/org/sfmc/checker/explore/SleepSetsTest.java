package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.NaiveSearch.Counts;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.SystemBuilder;

/** Moves that are known to lead where others lead are not looked up, and that is not seen. */
class SleepSetsTest {
  private static final Limits LIMITS = new Limits(5_000, Integer.MAX_VALUE, 0, 1L << 30);

  @TestFactory
  Stream<DynamicTest> aSearchSaysTheSameWithoutThem() {
    return CorpusRuns.each(
        run -> {
          for (Grain grain : Grain.values()) {
            assertEquals(
                Explorations.withoutCost(search(run.builder(), grain).withoutSleepSets().run()),
                Explorations.withoutCost(search(run.builder(), grain).run()),
                grain::toString);
          }
        });
  }

  private static Search search(SystemBuilder system, Grain grain) {
    return new Search(system, grain, LIMITS, finding -> false);
  }

  /** One of his choices has nothing to do with the other thread, but the other one has. */
  @Test
  void whoMayComeToHaveMoreChoicesDoesNotSleep() {
    for (Grain grain : Grain.values()) {
      Counts naive = NaiveSearch.run(Systems.choiceThatWaits(), grain);
      assertEquals(naive, Counts.of(search(Systems.choiceThatWaits(), grain).run()));
      assertEquals(5, naive.states());
    }
  }

  /** Three threads that set a variable each, in any order: eight states, and twelve steps. */
  @Test
  void ofOrdersThatAreTheSameOneIsLookedUp() {
    SystemBuilder apart =
        CorpusRuns.of(
                """
                SFBUF test
                machine { cpus = 1; buffers = 1; pages = p0; }
                shared int x = 0; shared int y = 0; shared int z = 0;
                thread a { x = 1; }
                thread b { y = 1; }
                thread c { z = 1; }
                env { migrate none; }
                expect ok;
                """)
            .get(0)
            .builder();
    Unfolding unfolding = new Unfolding(apart);
    boolean[] keepsGoing = {true, true, true};
    try (Team team = new Team(1)) {
      Space space =
          new Space(new Space.Setting(unfolding, Grain.LOCK, List.of(), 1, Reductions.NONE));
      Round round = new Round(space, team, keepsGoing, 0);
      round.begin(new Position(unfolding, Grain.LOCK), 1);
      count(space, round);

      assertEquals(List.of(3, 0), leave(space, round, 0, 1));
      // After a both others look, after b not a, and after c nobody.
      assertEquals(List.of(3, 3), leave(space, round, 1, 4));
      assertEquals(List.of(1, 2), leave(space, round, 4, 7));
      assertEquals(8, space.store.size());
      assertEquals(List.of(0, 0), leave(space, round, 7, 8));

      round.lookAtKnown();
      assertEquals(0L, space.sleepSets.at(7));
    }
  }

  /** Leaves states; says how many steps were looked up, and how many not. */
  private static List<Integer> leave(Space space, Round round, int begin, int end) {
    round.leave(begin, end);
    count(space, round);
    Chunk chunk = round.chunk(0);
    int[] targets = Arrays.copyOf(chunk.leadsTo, chunk.count);
    int awake = (int) IntStream.of(targets).filter(to -> to >= 0).count();
    int asleep = (int) IntStream.of(targets).filter(to -> to == Chunk.ASLEEP).count();
    chunk.wake(space.steppers[0], space.store);
    targets = Arrays.copyOf(chunk.leadsTo, chunk.count);
    for (int entry = 0; entry < chunk.count; entry++) {
      if (targets[entry] >= 0) {
        int at = targets[entry] * space.packing.words();
        assertEquals(true, space.table.find(chunk.found.states, at) >= 0);
      }
    }
    assertEquals(awake + asleep, (int) IntStream.of(targets).filter(to -> to >= 0).count());
    return List.of(awake, asleep);
  }

  private static void count(Space space, Round round) {
    space.leftBelow(0);
    Chunk chunk = round.chunk(0);
    for (int i = 0; chunk.first >= 0 && i < chunk.left; i++) {
      space.store.lineage().append(chunk.children[i]);
    }
  }

  @Test
  void setsAreKeptForTheStatesThatAreToBeLeft() {
    SleepSets sets = new SleepSets();
    long before = sets.bytes();
    int begin = 0;
    int end = 0;
    for (int more = 1; more < 400; more += 3) {
      sets.reserve(end + more);
      for (int number = end; number < end + more; number++) {
        sets.put(number, 3L * number + 1);
      }
      end += more;
      for (int number = begin; number < end; number++) {
        assertEquals(3L * number + 1, sets.at(number));
      }
      begin = (begin + end) / 2;
      sets.leftBelow(begin);
    }
    assertEquals(0L, sets.at(end));
    assertTrue(sets.bytes() > before);

    sets.leftBelow(end - 1);
    sets.reserve(end + 1);
    assertEquals(before, sets.bytes());
    assertEquals(3L * (end - 1) + 1, sets.at(end - 1));

    sets.end();
    sets.reserve(end + 1_000);
    assertEquals(0L, sets.bytes());
    sets.put(end - 1, 1);
    assertEquals(0L, sets.at(end - 1));
  }

  @Test
  void whoHasNoBitNeverSleeps() {
    assertEquals(1L, SleepSets.bit(0));
    assertEquals(Long.MIN_VALUE, SleepSets.bit(63));
    assertEquals(0L, SleepSets.bit(64));
  }
}
