package org.sfmc.checker.explore;

/**
 * How an {@code int}, other than 0, tells of a state: its number plus one in as many low bits as
 * numbers need, and above them a tag of its hash.
 */
final class Entries {
  /** Bits of numbers in the beginning; those above are enough to tell most states apart. */
  private static final int NARROWEST = 22;

  private final int skipped;
  private int bits = NARROWEST;

  /** The tag is taken from the hash without so many low bits, which tell something else. */
  Entries(int skipped) {
    this.skipped = skipped;
  }

  /** Whether there is room for numbers up to one. */
  boolean fits(long highest) {
    return bitsFor(highest) <= bits;
  }

  /**
   * Makes room for numbers up to one, and if it costs nothing else up to another. Entries that were
   * made before mean nothing any more.
   */
  void widen(long highest, long wanted) {
    bits = Math.max(bits, bitsFor(Math.max(highest, Math.min(wanted, Integer.MAX_VALUE - 1))));
  }

  private static int bitsFor(long highest) {
    if (highest >= Integer.MAX_VALUE) {
      throw new IllegalStateException("more states than an int can number");
    }
    return Long.SIZE - Long.numberOfLeadingZeros(highest + 1);
  }

  /** The entry of a state. */
  int entry(long hash, int number) {
    return tag(hash) | number + 1;
  }

  /** The tag alone: the entry of number −1. */
  int tag(long hash) {
    return (int) (hash >>> skipped) << bits;
  }

  /** Whether an entry is of a state whose hash has this tag. */
  boolean hasTag(int entry, int tag) {
    return entry >>> bits == tag >>> bits;
  }

  /** The number that an entry tells. */
  int numberOf(int entry) {
    return (entry & (1 << bits) - 1) - 1;
  }
}
