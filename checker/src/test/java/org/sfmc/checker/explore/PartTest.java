package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartTest {
  /** Numbers for which entries have twelve, seven, two bits of tags, and none. */
  private static final long[] HIGHEST = {60_000, 2_000_000, 60_000_000, 2_000_000_000};

  private static final IntToLongFunction NOBODY_ASKS =
      number -> {
        throw new AssertionError("who looks at state " + number + "?");
      };

  private static Part part(int length, long highest) {
    Part part = new Part(length, Slots.InMemory::new);
    part.empty(0, highest, Slots.InMemory::new);
    part.isFilled();
    return part;
  }

  private static long[] hashes(int count, long seed) {
    return new Random(seed).longs(count).toArray();
  }

  private static void put(Part part, long[] hashes, int from) {
    for (int number = from; number < hashes.length; number++) {
      part.put(hashes[number], number);
    }
  }

  private static int find(Part part, long hash, long[] hashes) {
    int slot = part.slotFor(hash, part.home(hash));
    while (part.numberAt(slot) >= 0 && hashes[part.numberAt(slot)] != hash) {
      slot = part.slotFor(hash, part.next(slot));
    }
    return part.numberAt(slot);
  }

  private static void assertHas(Part part, long[] hashes) {
    for (int number = 0; number < hashes.length; number++) {
      assertEquals(number, find(part, hashes[number], hashes));
    }
    for (int number = 0; number < Math.min(100, hashes.length); number++) {
      assertEquals(-1, find(part, ~hashes[number], hashes));
    }
    assertEquals(hashes.length, part.size());
  }

  @Property(tries = 300)
  void whatWasPutIsFoundWhereThereIsMoreRoom(
      @ForAll @IntRange(min = 8, max = 1_000) int length,
      @ForAll @IntRange(min = 0, max = 3) int width,
      @ForAll @IntRange(min = 0, max = 3) int wider,
      @ForAll @IntRange(min = 0, max = 3) int doublings,
      @ForAll long seed) {
    Part part = part(length, HIGHEST[width]);
    long[] hashes = hashes((int) part.capacity(0), seed);
    put(part, hashes, 0);

    long highest = HIGHEST[Math.max(width, wider)];
    part.enlarge(doublings, highest, Slots.InMemory::new, number -> hashes[number]);

    if (part.isToBeFilled()) {
      assertEquals(0, part.size());
      part.isFilled();
      put(part, hashes, 0);
    }
    assertHas(part, hashes);
    assertTrue(part.entries().fit(highest));
    assertEquals((5L * length << doublings) / 6, part.capacity(0));
  }

  @Test
  void movesWithoutALookAtStatesWhoseHomeIsNear() {
    Part part = part(10_000, HIGHEST[1]);
    long[] hashes = hashes(4_000, 5);
    put(part, hashes, 0);

    part.enlarge(1, HIGHEST[1], Slots.InMemory::new, NOBODY_ASKS);

    assertFalse(part.isToBeFilled());
    assertHas(part, hashes);
  }

  @Test
  void looksAtFewStatesWhereItIsFull() {
    Part part = part(60_000, HIGHEST[1]);
    long[] hashes = hashes(50_000, 6);
    put(part, hashes, 0);
    int[] asked = {0};

    part.enlarge(
        1,
        HIGHEST[1],
        Slots.InMemory::new,
        number -> {
          asked[0]++;
          return hashes[number];
        });

    assertTrue(asked[0] > 0, "some are far from home");
    assertTrue(asked[0] < 5_000, () -> asked[0] + " of 50,000");
    assertHas(part, hashes);
  }

  @Test
  void whatWasPutIsFoundWhereItWasMoved() {
    Part part = part(1_000, HIGHEST[0]);
    long[] hashes = hashes(800, 7);
    put(part, hashes, 0);
    Slots before = part.slots();

    part.moveTo(Slots.InMemory::new);

    assertNotSame(before, part.slots());
    assertHas(part, hashes);
  }

  @Test
  void isFilledAgainWhenFewBitsOfTagsAreLeft() {
    Part part = part(8, HIGHEST[0]);

    for (int doubled = 1; doubled <= 8; doubled++) {
      part.enlarge(1, HIGHEST[0], Slots.InMemory::new, NOBODY_ASKS);
      assertFalse(part.isToBeFilled(), "after " + doubled);
    }
    part.enlarge(1, HIGHEST[0], Slots.InMemory::new, NOBODY_ASKS);

    assertTrue(part.isToBeFilled());
    assertEquals(12, part.entries().tagBits);
  }

  @Test
  void isDoubledUntilThereIsRoom() {
    Part part = new Part(12, Slots.InMemory::new);

    assertEquals(10, part.capacity(0));
    assertEquals(0, part.doublingsFor(10));
    assertEquals(1, part.doublingsFor(11));
    assertEquals(1, part.doublingsFor(20));
    assertEquals(2, part.doublingsFor(21));
  }
}
