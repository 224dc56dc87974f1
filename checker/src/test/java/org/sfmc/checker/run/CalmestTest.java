package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.Calmest;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.EventKind;
import org.sfmc.scenarios.compile.Compiled;

/** The calmest run breaks what the shortest one breaks, and none that does is calmer. */
class CalmestTest {
  private static final Limits LIMITS = new Limits(3_000, Integer.MAX_VALUE, 0, 1L << 30);

  /** What a run costs: first what disturbs a reader, then its length. */
  private record Cost(int disturbances, int steps) implements Comparable<Cost> {
    @Override
    public int compareTo(Cost other) {
      return Comparator.comparingInt(Cost::disturbances)
          .thenComparingInt(Cost::steps)
          .compare(this, other);
    }

    static Cost of(ModelledSystem system, List<Move> run) {
      int last = -1;
      int disturbances = 0;
      for (Move move : run) {
        disturbances += disturbs(system, last, move.index()) ? 1 : 0;
        last = isThread(system, move.index()) ? move.index() : last;
      }
      return new Cost(disturbances, run.size());
    }
  }

  private static boolean isThread(ModelledSystem system, int index) {
    return index < system.threads().size();
  }

  private static boolean disturbs(ModelledSystem system, int last, int index) {
    if (isThread(system, index)) {
      return last >= 0 && last != index;
    }
    EventKind kind = system.environment().get(index - system.threads().size()).kind();
    return kind == EventKind.SIGNAL || kind == EventKind.MIGRATION;
  }

  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> theCalmestRunBreaksTheSame() {
    return CorpusRuns.each(CalmestTest::assertBreaksTheSame);
  }

  private static void assertBreaksTheSame(Compiled run) {
    Unfolding unfolding = new Unfolding(run.builder());
    ModelledSystem system = unfolding.system();
    for (Finding shortest : found(run).violations()) {
      Optional<Finding> calmest = calmest(run, shortest);
      if (calmest.isPresent()) {
        assertBreaksTheSame(run, shortest, calmest.get());
        Cost cost = Cost.of(system, calmest.get().run());
        assertTrue(cost.compareTo(Cost.of(system, shortest.run())) <= 0);
        assertTrue(cost.steps() >= shortest.run().size());
        assertEquals(calmest, calmest(run, shortest), "found twice");
      } else {
        assertTrue(
            shortest.claim().equals("no_livelock") || shortest.run().isEmpty(),
            () -> "no calmest run to " + shortest);
      }
    }
  }

  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> noRunIsCalmer() {
    return CorpusRuns.each(CalmestTest::assertCalmest);
  }

  private static void assertCalmest(Compiled run) {
    Unfolding unfolding = new Unfolding(run.builder());
    for (Finding shortest : found(run).violations()) {
      Optional<Finding> calmest = calmest(run, shortest);
      if (calmest.isPresent()) {
        Cost cost = Cost.of(unfolding.system(), calmest.get().run());
        assertEquals(new Naive(unfolding, shortest).cheapest(cost), cost, shortest.claim());
      }
    }
  }

  /** Both of some runs, until the first of which one is not so (docs/mutation.md). */
  @Test
  void soFarInAPartOfTheCorpus() {
    for (Compiled run : CorpusRuns.some(9)) {
      assertBreaksTheSame(run);
      assertCalmest(run);
    }
  }

  private static Exploration found(Compiled run) {
    return new Search(run.builder(), Grain.LOCK, LIMITS, f -> false).run();
  }

  private static Optional<Finding> calmest(Compiled run, Finding shortest) {
    return Calmest.of(run.builder(), Grain.LOCK, Limits.defaults(), shortest);
  }

  private static void assertBreaksTheSame(Compiled run, Finding shortest, Finding calmest) {
    assertEquals(shortest.claim(), calmest.claim());
    assertEquals(shortest.thread(), calmest.thread());
    assertEquals(shortest.point(), calmest.point());
    Replayed replayed =
        Runner.replay(run, Options.defaults(), new Schedule(calmest.initial(), calmest.run()));
    assertTrue(
        replayed.broken().stream().anyMatch(b -> b.property().equals(shortest.claim())),
        () -> shortest.claim() + " is not among " + replayed.broken());
  }

  /** Dijkstra's algorithm as a textbook has it, over whole positions. */
  private static final class Naive {
    private record State(List<Integer> cells, List<Integer> nodes, int last) {}

