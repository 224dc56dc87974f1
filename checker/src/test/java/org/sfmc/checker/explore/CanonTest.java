package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.symmetry.Group;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.scenarios.compile.Compiled;

/** The least image of a state is that of all its images, each made field by field. */
class CanonTest {
  private static final Limits LIMITS = new Limits(20_000, Integer.MAX_VALUE, 0, 1L << 30);

  /** Three threads, so that two may wait at once for the only buffer, in whichever order. */
  private static final String SLEEPERS =
      """
      SFBUF sleepers
      "Three threads take turns with one buffer."
      machine { cpus = 1; buffers = 1; pages = p0, p1, p2; }
      thread a {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p0);
      }
      thread b {
          vm_page_wire(p1);
          struct sf_buf *sf = sf_buf_alloc(p1, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p1);
      }
      thread c {
          vm_page_wire(p2);
          struct sf_buf *sf = sf_buf_alloc(p2, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p2);
      }
      forall all_free: free_buffers == 1;
      """;

  private final Set<Integer> sleepers = new HashSet<>();

  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> ofTheStatesOfTheCorpus() {
    return CorpusRuns.each(this::walk);
  }

  @Test
  void ofThreadsThatSleep() {
    walk(CorpusRuns.of(SLEEPERS).get(0));

    assertTrue(sleepers.contains(2), "two never slept at once");
  }

  private void walk(Compiled run) {
    Group group = new SymmetricSearch(run.builder(), Grain.LOCK, LIMITS, 1).group();
    for (int seed = 0; seed < 10 && group.size() > 1; seed++) {
      Unfolding unfolding = new Unfolding(run.builder());
      Ranges ranges = new Ranges(unfolding.system());
      Symmetry symmetry = new Symmetry(group, unfolding);
      try {
        walk(symmetry, unfolding, new Packing(unfolding, ranges, false), new Random(seed));
      } catch (Packing.TooNarrow | Symmetry.Broken end) {
        // A search would pack again, or begin again with fewer of them.
        continue;
      }
    }
  }

  private void walk(Symmetry symmetry, Unfolding unfolding, Packing packing, Random random) {
    Audit audit = new Audit(symmetry, unfolding, Grain.LOCK, packing);
    Stepper stepper = new Stepper(unfolding, Grain.LOCK, packing, new Lessons(), audit, null);
    Canon canon = new Canon(symmetry, packing);
    Position position = new Position(unfolding, Grain.LOCK);
    long[] state = new long[packing.words()];
    packing.pack(position, state, 0);
    while (true) {
      compare(symmetry, unfolding, packing, canon, state);
      stepper.lookUp(state, 0);
      List<long[]> next = new ArrayList<>();
      for (int group = 0; group < stepper.groups(); group++) {
        Moves moves = stepper.moves();
        int record = stepper.record(group);
        for (int made = moves.first(record); made < moves.end(record); made = moves.next(made)) {
          if (moves.outcome(made) == Stepper.DONE) {
            long[] to = new long[packing.words()];
            moves.apply(made, state, 0, to, 0);
            next.add(to);
          }
        }
      }
      if (next.isEmpty() || random.nextInt(200) == 0) {
        return;
      }
      state = next.get(random.nextInt(next.size()));
    }
  }

  private void compare(
      Symmetry symmetry, Unfolding unfolding, Packing packing, Canon canon, long[] state) {
    Position position = new Position(unfolding, Grain.LOCK);
    Position image = new Position(unfolding, Grain.LOCK);
    packing.unpack(state, 0, position);
    unfolding.system().layout().sorted().forEach(set -> count(set.first(), set.count(), position));
    long[] least = null;
    int[] cells = new int[position.cells().size()];
    List<long[]> images = new ArrayList<>();
    for (int h = 0; h < symmetry.group().size(); h++) {
      symmetry.mirror(h, position, image, cells);
      long[] packed = new long[packing.words()];
      packing.pack(image, packed, 0);
      images.add(packed);
      least = least == null || compare(packed, least) < 0 ? packed : least;
    }
    long[] found = new long[packing.words() + 1];
    canon.put(state, 0, found, 1);
    long[] expected = new long[packing.words() + 1];
    System.arraycopy(least, 0, expected, 1, least.length);
    assertArrayEquals(expected, found);
    assertEquals(0, compare(state, images.get(0)), "the first is the state itself");
  }

  private void count(int first, int most, Position position) {
    int count = 0;
    while (count < most && position.cells().get(first + count) != 0) {
      count++;
    }
    sleepers.add(count);
  }

  private static int compare(long[] one, long[] other) {
    for (int w = 0; w < one.length; w++) {
      if (one[w] != other[w]) {
        return Long.compare(one[w], other[w]);
      }
    }
    return 0;
  }
}
