package org.sfmc.checker.explore;

/**
 * Remembers a number for packed states, by that part of a state on which it depends.
 *
 * <p>The part is learnt: it is every bit that some answer so far has depended on. When it grows,
 * what was remembered is forgotten.
 */
final class Memo {
  /** Entries beyond which it starts afresh. */
  private static final int MOST = 1 << 16;

  /** What is remembered of a state that nothing is remembered of. */
  static final int UNKNOWN = 0;

  private final int words;
  private final int stride;
  private final long[] part;

  /** In each entry what is remembered, and the part of the state. */
  private long[] table;

  private int mask;
  private int size;

  Memo(int words) {
    this.words = words;
    this.stride = 1 + words;
    this.part = new long[words];
    forget();
  }

  private void forget() {
    mask = 1;
    table = new long[(mask + 1) * stride];
    size = 0;
  }

  /** What is remembered of a state, or {@link #UNKNOWN}. */
  int get(long[] state, int at) {
    return (int) table[entryFor(state, at)];
  }

  private int entryFor(long[] state, int at) {
    long hash = 0;
    for (int w = 0; w < words; w++) {
      hash = (hash ^ state[at + w] & part[w]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    int slot = (int) (hash >>> 20) & mask;
    while (true) {
      int entry = slot * stride;
      if (table[entry] == UNKNOWN || isAbout(entry, state, at)) {
        return entry;
      }
      slot = slot + 1 & mask;
    }
  }

  private boolean isAbout(int entry, long[] state, int at) {
    for (int w = 0; w < words; w++) {
      if (table[entry + 1 + w] != (state[at + w] & part[w])) {
        return false;
      }
    }
    return true;
  }

  /**
   * From now on answers may depend on these bits too. What is remembered stays true: it is about
   * all states that are alike in the part as it was, and those find it that have zeros where the
   * part has grown.
   */
  void dependsOn(long[] bits) {
    for (int w = 0; w < words; w++) {
      part[w] |= bits[w];
    }
  }

  /** Remembers something, not {@link #UNKNOWN}, of a state that nothing is remembered of. */
  void put(long[] state, int at, int what) {
    if (size >= MOST) {
      forget();
    } else if (4 * (size + 1) > 3 * (mask + 1)) {
      grow();
    }
    int entry = entryFor(state, at);
    table[entry] = what;
    for (int w = 0; w < words; w++) {
      table[entry + 1 + w] = state[at + w] & part[w];
    }
    size++;
  }

  private void grow() {
    long[] old = table;
    mask = 2 * mask + 1;
    table = new long[(mask + 1) * stride];
    for (int from = 0; from < old.length; from += stride) {
      if (old[from] != UNKNOWN) {
        System.arraycopy(old, from, table, entryFor(old, from + 1), stride);
      }
    }
  }
}
