package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.compile.Compiled;

/** A search with partial-order reduction says what a whole one says. */
class AmpleTest {
  private static final Limits LIMITS = new Limits(20_000, Integer.MAX_VALUE, 0, 1L << 30);

  /** Nobody has to do with anybody: one order of all steps is enough. */
  @ParameterizedTest
  @CsvSource({"1, 3", "2, 4", "3, 3", "4, 5"})
  void whoIsApartGoesAlone(int threads, int steps) {
    SystemBuilder system = Systems.apart(threads, steps, false);

    assertEquals((int) Math.pow(steps + 1, threads), all(system).states());
    Exploration found = search(system, 1);
    assertEquals(threads * steps + 1, found.states());
    assertEquals(threads * steps, found.leftAlone());
    assertEquals(1, found.finals());
  }

  /** That somebody looks at what others do comes out late, and then counts from the beginning. */
  @Test
  void whatIsSeenLateCounts() {
    SystemBuilder system = Systems.apart(3, 4, true);
    Exploration whole = all(system);
    Exploration found = search(system, 1);

    assertEquals(whole.finals(), found.finals());
    assertTrue(found.leftAlone() > 0 && found.states() < whole.states() / 2, found.toString());
  }

  /** What comes out while nobody has gone alone yet counts at once, and later it is too late. */
  @Test
  void whatIsSeenCountsFromThenOn() {
    Unfolding unfolding = new Unfolding(Systems.increments(2, false));
    Packing packing = new Packing(unfolding, new Ranges(unfolding.system()), false);
    long[] state = new long[packing.words()];
    Footprints footprints = new Footprints(2, 0);
    footprints.add(0, 0, writes(0));
    AmpleSets ample = new AmpleSets(footprints, 2);
    assertTrue(ample.suffices(0, packing, state, 0));

    footprints.add(1, 0, writes(0));
    ample.catchUp(0);
    assertFalse(ample.suffices(0, packing, state, 0), "both write to it");
    assertTrue(ample.areJustified(), "nobody has gone alone");

    ample.catchUp(1);
    assertTrue(ample.areJustified(), "nothing new was seen");

    footprints.add(1, 0, writes(1));
    ample.catchUp(1);
    assertFalse(ample.areJustified());
  }

  private static Footprints.Print writes(int cell) {
    Footprints.Print print = new Footprints.Print();
    print.written.set(cell);
    return print;
  }

  @Test
  void whoGoesRoundForEverHidesNobody() {
    assertEquals("kept", search(Systems.roundAndRound(), 1).violations().get(0).claim());
  }

  @Test
  void whatAPromiseLooksAtIsInOrder() {
    assertEquals("in_turn", search(Systems.inTurn(), 1).violations().get(0).claim());
  }

  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> theCorpusFaresTheSame() {
    return CorpusRuns.each(AmpleTest::compare);
  }

  private static void compare(Compiled run) {
    Exploration all = all(run.builder());
    Exploration found = search(run.builder(), 1);

    if (all.violations().isEmpty()) {
      assertEquals(List.of(), found.violations());
      assertEquals(Explorations.values(all), Explorations.values(found));
      assertEquals(all.finals(), found.finals());
      assertEquals(all.unmet(), found.unmet());
      assertEquals(all.passed(), found.passed());
      assertEquals(all.discarded() > 0, found.discarded() > 0);
      assertTrue(found.isExhaustive());
      assertTrue(found.states() <= all.states());
      assertEquals(
          Explorations.withoutCost(found),
          Explorations.withoutCost(search(run.builder(), 2)),
          "by two workers");
    } else {
      assertEquals(all, found);
    }
  }

  @Tag("thorough")
  @Test
  void someRunsOfTheCorpusAreReduced() {
    AtomicInteger reduced = new AtomicInteger();
    CorpusRuns.all()
        .filter(run -> search(run.builder(), 1).leftAlone() > 0)
        .forEach(run -> reduced.incrementAndGet());

    assertTrue(reduced.get() > 50, () -> reduced + " runs");
  }

  private static Exploration all(SystemBuilder system) {
    return new Search(system, Grain.LOCK, LIMITS, f -> false).run();
  }

  private static Exploration search(SystemBuilder system, int workers) {
    return new AmpleSearch(system, Grain.LOCK, LIMITS, workers)
        .run(new Watcher() {}, () -> all(system));
  }
}
