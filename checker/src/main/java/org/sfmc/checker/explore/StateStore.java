package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Every state found so far, whole, in the order of discovery, which is also the queue of a
 * breadth-first search.
 *
 * <p>States are found in the order of the states they are found from, so that what each was found
 * from is told by how many were found from each: two bits a state.
 */
final class StateStore {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final int words;
  private long[][] states = new long[0][];
  private int size;
  private long room;

  private final Lineage lineage;

  StateStore(int words) {
    this(words, new Lineage());
  }

  private StateStore(int words, Lineage lineage) {
    this.words = words;
    this.lineage = lineage;
  }

  int size() {
    return size;
  }

  /** Heap that the states take, in bytes. */
  long bytes() {
    return 8L * words * room + lineage.bytes();
  }

  /** Makes room for so many states more; they are put where their numbers say, by anybody. */
  void reserve(int more) {
    size += more;
    if ((long) size > room) {
      makeRoom();
    }
  }

  private void makeRoom() {
    int had = states.length;
    int chunks = (size + CHUNK - 1) >> CHUNK_BITS;
    states = Arrays.copyOf(states, chunks);
    if (chunks == 1) {
      // The first is small as long as it is the only one.
      room = Math.min(CHUNK, Math.max(64, 2 * Integer.highestOneBit(size)));
      states[0] =
          had == 0 ? new long[(int) room * words] : Arrays.copyOf(states[0], (int) room * words);
      return;
    }
    room = (long) chunks << CHUNK_BITS;
    for (int chunk = 0; chunk < chunks; chunk++) {
      if (states[chunk] == null) {
        states[chunk] = new long[CHUNK * words];
      } else if (states[chunk].length < CHUNK * words) {
        states[chunk] = Arrays.copyOf(states[chunk], CHUNK * words);
      }
    }
  }

  /** Adds a state. */
  void append(long[] from, int at) {
    reserve(1);
    put(size - 1, from, at);
  }

  /** Puts a state. */
  void put(int number, long[] from, int at) {
    System.arraycopy(from, at, states[number >> CHUNK_BITS], offset(number), words);
  }

  /** The array in which a state is. */
  long[] chunk(int number) {
    return states[number >> CHUNK_BITS];
  }

  /** Where in its array a state begins. */
  int offset(int number) {
    return (number & CHUNK - 1) * words;
  }

  /** Whether a state is this one. */
  boolean is(int number, long[] state, int at) {
    long[] chunk = chunk(number);
    int offset = offset(number);
    for (int w = 0; w < words; w++) {
      if (chunk[offset + w] != state[at + w]) {
        return false;
      }
    }
    return true;
  }

  /** What each state was found from. */
  Lineage lineage() {
    return lineage;
  }

  /** The same states in other words. */
  StateStore repacked(int newWords, Repacking repacking) {
    StateStore made = new StateStore(newWords, lineage);
    made.reserve(size);
    long[] state = new long[newWords];
    for (int number = 0; number < size; number++) {
      repacking.repack(chunk(number), offset(number), state);
      made.put(number, state, 0);
    }
    return made;
  }

  /** Says a state in other words. */
  interface Repacking {
    /** From a state in an array, into the beginning of another. */
    void repack(long[] from, int at, long[] into);
  }
}
