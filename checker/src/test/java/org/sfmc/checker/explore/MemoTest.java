package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MemoTest {
  /** An answer that depends on two bytes of a state, or on three where the first is even. */
  private static int answer(long[] state) {
    int first = (int) state[0] & 0xFF;
    int second = (int) (state[1] >>> 40) & 0xFF;
    return 1 + first + second + (first % 2 == 0 ? (int) state[1] & 0xFF : 0);
  }

  private static long[] lookedAt(long[] state) {
    boolean third = (state[0] & 1) == 0;
    return new long[] {0xFF, 0xFFL << 40 | (third ? 0xFF : 0)};
  }

  @Property(tries = 100)
  void whatIsRememberedIsTrueOfEveryStateThatLooksTheSame(
      @ForAll @IntRange(min = 1, max = 0x3F) int values, @ForAll long seed) {
    Memo memo = new Memo(2);
    Random random = new Random(seed);
    Map<Boolean, Integer> asked = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      long noise = random.nextLong() & 0xFFFF_0000_0000L >> 8;
      long[] state = {
        random.nextInt(values) | noise << 16,
        (long) random.nextInt(values) << 40 | random.nextInt(values)
      };
      int known = memo.get(state, 0);
      asked.merge(known != Memo.UNKNOWN, 1, Integer::sum);
      if (known == Memo.UNKNOWN) {
        memo.dependsOn(lookedAt(state));
        memo.put(state, 0, answer(state));
      } else {
        assertEquals(answer(state), known);
      }
    }
    if (values < 8) {
      // Then there are few answers, and nearly all questions repeat one.
      assertEquals(true, asked.get(true) > 4_000, () -> "known only " + asked);
    }
  }
}
