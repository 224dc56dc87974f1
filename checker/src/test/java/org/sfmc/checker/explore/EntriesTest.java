package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EntriesTest {
  @Property(tries = 1_000)
  void tellsNumberDistanceAndTagOfAState(
      @ForAll int bits,
      @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE - 1) int highest,
      @ForAll @IntRange(min = 0, max = 20) int distance,
      @ForAll @IntRange(min = 0, max = 32) int tagBits,
      @ForAll @IntRange(min = 0, max = 100) int below) {
    Entries entries = Entries.upTo(highest, tagBits);
    int number = Math.max(0, highest - below);

    int like = entries.like(bits, distance);
    int entry = entries.entry(like, number);

    assertTrue(entries.fit(highest));
    assertNotEquals(0, entry, "which is that of nothing");
    assertEquals(number, entries.numberOf(entry));
    assertTrue(entries.isFar(entry) || entries.distanceOf(entry) == distance);
    assertTrue(entries.isLike(entry, like));
    assertTrue(entries.tagBits <= tagBits);
    assertEquals(0, (entry ^ bits) & (int) ~(-1L >>> Integer.SIZE + entries.tagBits));
    int further = entries.like(bits, 0);
    for (int places = 0; places < distance; places++) {
      assertFalse(entries.isLike(entry, further) && !entries.isFar(entry));
      further = entries.further(further);
    }
    assertEquals(like, further);
  }

  @Test
  void aDistanceIsToldUpToFourteenWhereThereIsRoom() {
    Entries few = Entries.upTo(1_000_000);
    Entries most = Entries.upTo(Integer.MAX_VALUE - 1);

    assertFalse(few.isFar(few.like(0, 14)));
    assertTrue(few.isFar(few.like(0, 15)));
    assertEquals(8, few.tagBits);
    assertFalse(most.isFar(most.like(0, 0)));
    assertTrue(most.isFar(most.like(0, 1)));
    assertEquals(0, most.tagBits);
  }

  /** One that does not fit would be taken for another state's. */
  @Test
  void theHighestNumberOfSoManyBitsFitsAndTheNextDoesNot() {
    for (int bits = 16; bits < Integer.SIZE; bits++) {
      long highest = (1L << bits) - 2;
      Entries entries = Entries.upTo(highest);

      assertTrue(entries.fit(highest));
      assertFalse(entries.fit(highest + 1));
      assertEquals(highest, entries.numberOf(entries.entry(entries.like(-1, 0), (int) highest)));
    }
  }

  @Test
  void whereNothingIsThereIsNoNumber() {
    assertEquals(-1, Entries.upTo(5).numberOf(0));
  }

  @Test
  void numbersAreInts() {
    assertThrows(IllegalStateException.class, () -> Entries.upTo(Integer.MAX_VALUE));
  }
}
