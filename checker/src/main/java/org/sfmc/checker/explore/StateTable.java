package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Finds the number of a state.
 *
 * <p>Open addressing, in parts that do not touch each other, so that several workers can add to it
 * at once. An entry is one {@code int}: the number plus one in as many low bits as numbers need,
 * and above them a tag of the state's hash. A part grows by half when it is four fifths full, which
 * makes 5 to 7.5 bytes a state.
 *
 * <p>What is added in one round gets a number only when the round is over. Until then it goes by a
 * provisional one, which tells where in the round it is and which is no state's number: while
 * workers give out the numbers, the table has both.
 */
final class StateTable {
  private static final int PART_BITS = 6;

  /** The number of parts. */
  static final int PARTS = 1 << PART_BITS;

  private static final int SMALLEST = 4;

  /** States looked up together, so that their cache misses overlap. */
  private static final int BLOCK = 64;

  private final int words;
  private final int stateWords;
  private final StateStore store;
  private final StateStore keys;
  private final Slots[] parts = new Slots[PARTS];
  private final int[] sizes = new int[PARTS];

  /** How many low bits of an entry are the number plus one. */
  private int numberBits;

  private int settled;
  private int firstProvisional;
  private Chunk[] round;
  private Slots.Room room = Slots.InMemory::new;
  private int[][] block = new int[0][];
  private int strideBits;

  /** Finds states by themselves. */
  StateTable(int words, StateStore store) {
    this(words, words, store, store);
  }

  /**
   * Finds states by keys.
   *
   * @param words of a key
   * @param stateWords of a state
   * @param keys for each stored state what it is found by; it may be the store
   */
  StateTable(int words, int stateWords, StateStore store, StateStore keys) {
    this.words = words;
    this.stateWords = stateWords;
    this.keys = keys;
    this.store = store;
    this.numberBits = 16;
    Arrays.setAll(parts, p -> room.make(SMALLEST));
  }

  /** Moves to where there is more room, unless it is there. */
  void moveTo(Slots.Room larger) {
    if (isElsewhere()) {
      return;
    }
    room = larger;
    for (int p = 0; p < PARTS; p++) {
      Slots old = parts[p];
      parts[p] = room.make(old.length());
      for (int slot = 0; slot < old.length(); slot++) {
        parts[p].set(slot, old.get(slot));
      }
    }
  }

  /** Whether it has been moved. */
  boolean isElsewhere() {
    return !(parts[0] instanceof Slots.InMemory);
  }

  /** Written to, if ever, so that reading ahead is not optimised away. */
  private volatile long touched;

