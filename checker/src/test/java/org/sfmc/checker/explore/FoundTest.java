package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FoundTest {
  /** Adds a state; returns which of those found it is. */
  static int add(Found found, long[] state, int entry) {
    int place = found.place();
    System.arraycopy(state, 0, found.states, place, state.length);
    return found.add(entry);
  }

  private static long[] state(Found found, int index, int words) {
    return Arrays.copyOfRange(found.states, index * words, (index + 1) * words);
  }

  @Property(tries = 20)
  void keepsStatesInTheirOrder(@ForAll @IntRange(min = 1, max = 3) int words, @ForAll long seed) {
    Found found = new Found(words);
    Random random = new Random(seed);
    for (int round = 0; round < 3; round++) {
      found.clear(null);
      List<long[]> added = new ArrayList<>();
      for (int entry = 0; entry < 1_000; entry++) {
        added.add(random.longs(words, 0, 5).toArray());
        assertEquals(entry, add(found, added.get(entry), entry + 7));
      }
      for (int i = 0; i < added.size(); i++) {
        assertArrayEquals(added.get(i), state(found, i, words));
        assertEquals(Hash.of(added.get(i), 0, words), found.hashes[i]);
        assertEquals(i + 7, found.entries[i]);
      }
      assertEquals(added.size(), Arrays.stream(found.inPart).sum());
    }
  }

  /** States with one key are not taken for one state: what is true of them may differ. */
  @Test
  void twoStatesOfOneKeyAreTwo() {
    Found found = new Found(1, 2);
    found.clear(
        new KeyMaker() {
          @Override
          public int words() {
            return 2;
          }

          @Override
          public void put(long[] state, int at, long[] into, int to) {
            into[to] = state[at] / 2;
            into[to + 1] = 7;
          }
        });

    assertEquals(0, add(found, new long[] {4}, 0));
    assertEquals(1, add(found, new long[] {5}, 1));
    assertArrayEquals(new long[] {2, 7, 2, 7}, Arrays.copyOf(found.keys, 4));
    assertEquals(found.hashes[0], found.hashes[1]);
  }
}
