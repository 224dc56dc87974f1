package org.sfmc.checker.explore;

/** What a state hashes to: its low bits choose the part of the table, its upper half the place. */
final class Hash {
  /** Bits that choose a part. */
  static final int PART_BITS = 5;

  /** The number of parts. */
  static final int PARTS = 1 << PART_BITS;

  private Hash() {}

  /** The hash of some words. */
  static long of(long[] state, int at, int words) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int w = 0; w < words; w++) {
      hash = (hash ^ state[at + w]) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 32;
    }
    hash *= 0x94D049BB133111EBL;
    return hash ^ hash >>> 29;
  }

  /** The part in which a state belongs. */
  static int part(long hash) {
    return (int) hash & PARTS - 1;
  }
}
