package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTableTest {
  private static final Team ALONE = new Team(1);

  @Property(tries = 60)
  void numbersStatesAsAHashMapWould(
      @ForAll @IntRange(min = 1, max = 5) int words,
      @ForAll @IntRange(min = 1, max = 60) int highest,
      @ForAll @IntRange(min = 1, max = 4) int workers,
      @ForAll long seed) {
    assertLikeAMap(words, highest, 12, 400, workers, new Random(seed));
  }

  @Test
  void numbersMoreStatesThanOneArrayHolds() {
    assertLikeAMap(2, Integer.MAX_VALUE, 60, 4_000, 1, new Random(1));
    assertLikeAMap(2, Integer.MAX_VALUE, 60, 4_000, 2, new Random(2));
  }

  @Test
  void statesThatAreAddedOneByOneAreNumberedAsAHashMapWould() {
    StateStore store = new StateStore(2);
    StateTable table = new StateTable(2, store);
    Map<Long, Integer> numbers = new HashMap<>();
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      long value = random.nextInt(90_000);
      int expected = numbers.computeIfAbsent(value, v -> numbers.size());
      assertEquals(expected, table.findOrAdd(new long[] {0, value, -value}, 1));
    }

    assertEquals(numbers.size(), store.size());
    assertTrue(store.size() > 70_000, "more than the fewest bits of a number tell");
  }

  @Test
  void statesThatWereInTheStoreBeforeAreFound() {
    StateStore store = new StateStore(1);
    for (int number = 0; number < 70_000; number++) {
      store.append(new long[] {7L * number + 3}, 0);
    }
    StateTable table = new StateTable(1, store);
    table.addAll();

    for (int number = 0; number < 70_000; number++) {
      assertEquals(number, table.find(new long[] {7L * number + 3}, 0));
      assertEquals(-1, table.find(new long[] {7L * number}, 0));
    }
    assertEquals(70_000, table.findOrAdd(new long[] {1}, 0));
    assertEquals(70_000, table.find(new long[] {1}, 0));
  }

  @Test
  void statesOfOneKeyAreOne() {
    StateStore store = new StateStore(1);
    StateStore keys = new StateStore(2);
    StateTable table = new StateTable(2, 1, store, keys);
    Found[] found = {new Found(1, 2)};
    for (int round = 0; round < 2; round++) {
      found[0].clear(new Halves());
      for (int half = 0; half < 100; half++) {
        FoundTest.add(found[0], new long[] {2L * half + round}, 0);
      }
      table.begin(found, 1, ALONE);
      table.add(0);
      int known = store.size();
      int news = found[0].countNews();
      store.reserve(news);
      keys.reserve(news);
      table.settle(0, known);
      table.end(1);
    }

    assertEquals(100, store.size());
    for (int half = 0; half < 100; half++) {
      assertEquals(half, table.find(new long[] {-1, half}, 0));
    }
  }

  private static final class Halves implements KeyMaker {
    @Override
    public int words() {
      return 2;
    }

    @Override
    public void put(long[] state, int at, long[] into, int to) {
      into[to] = -1;
      into[to + 1] = state[at] / 2;
    }
  }

  /** Among so many are some whose entries would be like that of the first. */
  @Test
  void noOtherStateIsTakenForTheFirst() {
    StateTable table = new StateTable(1, new StateStore(1));
    table.findOrAdd(new long[] {0}, 0);
    long[] state = new long[1];
    for (int i = 0; i < 20_000_000; i++) {
      state[0]++;
      if (table.find(state, 0) != -1) {
        fail("state " + state[0] + " is taken for the first");
      }
    }
  }

  /** One chunk is longer, and there are many: places of the round are far more than states. */
  @Test
  void whatIsCalledProvisionallyFitsWhereFewStatesAreInManyChunks() {
    Round round = new Round(1, 2_000);
    for (int state = 0; state < 10; state++) {
      FoundTest.add(round.found[200 * state], new long[] {state}, 0);
    }
    for (int state = 0; state < 17; state++) {
      FoundTest.add(round.found[1_999], new long[] {state}, 0);
    }

    round.add(2_000, 1, new Random(7));

    assertEquals(17, round.store.size());
    assertFindsAll(round);
  }

  @Test
  void whatWasMovedToADiskIsFoundThereAndMoreIsPutThere(@TempDir Path folder) {
    Disk disk = Disk.temporary(folder);
    Round round = assertLikeAMap(1, Integer.MAX_VALUE, 3, 4_000, 1, new Random(6));
    int known = round.store.size();
    assertFalse(round.table.isElsewhere());
    round.table.moveTo(disk::slots);

    assertTrue(round.table.isElsewhere());
    assertEquals(0, round.table.bytes());
    assertFindsAll(round);
    for (long value = 1; value <= 50_000; value++) {
      round.table.findOrAdd(new long[] {-value}, 0);
    }
    assertTrue(round.table.isElsewhere());
    assertEquals(known + 50_000, round.store.size());
    assertFindsAll(round);
    round.table.moveTo(Slots.InMemory::new);
    assertTrue(round.table.isElsewhere(), "it stays where it is");
    disk.delete();
  }

  private static void assertFindsAll(Round round) {
    for (int number = 0; number < round.store.size(); number++) {
      long[] states = round.store.chunk(number);
      assertEquals(number, round.table.find(states, round.store.offset(number)));
    }
  }

  @Test
  void statesThatDifferInOneBitAreDifferent() {
    Round round = new Round(3);
    for (int bit = 0; bit < 3 * Long.SIZE; bit++) {
      long[] state = new long[3];
      state[bit / Long.SIZE] = 1L << bit % Long.SIZE;
      FoundTest.add(round.found[0], state, bit);
    }

    round.add(1, 1, new Random(1));

    assertEquals(192, round.store.size());
  }

  @Test
  void whatIsCalledProvisionallyIsNoStatesNumber() {
    Round round = new Round(1);
    for (Found found : round.found) {
      for (int i = 0; i < 5; i++) {
        FoundTest.add(found, new long[] {i}, i);
      }
    }
    round.table.begin(round.found, 3, ALONE);
    for (int c = 2; c >= 0; c--) {
      round.table.add(c);
    }

    for (Found found : round.found) {
      for (int i = 0; i < found.count; i++) {
        assertTrue(found.numbers[i] >= 3 * 5, "more than can be found in the round");
      }
    }
  }

  /** Many states for few places, added by two who begin at the same moment. */
  @Test
  void twoWhoAddAtOnceLoseNothing() {
    Random random = new Random(4);
    try (Team team = new Team(2)) {
      for (int attempt = 0; attempt < 3_000; attempt++) {
        Round round = new Round(1);
        Set<Long> states = new HashSet<>();
        for (Found found : round.found) {
          for (int i = 0; i < 400; i++) {
            long state = random.nextInt(1_500);
            FoundTest.add(found, new long[] {state}, i);
            states.add(state);
          }
        }
        round.table.begin(round.found, round.found.length, team);
        team.each(round.found.length, (worker, c) -> round.table.add(c));

        int news = 0;
        for (Found found : round.found) {
          news += found.countNews();
        }
        assertEquals(states.size(), news, "attempt " + attempt);
      }
    }
  }

  @Test
  void takesAtMostEightBytesAStateWhenThereAreMany() {
    Round round = assertLikeAMap(1, Integer.MAX_VALUE, 60, 4_000, 1, new Random(3));

    double bytes = (double) round.table.bytes() / round.store.size();
    assertTrue(4 < bytes && bytes < 8, bytes + " bytes a state");
  }

  /** What a round of a search does with the table and the store. */
  private static final class Round {
    final StateStore store;
    final StateTable table;
    final Found[] found;
    final int words;

    Round(int words) {
      this(words, 3);
    }

    Round(int words, int chunks) {
      this.words = words;
      this.store = new StateStore(words);
      this.table = new StateTable(words, store);
      this.found = new Found[chunks];
      Arrays.setAll(found, c -> new Found(words));
    }

    /** Adds what was found in any order, as workers do who are more or less quick. */
    void add(int used, int workers, Random random) {
      int known = store.size();
      try (Team team = new Team(workers)) {
        table.begin(found, used, team);
      }
      List<Integer> order = new ArrayList<>(IntStream.range(0, used).boxed().toList());
      Collections.shuffle(order, random);
      order.forEach(table::add);
      int number = known;
      for (int c = 0; c < used; c++) {
        number += found[c].countNews();
      }
      store.reserve(number - store.size());
      number = known;
      for (int c = 0; c < used; c++) {
        table.settle(c, number);
        number += found[c].news;
      }
      table.end(used);
    }
  }

  private static Round assertLikeAMap(
      int words, int highest, int rounds, int adds, int workers, Random random) {
    Round round = new Round(words);
    Map<String, Integer> numbers = new HashMap<>();
    for (int r = 0; r < rounds; r++) {
      BitSet[] isNew = {new BitSet(), new BitSet(), new BitSet()};
      for (int c = 0; c < round.found.length; c++) {
        Found found = round.found[c];
        found.clear(null);
        for (int i = 0; i < adds; i++) {
          long[] state = random.longs(words, 0, highest).map(v -> v << v % 33).toArray();
          int index = FoundTest.add(found, state, i);
          if (numbers.putIfAbsent(Arrays.toString(state), numbers.size()) == null) {
            isNew[c].set(index);
          }
        }
      }

      round.add(round.found.length, workers, random);

      for (int c = 0; c < round.found.length; c++) {
        Found found = round.found[c];
        BitSet said = new BitSet();
        IntStream.range(0, found.count).filter(i -> found.isNew[i]).forEach(said::set);
        assertEquals(isNew[c], said);
      }
    }
    assertEquals(numbers.size(), round.store.size());
    for (int number = 0; number < round.store.size(); number++) {
      int at = round.store.offset(number);
      long[] state = Arrays.copyOfRange(round.store.chunk(number), at, at + words);
      assertEquals(number, numbers.get(Arrays.toString(state)));
      assertEquals(number, round.table.find(state, 0));
    }
    assertEquals(-1, round.table.find(new long[] {-1, -1, -1, -1, -1}, 0));
    return round;
  }
}