  /** The hash of a state: its low bits choose the part, its upper half the place there. */
  static long hash(long[] state, int at, int words) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int w = 0; w < words; w++) {
      hash = (hash ^ state[at + w]) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 32;
    }
    hash *= 0x94D049BB133111EBL;
    return hash ^ hash >>> 29;
  }

  /** The part in which a state belongs. */
  static int partOf(long hash) {
    return (int) hash & PARTS - 1;
  }

  /** Heap that it takes, in bytes. */
  long bytes() {
    long bytes = 0;
    for (Slots part : parts) {
      bytes += part.bytes();
    }
    return bytes;
  }

  /** Prepares for the states of these chunks, which are not in the store. */
  void begin(Chunk[] chunks, int used, int workers) {
    if (block.length < workers) {
      block = new int[workers][BLOCK];
    }
    int most = 1;
    for (int c = 0; c < used; c++) {
      most = Math.max(most, chunks[c].count);
    }
    round = chunks;
    settled = store.size();
    strideBits = Integer.SIZE - Integer.numberOfLeadingZeros(most - 1);
    long entries = (long) used << strideBits;
    widen(settled + 2 * entries + 1);
    firstProvisional = settled + (int) entries;
  }

  private void widen(long highest) {
    if (highest > Integer.MAX_VALUE) {
      throw new IllegalStateException("more states than an int can number");
    }
    int needed = Long.SIZE - Long.numberOfLeadingZeros(highest);
    if (needed > numberBits) {
      int had = numberBits;
      numberBits = needed;
      for (Slots part : parts) {
        for (int slot = 0; slot < part.length(); slot++) {
          if (part.get(slot) != 0) {
            int number = numberOf(part.get(slot), had);
            part.set(slot, entry(hashOf(number), number));
          }
        }
      }
    }
  }

  private static int numberOf(int entry, int bits) {
    return (bits == Integer.SIZE ? entry : entry & (1 << bits) - 1) - 1;
  }

  private int entry(long hash, int number) {
    return tag(hash) | number + 1;
  }

  /** Bits of the hash that choose neither the part nor, nearly, the place. */
  private int tag(long hash) {
    return numberBits == Integer.SIZE ? 0 : (int) (hash >>> PART_BITS) << numberBits;
  }

  private static int place(long hash, int capacity) {
    return (int) ((hash >>> 32) * capacity >>> 32);
  }

  private int provisional(int chunk, int entry) {
    return firstProvisional + (chunk << strideBits) + entry;
  }

  private long hashOf(int number) {
    if (number < settled && keys.isHere(number)) {
      return hash(keys.chunk(number), keys.offset(number), words);
    } else if (number < settled) {
      long[] state = new long[words];
      keys.copy(number, state);
      return hash(state, 0, words);
    }
    int place = number - firstProvisional;
    return round[place >>> strideBits].hashes[place & (1 << strideBits) - 1];
  }

  private boolean is(int number, long[] state, int at) {
    if (number < settled) {
      return keys.is(number, state, at);
    }
    int place = number - firstProvisional;
    long[] states = round[place >>> strideBits].keys;
    int offset = (place & (1 << strideBits) - 1) * words;
    for (int w = 0; w < words; w++) {
      if (states[offset + w] != state[at + w]) {
        return false;
      }
    }
    return true;
  }

  /** Adds the states of the round that belong to every {@code of}-th part, from one part on. */
  void add(int used, int worker, int of) {
    for (int c = 0; c < used; c++) {
      Chunk chunk = round[c];
      int waiting = 0;
      for (int e = 0; e < chunk.count; e++) {
        if (chunk.isState(e) && partOf(chunk.hashes[e]) % of == worker) {
          block[worker][waiting++] = e;
          if (waiting == BLOCK) {
            add(c, block[worker], waiting, of == 1);
            waiting = 0;
          }
        }
      }
      add(c, block[worker], waiting, of == 1);
    }
  }

  private void add(int c, int[] entries, int count, boolean alone) {
    Chunk chunk = round[c];
    readAhead(chunk, entries, count);
    for (int i = 0; i < count; i++) {
      int e = entries[i];
      // Who is alone adds states in their order, and knows their numbers at once.
      int number = alone ? store.size() : provisional(c, e);
      chunk.numbers[e] = addOrFind(chunk.hashes[e], chunk.keys, e * words, number);
      chunk.isNew[e] = chunk.numbers[e] == number;
      if (alone && chunk.isNew[e]) {
        store.append(chunk.states, e * stateWords);
        if (keys != store) {
          keys.append(chunk.keys, e * words);
        }
        settled = store.size();
      }
    }
  }

  /** Reads what will be needed, one after another and without a branch, so that misses overlap. */
  private void readAhead(Chunk chunk, int[] entries, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long hash = chunk.hashes[entries[i]];
      Slots part = parts[partOf(hash)];
      sum += part.get(place(hash, part.length()));
    }
    int known = settled - 1;
    for (int i = 0; i < count && known >= 0; i++) {
      long hash = chunk.hashes[entries[i]];
      Slots part = parts[partOf(hash)];
      int number =
          Math.min(known, Math.max(0, numberOf(part.get(place(hash, part.length())), numberBits)));
      sum += keys.touch(number);
    }
    if (sum == Long.MIN_VALUE) {
      touched = sum;
    }
  }

  private int addOrFind(long hash, long[] state, int at, int number) {
    int p = partOf(hash);
    int slot = slot(parts[p], hash, state, at);
    if (parts[p].get(slot) != 0) {
      return numberOf(parts[p].get(slot), numberBits);
    }
    parts[p].set(slot, entry(hash, number));
    if (++sizes[p] > parts[p].length() / 5 * 4) {
      grow(p, number, hash);
    }
    return number;
  }

  /** The slot of a state, or the empty one where it belongs. */
  private int slot(Slots part, long hash, long[] state, int at) {
    int tag = tag(hash);
    int slot = place(hash, part.length());
    while (part.get(slot) != 0) {
      int number = numberOf(part.get(slot), numberBits);
      if (part.get(slot) == (tag | number + 1) && is(number, state, at)) {
        return slot;
      }
      slot = slot + 1 == part.length() ? 0 : slot + 1;
    }
    return slot;
  }

  /** Makes a part larger; the state that was added last is not in the store yet. */
  private void grow(int p, int last, long lastHash) {
    Slots old = parts[p];
    Slots part = room.make(old.length() + old.length() / 2 + 2);
    for (int begin = 0; begin < old.length(); begin += BLOCK) {
      int end = Math.min(old.length(), begin + BLOCK);
      readAhead(old, begin, end);
      for (int slot = begin; slot < end; slot++) {
        if (old.get(slot) != 0) {
          int number = numberOf(old.get(slot), numberBits);
          put(part, number == last ? lastHash : hashOf(number), old.get(slot));
        }
      }
    }
    parts[p] = part;
  }

  private void readAhead(Slots part, int begin, int end) {
    long sum = 0;
    for (int slot = begin; slot < end; slot++) {
      int number = Math.min(settled - 1, Math.max(0, numberOf(part.get(slot), numberBits)));
      sum += number < 0 ? 0 : keys.touch(number);
    }
    if (sum == Long.MIN_VALUE) {
      touched = sum;
    }
  }

  private static void put(Slots part, long hash, int entry) {
    int slot = place(hash, part.length());
    while (part.get(slot) != 0) {
      slot = slot + 1 == part.length() ? 0 : slot + 1;
    }
    part.set(slot, entry);
  }

  /** Gives a state of the round, and no other worker the same, the number it has now. */
  void settle(long hash, int provisional, int number) {
    Slots part = parts[partOf(hash)];
    int wanted = entry(hash, provisional);
    int slot = place(hash, part.length());
    while (part.get(slot) != wanted) {
      slot = slot + 1 == part.length() ? 0 : slot + 1;
    }
    part.set(slot, entry(hash, number));
  }

  /** All states of the round are in the store. */
  void end() {
    settled = store.size();
  }

  /** The number of a state, −1 where it is not known. Between rounds. */
  int find(long[] state, int at) {
    long hash = hash(state, at, words);
    Slots part = parts[partOf(hash)];
    int slot = slot(part, hash, state, at);
    return part.get(slot) == 0 ? -1 : numberOf(part.get(slot), numberBits);
  }

  /** The number of a state, which is added unless it is known. Not while a round is going on. */
  int findOrAdd(long[] state, int at) {
    widen(settled + 2L);
    int number = addOrFind(hash(state, at, words), state, at, settled);
    if (number == settled) {
      store.append(state, at);
      settled++;
    }
    return number;
  }

  /** Adds the states of the store, which are all different. */
  void addAll() {
    settled = store.size();
    widen(settled + 1L);
    for (int number = 0; number < settled; number++) {
      long hash = hashOf(number);
      int p = partOf(hash);
      put(parts[p], hash, entry(hash, number));
      if (++sizes[p] > parts[p].length() / 5 * 4) {
        grow(p, number, hash);
      }
    }
  }
}
