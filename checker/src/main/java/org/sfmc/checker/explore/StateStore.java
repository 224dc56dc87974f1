package org.sfmc.checker.explore;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Every state found so far, whole, in the order of discovery, which is also the queue of a
 * breadth-first search.
 *
 * <p>States are found in the order of the states they are found from, so that what each was found
 * from is told by how many were found from each: two bits a state.
 */
final class StateStore {
  private static final int CHUNK_BITS = 16;

  /** States that are written and read at once. */
  static final int CHUNK = 1 << CHUNK_BITS;

  private final int words;
  private long[][] states = new long[0][];
  private int size;
  private long room;

  private final Lineage lineage;

  /** Where states are that are not in memory; null while all are. */
  private StateFile file;

  /** How many states, the first, are in the file. */
  private int written;

  /** How many chunks, the first, are in the file only. */
  private int away;

  /** Chunks that were read again, as long as memory is not needed otherwise. */
  private AtomicReferenceArray<SoftReference<long[]>> readAgain;

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
    return 8L * words * (room - ((long) away << CHUNK_BITS)) + lineage.bytes();
  }

  /** From now on states are in a file, too, once they are written. */
  void keepIn(Disk disk) {
    if (file == null) {
      file = disk.fileFor(words);
    }
  }

  /** The file in which states are kept, null for none. */
  StateFile file() {
    return file;
  }

  /** Writes what is not in the file yet. */
  void write() {
    while (written < size) {
      int count = Math.min(CHUNK - written % CHUNK, size - written);
      file.write(written, chunk(written), offset(written), count);
      written += count;
    }
  }

  /** Writes what is not in the file yet, and takes it from memory as far as chunks are full. */
  void putAway() {
    write();
    int chunks = size >> CHUNK_BITS;
    if (readAgain == null || readAgain.length() < chunks) {
      readAgain = new AtomicReferenceArray<>(2 * chunks + 1);
    }
    for (; away < chunks; away++) {
      states[away] = null;
    }
  }

  /** Forgets states below a number for good, as far as chunks are full. */
  void forget(int before) {
    for (; away < before >> CHUNK_BITS; away++) {
      states[away] = null;
    }
  }

  /** Whether a state is neither in memory nor in a file. */
  boolean isForgotten(int number) {
    return file == null && number >> CHUNK_BITS < away;
  }

  /**
   * The states of a file.
   *
   * @param here whether they are read into memory
   */
  static StateStore of(StateFile file, int words, int count, Lineage lineage, boolean here) {
    StateStore made = new StateStore(words, lineage);
    made.file = file;
    made.written = count;
    made.away = here ? 0 : count >> CHUNK_BITS;
    made.readAgain = new AtomicReferenceArray<>(2 * made.away + 1);
    made.states = new long[made.away][];
    made.reserve(count);
    for (int chunk = made.away; chunk < made.states.length; chunk++) {
      file.read(chunk, Math.min(CHUNK, count - (chunk << CHUNK_BITS)), made.states[chunk]);
    }
    return made;
  }

  private long[] read(int index) {
    SoftReference<long[]> known = readAgain.get(index);
    long[] chunk = known == null ? null : known.get();
    if (chunk == null) {
      chunk = new long[CHUNK * words];
      file.read(index, CHUNK, chunk);
      readAgain.set(index, new SoftReference<>(chunk));
    }
    return chunk;
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
    for (int chunk = away; chunk < chunks; chunk++) {
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
    long[] chunk = states[number >> CHUNK_BITS];
    return chunk != null ? chunk : read(number >> CHUNK_BITS);
  }

  /** Copies a state, which for one in a file is quicker than to look at its array. */
  void copy(int number, long[] into) {
    long[] chunk = states[number >> CHUNK_BITS];
    if (chunk == null) {
      file.copy(number, into);
    } else {
      System.arraycopy(chunk, offset(number), into, 0, words);
    }
  }

  /** Reads ahead what is in memory of a state. */
  long touch(int number) {
    long[] chunk = states[number >> CHUNK_BITS];
    return chunk == null ? 0 : chunk[offset(number)];
  }

  /** Where in its array a state begins. */
  int offset(int number) {
    return (number & CHUNK - 1) * words;
  }

  /** Whether a state is this one. */
  boolean is(int number, long[] state, int at) {
    long[] chunk = states[number >> CHUNK_BITS];
    if (chunk == null) {
      return file.is(number, state, at);
    }
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

  /**
   * The same states in other words.
   *
   * @param disk where they are kept; null where they are not
   */
  StateStore repacked(int newWords, Repacking repacking, Disk disk) {
    StateStore made = new StateStore(newWords, lineage);
    if (file != null) {
      made.keepIn(disk);
    }
    long[] state = new long[newWords];
    if (file == null) {
      made.away = away;
      made.size = away << CHUNK_BITS;
      made.states = new long[away][];
    }
    for (int number = made.size; number < size; number++) {
      repacking.repack(chunk(number), offset(number), state);
      made.append(state, 0);
      if (file != null && away > 0 && made.size % CHUNK == 0) {
        made.putAway();
      }
    }
    return made;
  }

  /** Says a state in other words. */
  interface Repacking {
    /** From a state in an array, into the beginning of another. */
    void repack(long[] from, int at, long[] into);
  }
}
