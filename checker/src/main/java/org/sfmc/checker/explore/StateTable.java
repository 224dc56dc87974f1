package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Finds the number of a state.
 *
 * <p>Open addressing, in parts that do not touch each other, so that several workers can add to it
 * at once. An entry is one {@code int}: the number plus one in as many low bits as numbers need,
 * and above them a tag of the state's hash. Between rounds, before a part could be more than four
 * fifths full, all are made half as large again and filled from the store, whose states are read
 * one after another: 5 to 7.5 bytes a state.
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

  private final Entries entries = new Entries(PART_BITS);

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

  /** Which of so many shares of the parts a state belongs to. */
  static int shareOf(long hash, int shares) {
    return partOf(hash) * shares >>> PART_BITS;
  }

  /** Heap that it takes, in bytes. */
  long bytes() {
    long bytes = 0;
    for (Slots part : parts) {
      bytes += part.bytes();
    }
    return bytes;
  }

  /**
   * Prepares for the states of these chunks, which are not in the store.
   *
   * @return whether everybody has to {@link #fill} his share first
   */
  boolean begin(Chunk[] chunks, int used, int workers) {
    if (block.length < workers) {
      block = new int[workers][BLOCK];
    }
    int most = 1;
    int[] sum = sizes.clone();
    for (int c = 0; c < used; c++) {
      most = Math.max(most, chunks[c].count);
      chunks[c].expectAnswers(workers);
      for (int p = 0; p < PARTS; p++) {
        sum[p] += chunks[c].inPart[p];
      }
    }
    round = chunks;
    settled = store.size();
    strideBits = Integer.SIZE - Integer.numberOfLeadingZeros(most - 1);
    long places = (long) used << strideBits;
    firstProvisional = settled + (int) places;
    return makeRoom(Arrays.stream(sum).max().getAsInt(), settled + 2 * places);
  }

  /** Makes room for so many states in each part, and numbers; says whether it is empty now. */
  private boolean makeRoom(int most, long highest) {
    int length = parts[0].length();
    boolean isFull = isFull(most, length);
    if (!isFull && entries.fits(highest)) {
      return false;
    }
    if (isFull) {
      length = Math.max(length + length / 2, Math.toIntExact(most * 5L / 4 + SMALLEST));
    }
    entries.widen(highest, length / 5 * 4L * PARTS + highest - settled);
    Arrays.fill(sizes, 0);
    for (int p = 0; p < PARTS; p++) {
      parts[p] = null;
      parts[p] = room.make(length);
    }
    return true;
  }

  private static boolean isFull(int size, int length) {
    return 5L * size > 4L * length;
  }

  /**
   * Puts those states of the store that belong to one of so many shares where there is room now.
   */
  void fill(int share, int of) {
    long[] hashes = new long[BLOCK];
    int[] numbers = new int[BLOCK];
    for (int begin = 0; begin < settled; begin += BLOCK) {
      // A block lies in one array of the store.
      long[] states = keys.chunk(begin);
      int at = keys.offset(begin);
      int count = Math.min(BLOCK, settled - begin);
      int mine = 0;
      for (int i = 0; i < count; i++) {
        long hash = hash(states, at + i * words, words);
        hashes[mine] = hash;
        numbers[mine] = begin + i;
        // Whose it is cannot be foreseen: nothing is to depend on it but a sum.
        mine += shareOf(hash, of) == share ? 1 : 0;
      }
      for (int i = 0; i < mine; i++) {
        int p = partOf(hashes[i]);
        put(parts[p], hashes[i], entries.entry(hashes[i], numbers[i]));
        sizes[p]++;
      }
    }
  }

  private static int place(long hash, int capacity) {
    return (int) ((hash >>> 32) * capacity >>> 32);
  }

  private int provisional(int chunk, int entry) {
    return firstProvisional + (chunk << strideBits) + entry;
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

  /** Adds the states of the round that belong to one of so many shares. */
  void add(int used, int share, int of) {
    int[] mine = block[share];
    for (int c = 0; c < used; c++) {
      Chunk chunk = round[c];
      Chunk.Answers answers = chunk.answers[share];
      answers.clear();
      int waiting = 0;
      for (int e = 0; e < chunk.count; e++) {
        if (chunk.isState(e)) {
          mine[waiting] = e;
          waiting += shareOf(chunk.hashes[e], of) == share ? 1 : 0;
        }
        if (waiting == BLOCK) {
          add(c, mine, waiting, answers, of == 1);
          waiting = 0;
        }
      }
      add(c, mine, waiting, answers, of == 1);
    }
  }

  private void add(int c, int[] some, int count, Chunk.Answers answers, boolean alone) {
    Chunk chunk = round[c];
    readAhead(chunk, some, count);
    for (int i = 0; i < count; i++) {
      int e = some[i];
      long hash = chunk.hashes[e];
      // Who is alone adds states in their order, and knows their numbers at once.
      int number = alone ? store.size() : provisional(c, e);
      int slot = slot(parts[partOf(hash)], hash, chunk.keys, e * words);
      int found = addOrFind(hash, slot, number);
      answers.add(found, slot, found == number);
      if (alone && found == number) {
        store.append(chunk.states, e * stateWords);
        if (keys != store) {
          keys.append(chunk.keys, e * words);
        }
        settled = store.size();
      }
    }
  }

  /**
   * Says for each state of a chunk what its number is and whether it is new, when all have added.
   *
   * @param first the number of the first new one; there is room for all in the store
   */
  void settle(int c, int first, int shares) {
    Chunk chunk = round[c];
    boolean alone = shares == 1;
    int number = first;
    int[] next = new int[shares];
    for (int e = 0; e < chunk.count; e++) {
      chunk.isNew[e] = false;
      if (chunk.isState(e)) {
        int share = shareOf(chunk.hashes[e], shares);
        int answer = next[share]++;
        int found = chunk.answers[share].numbers[answer];
        chunk.isNew[e] = found == (alone ? number : provisional(c, e));
        chunk.numbers[e] = chunk.isNew[e] ? number : found;
        if (chunk.isNew[e] && !alone) {
          put(chunk, e, chunk.answers[share].slots[answer], number);
        }
        number += chunk.isNew[e] ? 1 : 0;
      }
    }
  }

  private void put(Chunk chunk, int e, int slot, int number) {
    long hash = chunk.hashes[e];
    parts[partOf(hash)].set(slot, entries.entry(hash, number));
    store.put(number, chunk.states, e * stateWords);
    if (keys != store) {
      keys.put(number, chunk.keys, e * words);
    }
  }

  /** Reads what will be needed, one after another and without a branch, so that misses overlap. */
  private void readAhead(Chunk chunk, int[] some, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long hash = chunk.hashes[some[i]];
      Slots part = parts[partOf(hash)];
      sum += part.get(place(hash, part.length()));
    }
    int known = settled - 1;
    for (int i = 0; i < count && known >= 0; i++) {
      long hash = chunk.hashes[some[i]];
      Slots part = parts[partOf(hash)];
      int number =
          Math.min(known, Math.max(0, entries.numberOf(part.get(place(hash, part.length())))));
      sum += keys.touch(number);
    }
    if (sum == Long.MIN_VALUE) {
      touched = sum;
    }
  }

  private int addOrFind(long hash, int slot, int number) {
    int p = partOf(hash);
    int entry = parts[p].get(slot);
    if (entry != 0) {
      return entries.numberOf(entry);
    }
    parts[p].set(slot, entries.entry(hash, number));
    sizes[p]++;
    return number;
  }

  /** The slot of a state, or the empty one where it belongs. */
  private int slot(Slots part, long hash, long[] state, int at) {
    int tag = entries.tag(hash);
    int slot = place(hash, part.length());
    while (part.get(slot) != 0) {
      int number = entries.numberOf(part.get(slot));
      if (part.get(slot) == (tag | number + 1) && is(number, state, at)) {
        return slot;
      }
      slot = slot + 1 == part.length() ? 0 : slot + 1;
    }
    return slot;
  }

  private static void put(Slots part, long hash, int entry) {
    int slot = place(hash, part.length());
    while (part.get(slot) != 0) {
      slot = slot + 1 == part.length() ? 0 : slot + 1;
    }
    part.set(slot, entry);
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
    return part.get(slot) == 0 ? -1 : entries.numberOf(part.get(slot));
  }

  /** The number of a state, which is added unless it is known. Not while a round is going on. */
  int findOrAdd(long[] state, int at) {
    long hash = hash(state, at, words);
    if (makeRoom(sizes[partOf(hash)] + 1, settled + 1L)) {
      fill(0, 1);
    }
    int slot = slot(parts[partOf(hash)], hash, state, at);
    int number = addOrFind(hash, slot, settled);
    if (number == settled) {
      store.append(state, at);
      settled++;
    }
    return number;
  }

  /** Adds the states of the store, which are all different, to a table that has none. */
  void addAll() {
    settled = store.size();
    int[] inPart = new int[PARTS];
    for (int number = 0; number < settled; number++) {
      inPart[partOf(hash(keys.chunk(number), keys.offset(number), words))]++;
    }
    makeRoom(Arrays.stream(inPart).max().getAsInt(), settled);
    fill(0, 1);
  }
}
