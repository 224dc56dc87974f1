package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.scenarios.compile.Compiled;

class FingerprintsTest {
  @Test
  void aStateHasTheSameHoweverItIsPackedAndNoOtherHasIt() {
    for (Compiled run : CorpusRuns.some(20)) {
      Unfolding unfolding = new Unfolding(run.builder());
      List<Position> positions = walk(unfolding);
      Ranges ranges = new Ranges(unfolding.system());
      for (Position position : positions) {
        for (int cell = 0; cell < position.cells().size(); cell++) {
          ranges.see(cell, position.cells().get(cell));
        }
      }
      Packing wide = new Packing(unfolding, ranges, false);
      Packing narrow = new Packing(unfolding, ranges, true);
      Fingerprints fromWide = new Fingerprints(wide);
      Fingerprints fromNarrow = new Fingerprints(narrow);
      Map<List<Long>, Long> prints = new HashMap<>();
      for (Position position : positions) {
        long print = print(position, wide, fromWide);
        assertEquals(print, print(position, narrow, fromNarrow), run.run().id());
        prints.put(words(position, wide), print);
      }

      assertEquals(prints.size(), new HashSet<>(prints.values()).size(), run.run().id());
    }
  }

  @Test
  void theInitialStateHasNone() {
    Unfolding unfolding = new Unfolding(Systems.philosophers(4, true));
    Packing packing = new Packing(unfolding, new Ranges(unfolding.system()), false);

    Position start = new Position(unfolding, Grain.LOCK);
    assertEquals(0, print(start, packing, new Fingerprints(packing)));
  }

  private static long print(Position position, Packing packing, Fingerprints fingerprints) {
    long[] state = new long[packing.words() + 1];
    packing.pack(position, state, 1);
    long[] print = {7, 0};
    fingerprints.put(state, 1, print, 1);
    assertEquals(7, print[0]);
    return print[1];
  }

  private static List<Long> words(Position position, Packing packing) {
    long[] state = new long[packing.words()];
    packing.pack(position, state, 0);
    List<Long> words = new ArrayList<>();
    for (long word : state) {
      words.add(word);
    }
    return words;
  }

  /** The positions on some runs. */
  private static List<Position> walk(Unfolding unfolding) {
    Random random = new Random(1);
    int moves = unfolding.system().threads().size() + unfolding.system().environment().size();
    List<Position> passed = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      Position position = new Position(unfolding, Grain.LOCK);
      for (int step = 0; step < 100; step++) {
        passed.add(position.copy());
        int move = random.nextInt(moves);
        Position next = position.copy();
        try {
          position = next.alternatives(move) > 0 && next.step(move, 0) ? next : position;
        } catch (Violation | Discarded end) {
          continue;
        }
      }
    }
    return passed;
  }

  /** Of two states both have one of 2^64 prints; of more, each pair. */
  @Test
  void howProbableItIsThatTwoHaveTheSame() {
    assertEquals(0, Fingerprints.omission(1));
    assertEquals(Math.pow(2, -64), Fingerprints.omission(2));
    assertEquals(10 * Math.pow(2, -64), Fingerprints.omission(5));
  }
}