    private record Reached(Cost cost, Position at, int last) {}

    private final Unfolding unfolding;
    private final ModelledSystem system;
    private final Finding wanted;
    private final PriorityQueue<Reached> queue =
        new PriorityQueue<>(Comparator.comparing(Reached::cost));
    private final Map<State, Cost> best = new HashMap<>();
    private Cost cheapest = new Cost(Integer.MAX_VALUE, 0);

    Naive(Unfolding unfolding, Finding wanted) {
      this.unfolding = unfolding;
      this.system = unfolding.system();
      this.wanted = wanted;
    }

    /** What the cheapest run to the violation costs; none dearer than a bound is looked at. */
    Cost cheapest(Cost bound) {
      for (int i = 0; i < system.initialStates().size(); i++) {
        Position start = new Position(unfolding, Grain.LOCK);
        start.start(i);
        reach(new Cost(0, 0), start, -1);
      }
      while (!queue.isEmpty() && queue.peek().cost().compareTo(bound) <= 0) {
        Reached next = queue.remove();
        if (best.get(state(next.at(), next.last())).equals(next.cost())) {
          leave(next);
        }
      }
      return cheapest;
    }

    private void leave(Reached from) {
      boolean goesOn = false;
      for (int m = 0; m < system.threads().size() + system.environment().size(); m++) {
        for (int a = 0; a < from.at().alternatives(m); a++) {
          Position to = from.at().copy();
          int more = disturbs(system, from.last(), m) ? 1 : 0;
          Cost cost = new Cost(from.cost().disturbances() + more, from.cost().steps() + 1);
          boolean took = true;
          try {
            took = to.step(m, a);
            if (took) {
              if (breaks(from.at(), m, to)) {
                wantedAt(cost);
              }
              reach(cost, to, isThread(system, m) ? m : from.last());
            }
          } catch (Violation panic) {
            if (m == wanted.thread()
                && panic.property().equals(wanted.claim())
                && to.node(m).point().equals(wanted.point())) {
              wantedAt(cost);
            }
          } catch (Discarded assumption) {
            took = true;
          }
          goesOn |=
              took
                  && (isThread(system, m)
                      || system.environment().get(m - system.threads().size()).isObliged());
        }
      }
      if (!goesOn && ends(from.at())) {
        wantedAt(from.cost());
      }
    }

    private void wantedAt(Cost cost) {
      cheapest = cost.compareTo(cheapest) < 0 ? cost : cheapest;
    }

    private boolean breaks(Position from, int move, Position to) {
      int thread = isThread(system, move) ? move : -1;
      return thread == wanted.thread()
          && (thread < 0 || from.node(thread).point().equals(wanted.point()))
          && system.claims().stream()
              .filter(c -> c.name().equals(wanted.claim()))
              .anyMatch(
                  c -> c.when() == When.ALWAYS && c.holds().test(from) && !c.holds().test(to));
    }

    private boolean ends(Position at) {
      if (at.isFinal()) {
        return system.claims().stream()
            .anyMatch(
                c ->
                    c.name().equals(wanted.claim())
                        && c.when() == When.FINALLY_ALWAYS
                        && !c.holds().test(at));
      }
      if (wanted.thread() < 0
          || at.node(wanted.thread()).isEnd()
          || !at.node(wanted.thread()).point().equals(wanted.point())) {
        return false;
      }
      String stuck =
          system.claims().stream()
              .filter(c -> c.when() == When.STUCK)
              .filter(c -> !c.holds().test(at))
              .map(c -> c.name())
              .findFirst()
              .orElse("no_deadlock");
      return stuck.equals(wanted.claim());
    }

    private void reach(Cost cost, Position at, int last) {
      Cost known = best.get(state(at, last));
      if (known == null || cost.compareTo(known) < 0) {
        best.put(state(at, last), cost);
        queue.add(new Reached(cost, at, last));
      }
    }

    private State state(Position at, int last) {
      List<Integer> cells = new ArrayList<>();
      for (int cell : at.cells().toArray()) {
        cells.add(cell);
      }
      List<Integer> nodes = new ArrayList<>();
      for (int t = 0; t < system.threads().size(); t++) {
        nodes.add(at.node(t).id());
      }
      return new State(cells, nodes, last);
    }
  }
}
