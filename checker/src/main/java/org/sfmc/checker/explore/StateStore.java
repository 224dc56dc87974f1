package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Every state found so far, whole, in the order of discovery, with the move that led to it first.
 *
 * <p>An open-addressing table of numbers points into chunked arrays of packed states. Nothing is
 * ever removed; the order of discovery is also the queue of a breadth-first search.
 */
final class StateStore {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final int words;
  private long[][] states = new long[0][];
  private int[][] parents = new int[0][];
  private int[][] moves = new int[0][];

  /** The hash of a state in the upper half, its number plus one in the lower; 0 where empty. */
  private long[] table = new long[1 << 12];

  private int size;
  private int last;

  StateStore(int words) {
    this.words = words;
  }

  int size() {
    return size;
  }

  /** Heap that the states take, in bytes. */
  long bytes() {
    return (long) states.length * CHUNK * (8L * words + 8) + 8L * table.length;
  }

  /** Adds a state unless it is known; says whether it was new. */
  boolean add(long[] state, int parent, int move) {
    int hash = hash(state);
    int slot = slot(state, hash);
    if (table[slot] != 0) {
      last = (int) table[slot] - 1;
      return false;
    }
    append(state, parent, move);
    last = size - 1;
    table[slot] = (long) hash << Integer.SIZE | size;
    if (size > table.length / 2) {
      grow();
    }
    return true;
  }

  /** The number of the state that was last added, or found to be known. */
  int last() {
    return last;
  }

  void get(int number, long[] into) {
    System.arraycopy(states[number >> CHUNK_BITS], offset(number), into, 0, words);
  }

  /** The number of the state before, −1 for an initial one. */
  int parent(int number) {
    return parents[number >> CHUNK_BITS][number & CHUNK - 1];
  }

  /** The packed move from the parent; for an initial state, its number among them. */
  int move(int number) {
    return moves[number >> CHUNK_BITS][number & CHUNK - 1];
  }

  private int offset(int number) {
    return (number & CHUNK - 1) * words;
  }

  /** The slot of a known state, or the empty one where it belongs. */
  private int slot(long[] state, int hash) {
    int slot = hash & table.length - 1;
    while (table[slot] != 0
        && ((int) (table[slot] >>> Integer.SIZE) != hash
            || !equals((int) table[slot] - 1, state))) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private boolean equals(int number, long[] state) {
    long[] chunk = states[number >> CHUNK_BITS];
    int offset = offset(number);
    for (int w = 0; w < words; w++) {
      if (chunk[offset + w] != state[w]) {
        return false;
      }
    }
    return true;
  }

  private int hash(long[] state) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int w = 0; w < words; w++) {
      hash = (hash ^ state[w]) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 32;
    }
    return (int) (hash ^ hash >>> 29);
  }

  private void append(long[] state, int parent, int move) {
    int chunk = size >> CHUNK_BITS;
    if (chunk == states.length) {
      states = Arrays.copyOf(states, chunk + 1);
      parents = Arrays.copyOf(parents, chunk + 1);
      moves = Arrays.copyOf(moves, chunk + 1);
      states[chunk] = new long[CHUNK * words];
      parents[chunk] = new int[CHUNK];
      moves[chunk] = new int[CHUNK];
    }
    System.arraycopy(state, 0, states[chunk], offset(size), words);
    parents[chunk][size & CHUNK - 1] = parent;
    moves[chunk][size & CHUNK - 1] = move;
    size++;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long entry : old) {
      if (entry != 0) {
        int slot = (int) (entry >>> Integer.SIZE) & table.length - 1;
        while (table[slot] != 0) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = entry;
      }
    }
  }
}
