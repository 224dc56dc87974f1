package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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

  @Property(tries = 60)
  void saysWhichStateItIs(
      @ForAll @IntRange(min = 1, max = 3) int words,
      @ForAll @IntRange(min = 2, max = 3_000) int different,
      @ForAll long seed) {
    Found found = new Found(words);
    Random random = new Random(seed);
    for (int round = 0; round < 3; round++) {
      found.clear(null);
      List<long[]> added = new ArrayList<>();
      List<Integer> said = new ArrayList<>();
      for (int entry = 0; entry < 3_000; entry++) {
        long[] state = random.longs(words, 0, different).toArray();
        int before = found.count;
        int index = add(found, state, entry);
        if (index == before) {
          assertEquals(entry, found.entries[index]);
        }
        added.add(state);
        said.add(index);
      }
      for (int entry = 0; entry < added.size(); entry++) {
        assertArrayEquals(added.get(entry), state(found, said.get(entry), words));
      }
    }
  }

  @Test
  void whatIsFoundTwiceInARowIsOneState() {
    Found found = new Found(2);
    add(found, new long[] {1, 2}, 0);

    assertEquals(0, add(found, new long[] {1, 2}, 1));
    assertNotEquals(0, add(found, new long[] {1, 3}, 2));
    assertEquals(2, found.count);
    assertEquals(0, found.entries[0], "the first that led there");
  }

  @Test
  void whatWasForgottenIsFoundAnew() {
    Found found = new Found(1);
    add(found, new long[] {1}, 0);
    found.clear(null);

    assertEquals(0, add(found, new long[] {1}, 5));
    assertEquals(1, found.count);
    assertEquals(5, found.entries[0]);
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
    assertEquals(0, add(found, new long[] {4}, 2));
    assertArrayEquals(new long[] {2, 7, 2, 7}, Arrays.copyOf(found.keys, 4));
    assertEquals(found.hashes[0], found.hashes[1]);
  }
}
