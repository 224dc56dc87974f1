package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EndsTest {
  private static final int STATES = 8;

  /** For each state the targets of its steps; a negative one says that a run ends there. */
  @Provide
  Arbitrary<List<List<Integer>>> graphs() {
    return Arbitraries.integers().between(-1, STATES - 1).list().ofMaxSize(3).list().ofSize(STATES);
  }

  @Provide
  Arbitrary<List<Integer>> heights() {
    return Arbitraries.integers().between(0, 4).list().ofSize(STATES);
  }

  @Property(seed = "8", tries = 3000)
  void theFirstStateWithoutAnEndIsTheOneThatWalkingFindsNoneFrom(
      @ForAll("graphs") List<List<Integer>> graph, @ForAll("heights") List<Integer> heights) {
    Ends ends = new Ends();
    for (int state = 0; state < STATES; state++) {
      int height = heights.get(state);
      if (graph.get(state).contains(-1)) {
        ends.end(state);
      } else if (graph.get(state).stream().noneMatch(to -> heights.get(to) > height)) {
        ends.lags(state);
      }
    }

    assertEquals(
        firstWithoutEnd(graph),
        ends.firstWithoutEnd(
            STATES,
            new Ends.Steps() {
              @Override
              public int[] from(int state) {
                return graph.get(state).stream().filter(t -> t >= 0).mapToInt(t -> t).toArray();
              }

              @Override
              public int height(int state) {
                return heights.get(state);
              }
            }));
  }

  private static int firstWithoutEnd(List<List<Integer>> graph) {
    for (int state = 0; state < STATES; state++) {
      if (!reachesAnEnd(graph, state)) {
        return state;
      }
    }
    return -1;
  }

  private static boolean reachesAnEnd(List<List<Integer>> graph, int from) {
    Set<Integer> seen = new HashSet<>(Set.of(from));
    Deque<Integer> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      for (int target : graph.get(queue.remove())) {
        if (target < 0) {
          return true;
        } else if (seen.add(target)) {
          queue.add(target);
        }
      }
    }
    return false;
  }
}
