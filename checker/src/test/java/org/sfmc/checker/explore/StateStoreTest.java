package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StateStoreTest {
  @Property(tries = 40)
  void remembersWhatAHashMapRemembers(
      @ForAll @IntRange(min = 1, max = 5) int words,
      @ForAll @IntRange(min = 1, max = 40) int highest,
      @ForAll long seed) {
    assertLikeAMap(words, highest, 6_000, new Random(seed));
  }

  @Test
  void remembersMoreStatesThanOneChunkHolds() {
    assertLikeAMap(2, Integer.MAX_VALUE, 200_000, new Random(1));
  }

  @Test
  void statesThatDifferInOneBitAreDifferent() {
    StateStore store = new StateStore(3);

    for (int bit = 0; bit < 3 * Long.SIZE; bit++) {
      long[] state = new long[3];
      state[bit / Long.SIZE] = 1L << bit % Long.SIZE;
      assertEquals(true, store.add(state, bit - 1, bit));
    }

    assertEquals(192, store.size());
  }

  @Test
  void anEmptyStoreTakesItsTableOnly() {
    StateStore store = new StateStore(2);
    long empty = store.bytes();

    store.add(new long[2], -1, 0);

    assertEquals(8 * 4096, empty);
    assertEquals(empty + 65_536 * (2 * 8 + 8), store.bytes());
  }

  private static void assertLikeAMap(int words, int highest, int adds, Random random) {
    StateStore store = new StateStore(words);
    Map<String, Integer> numbers = new HashMap<>();
    long[][] states = new long[adds][];
    int[] moves = new int[adds];
    for (int i = 0; i < adds; i++) {
      long[] state = random.longs(words, 0, highest).map(v -> v << v % 33).toArray();
      int number = numbers.size();
      boolean isNew = numbers.putIfAbsent(Arrays.toString(state), number) == null;

      assertEquals(isNew, store.add(state.clone(), number - 1, i));

      if (isNew) {
        states[number] = state;
        moves[number] = i;
      }
    }
    assertEquals(numbers.size(), store.size());
    long[] read = new long[words];
    for (int number = 0; number < store.size(); number++) {
      store.get(number, read);
      assertArrayEquals(states[number], read);
      assertEquals(number - 1, store.parent(number));
      assertEquals(moves[number], store.move(number));
      assertFalse(store.add(states[number], -1, -1));
    }
  }
}
