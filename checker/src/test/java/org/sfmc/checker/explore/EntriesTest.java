package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EntriesTest {
  @Property(tries = 1_000)
  void tellsTheNumberOfAState(
      @ForAll long hash,
      @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE - 1) int highest,
      @ForAll @LongRange(min = 0, max = 1L << 33) long wanted,
      @ForAll @IntRange(min = 0, max = 100) int below) {
    Entries entries = new Entries(6);
    entries.widen(highest, wanted);
    int number = Math.max(0, highest - below);

    int entry = entries.entry(hash, number);

    assertTrue(entries.fits(highest));
    assertNotEquals(0, entry, "which is that of nothing");
    assertEquals(number, entries.numberOf(entry));
    assertEquals(entry, entries.tag(hash) | number + 1);
  }

  @Test
  void numbersAreInts() {
    Entries entries = new Entries(6);

    assertThrows(IllegalStateException.class, () -> entries.widen(Integer.MAX_VALUE, 0));
  }
}
