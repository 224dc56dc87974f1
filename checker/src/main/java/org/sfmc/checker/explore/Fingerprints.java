package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Fingerprints of states, of 64 bits: the sum of what stands for each field's value, scattered over
 * all bits. The same for a state however it is packed: what has its initial value counts for
 * nothing, because a cell that has never had another may take no bits.
 */
final class Fingerprints implements KeyMaker {
  private final Packing packing;
  private final Slice[] slices;

  /** For each slice and value what stands for it; 0 where that is not known. */
  private final long[][] sums;

  Fingerprints(Packing packing) {
    this.packing = packing;
    this.slices = Slice.of(packing, field -> true);
    this.sums = new long[slices.length][0];
  }

  /** The probability that among so many states two have one fingerprint, at most. */
  static double omission(long states) {
    return 0.5 * states * (states - 1) / Math.pow(2, Long.SIZE);
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public void put(long[] state, int at, long[] into, int to) {
    long sum = 0;
    for (int s = 0; s < slices.length; s++) {
      int value = slices[s].of(state, at);
      long known = value < sums[s].length ? sums[s][value] : 0;
      sum += known != 0 ? known : learn(s, value);
    }
    into[to] = sum;
  }

  private long learn(int s, int value) {
    Slice slice = slices[s];
    long sum = 0;
    for (int f : slice.fields()) {
      int moved = slice.field(packing, f, value) + packing.lowOf(f) - packing.initialOf(f);
      sum += moved == 0 ? 0 : mix(mix(f + 1L) + moved);
    }
    if (value >= sums[s].length) {
      int room = Math.max(value + 1, 2 * sums[s].length);
      sums[s] = Arrays.copyOf(sums[s], room);
    }
    sums[s][value] = sum;
    return sum;
  }

  /**
   * The finalizer of Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (2014).
   */
  private static long mix(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
