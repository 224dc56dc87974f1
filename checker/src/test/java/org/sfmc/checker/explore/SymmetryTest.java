package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.compile.Compiled;

/** A search up to symmetries says what a whole one says. */
class SymmetryTest {
  private static final Limits LIMITS = new Limits(20_000, Integer.MAX_VALUE, 0, 1L << 30);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void incrementsHaveAsManyOrbitsAsThereAre(int threads) {
    assertEquals(orbits(threads), search(Systems.increments(threads, true), 1).states());
  }

  /**
   * Counts states of the increments by themselves, those with the same threads in any order once.
   */
  private static int orbits(int threads) {
    Set<List<Integer>> known = new HashSet<>();
    visit(0, new int[threads], known);
    return known.size();
  }

  /**
   * A thread is 0 before it reads, twice what it read plus 1, or that plus 1 once it has written.
   */
  private static void visit(int counter, int[] at, Set<List<Integer>> known) {
    int[] sorted = Arrays.copyOf(at, at.length + 1);
    Arrays.sort(sorted, 0, at.length);
    sorted[at.length] = counter;
    if (!known.add(Arrays.stream(sorted).boxed().toList())) {
      return;
    }
    for (int t = 0; t < at.length; t++) {
      int[] next = at.clone();
      if (at[t] == 0) {
        next[t] = 2 * counter + 1;
        visit(counter, next, known);
      } else if (at[t] % 2 == 1) {
        next[t] = at[t] + 1;
        visit((at[t] - 1) / 2 + 1, next, known);
      }
    }
  }

  @Test
  void whatOnlyLooksLikeASymmetryIsNone() {
    SystemBuilder system = Systems.nearlyAlike(3);
    AtomicInteger tried = new AtomicInteger();

    Exploration found =
        new SymmetricSearch(system, Grain.LOCK, LIMITS, 1, 0)
            .run(
                new Watcher() {
                  @Override
                  public void round(int states, int queued, int depth, long transitions) {
                    tried.incrementAndGet();
                  }
                },
                () -> all(system));

    assertTrue(tried.get() > 0, "it was hoped to be one");
    assertEquals(all(system), found);
  }

  @TestFactory
  Stream<DynamicTest> theCorpusFaresTheSame() {
    return CorpusRuns.each(SymmetryTest::compare);
  }

  private static void compare(Compiled run) {
    Exploration all = all(run.builder());
    Exploration found = search(run.builder(), 1);

    if (found.symmetries().isNone()) {
      assertEquals(all, found);
    } else if (all.isExhaustive()) {
      assertEquals(List.of(), all.violations());
      assertEquals(Explorations.values(all), Explorations.values(found));
      assertEquals(all.unmet(), found.unmet());
      assertEquals(all.passed(), found.passed());
      assertEquals(all.discarded() > 0, found.discarded() > 0);
      assertTrue(found.isExhaustive());
      found.outcomes().forEach(outcome -> follow(outcome, run.builder()));
      assertTrue(found.states() <= all.states());
      assertTrue(all.states() <= found.states() * found.symmetries().count());
      assertEquals(
          Explorations.withoutCost(found),
          Explorations.withoutCost(search(run.builder(), 2)),
          "by two workers");
    }
  }

  /** The witness of an outcome is a run, and leads to it. */
  private static void follow(Exploration.Outcome outcome, SystemBuilder system) {
    Unfolding unfolding = new Unfolding(system);
    Position position = new Position(unfolding, Grain.LOCK);
    position.start(outcome.initial());
    for (Move move : outcome.witness()) {
      assertTrue(position.step(move.index(), move.alternative()));
    }
    assertTrue(position.isFinal());
    assertEquals(outcome.values(), Judge.values(unfolding.system(), position));
  }

  @Test
  void manyRunsOfTheCorpusHaveSymmetries() {
    Set<String> reduced =
        CorpusRuns.all()
            .filter(run -> !search(run.builder(), 1).symmetries().isNone())
            .map(run -> run.run().id())
            .collect(Collectors.toSet());

    assertTrue(reduced.size() > 50, () -> reduced.size() + " runs: " + reduced);
  }

  private static Exploration all(SystemBuilder system) {
    return new Search(system, Grain.LOCK, LIMITS, f -> false).run();
  }

  private static Exploration search(SystemBuilder system, int workers) {
    return new SymmetricSearch(system, Grain.LOCK, LIMITS, workers)
        .run(new Watcher() {}, () -> all(system));
  }
}
