package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Finds the number of a state.
 *
 * <p>Open addressing, in parts that do not touch each other, so that several workers can fill it at
 * once. An entry is one {@code int}: the number plus one in as many low bits as numbers need, and
 * above them a tag of the state's hash. Between rounds, before a part could be more than four
 * fifths full, all are made half as large again and filled from the store, whose states are read
 * one after another: 5 to 7.5 bytes a state.
 *
 * <p>What is added in one round gets a number only when the round is over. Until then it goes by a
 * provisional one, which tells where in the round it is and is larger than any state's number. Of
 * several workers who find one state each puts it where it belongs if the place is empty, or if
 * what is there was found later in the round. So in the end it is the first that counts, whoever
 * was quicker.
 */
final class StateTable {
  private static final int SMALLEST = 4;

  /** States that are looked up together, so that their cache misses overlap. */
  private static final int AT_ONCE = 64;

  private final int words;
  private final int stateWords;
  private final StateStore store;
  private final StateStore keys;
  private final Slots[] parts = new Slots[Hash.PARTS];
  private final int[] sizes = new int[Hash.PARTS];

  private final Entries entries = new Entries(Hash.PART_BITS);

  private int settled;
  private int firstProvisional;
  private Found[] round;
  private Slots.Room room = Slots.InMemory::new;
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
    for (int p = 0; p < Hash.PARTS; p++) {
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

  private static int shareOf(long hash, int shares) {
    return Hash.part(hash) * shares >>> Hash.PART_BITS;
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
   * Prepares for these states, which are not in the store.
   *
   * @return whether everybody has to {@link #fill} his share first
   */
  boolean begin(Found[] found, int used) {
    int most = 1;
    int[] sum = sizes.clone();
    for (int c = 0; c < used; c++) {
      most = Math.max(most, found[c].count);
      for (int p = 0; p < Hash.PARTS; p++) {
        sum[p] += found[c].inPart[p];
      }
    }
    round = found;
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
    entries.widen(highest, length / 5 * 4L * Hash.PARTS + highest - settled);
    Arrays.fill(sizes, 0);
    for (int p = 0; p < Hash.PARTS; p++) {
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
    long[] hashes = new long[AT_ONCE];
    int[] numbers = new int[AT_ONCE];
    for (int begin = 0; begin < settled; begin += AT_ONCE) {
      // A block lies in one array of the store.
      long[] states = keys.chunk(begin);
      int at = keys.offset(begin);
      int count = Math.min(AT_ONCE, settled - begin);
      int mine = 0;
      for (int i = 0; i < count; i++) {
        long hash = Hash.of(states, at + i * words, words);
        hashes[mine] = hash;
        numbers[mine] = begin + i;
        // Whose it is cannot be foreseen: nothing is to depend on it but a sum.
        mine += shareOf(hash, of) == share ? 1 : 0;
      }
      readAhead(hashes, mine);
      for (int i = 0; i < mine; i++) {
        int p = Hash.part(hashes[i]);
        put(parts[p], hashes[i], entries.entry(hashes[i], numbers[i]));
        sizes[p]++;
      }
    }
  }

  private void readAhead(long[] hashes, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Slots part = parts[Hash.part(hashes[i])];
      sum += part.get(Hash.place(hashes[i], part.length()));
    }
    touch(sum);
  }

  private void touch(long sum) {
    if (sum == Long.MIN_VALUE) {
      touched = sum;
    }
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

  /** Adds what a chunk of the round has found; others may be added at the same time. */
  void add(int c) {
    Found found = round[c];
    for (int begin = 0; begin < found.count; begin += AT_ONCE) {
      int end = Math.min(found.count, begin + AT_ONCE);
      readAhead(found, begin, end);
      for (int i = begin; i < end; i++) {
        add(c, i);
      }
    }
  }

  private void add(int c, int i) {
    Found found = round[c];
    long hash = found.hashes[i];
    Slots part = parts[Hash.part(hash)];
    int tag = entries.tag(hash);
    int mine = provisional(c, i);
    // Said before somebody sees the entry, who may say otherwise.
    found.numbers[i] = mine;
    int slot = found.slots[i];
    while (true) {
      // What is decided is decided about this entry: a moment later there may be another.
      int entry = part.latest(slot);
      int number = entries.numberOf(entry);
      if (entry != 0 && !(entries.hasTag(entry, tag) && is(number, found.keys, i * words))) {
        slot = next(part, slot);
      } else if (entry != 0 && number < mine) {
        found.numbers[i] = number;
        return;
      } else if (part.replace(slot, entry, entries.entry(hash, mine))) {
        found.slots[i] = slot;
        found.put++;
        if (entry != 0) {
          int place = number - firstProvisional;
          round[place >>> strideBits].replaced(place & (1 << strideBits) - 1, mine);
        }
        return;
      }
    }
  }

  private static int next(Slots part, int slot) {
    return slot + 1 == part.length() ? 0 : slot + 1;
  }

  /**
   * Says for each state that a chunk has found what its number is and whether it is new, when all
   * have added.
   *
   * @param first the number of the first new one; there is room for all in the store
   */
  void settle(int c, int first) {
    Found found = round[c];
    int number = first;
    Arrays.fill(found.inPart, 0);
    for (int i = 0; i < found.count; i++) {
      found.isNew[i] = found.numbers[i] == provisional(c, i);
      if (found.isNew[i]) {
        long hash = found.hashes[i];
        int p = Hash.part(hash);
        found.inPart[p]++;
        found.numbers[i] = number;
        parts[p].set(found.slots[i], entries.entry(hash, number));
        store.put(number, found.states, i * stateWords);
        if (keys != store) {
          keys.put(number, found.keys, i * words);
        }
        number++;
      }
    }
  }

  /**
   * Reads what will be needed of some states, one after another and without waiting, so that misses
   * overlap; says where each of them is, unless it is elsewhere or nowhere.
   */
  private void readAhead(Found found, int begin, int end) {
    long sum = 0;
    for (int i = begin; i < end; i++) {
      long hash = found.hashes[i];
      Slots part = parts[Hash.part(hash)];
      found.slots[i] = Hash.place(hash, part.length());
      sum += part.get(found.slots[i]);
    }
    int known = settled - 1;
    for (int i = begin; i < end && known >= 0; i++) {
      long hash = found.hashes[i];
      Slots part = parts[Hash.part(hash)];
      int slot = slotWithTag(part, entries.tag(hash), found.slots[i]);
      found.slots[i] = slot;
      sum += keys.touch(Math.min(known, Math.max(0, entries.numberOf(part.get(slot)))));
    }
    touch(sum);
  }

  /** The first slot, from one on, that is empty or has a tag. */
  private int slotWithTag(Slots part, int tag, int from) {
    int slot = from;
    int entry = part.get(slot);
    while (entry != 0 && !entries.hasTag(entry, tag)) {
      slot = next(part, slot);
      entry = part.get(slot);
    }
    return slot;
  }

  /** The slot of a state, or the empty one where it belongs. Between rounds. */
  private int slot(Slots part, long hash, long[] state, int at) {
    int tag = entries.tag(hash);
    int slot = Hash.place(hash, part.length());
    int entry = part.get(slot);
    while (entry != 0 && !(entries.hasTag(entry, tag) && is(entries.numberOf(entry), state, at))) {
      slot = next(part, slot);
      entry = part.get(slot);
    }
    return slot;
  }

  private static void put(Slots part, long hash, int entry) {
    int slot = Hash.place(hash, part.length());
    while (part.get(slot) != 0) {
      slot = next(part, slot);
    }
    part.set(slot, entry);
  }

  /** What so many chunks have found is in the store. */
  void end(int used) {
    settled = store.size();
    for (int c = 0; c < used; c++) {
      for (int p = 0; p < Hash.PARTS; p++) {
        sizes[p] += round[c].inPart[p];
      }
    }
  }

  /** The number of a state, −1 where it is not known. Between rounds. */
  int find(long[] state, int at) {
    long hash = Hash.of(state, at, words);
    Slots part = parts[Hash.part(hash)];
    int slot = slot(part, hash, state, at);
    return part.get(slot) == 0 ? -1 : entries.numberOf(part.get(slot));
  }

  /** The number of a state, which is added unless it is known. Not while a round is going on. */
  int findOrAdd(long[] state, int at) {
    long hash = Hash.of(state, at, words);
    if (makeRoom(sizes[Hash.part(hash)] + 1, settled + 1L)) {
      fill(0, 1);
    }
    int p = Hash.part(hash);
    int slot = slot(parts[p], hash, state, at);
    if (parts[p].get(slot) == 0) {
      parts[p].set(slot, entries.entry(hash, settled));
      sizes[p]++;
      store.append(state, at);
      settled++;
    }
    return entries.numberOf(parts[p].get(slot));
  }

  /** Adds the states of the store, which are all different, to a table that has none. */
  void addAll() {
    settled = store.size();
    int[] inPart = new int[Hash.PARTS];
    for (int number = 0; number < settled; number++) {
      inPart[Hash.part(Hash.of(keys.chunk(number), keys.offset(number), words))]++;
    }
    makeRoom(Arrays.stream(inPart).max().getAsInt(), settled);
    fill(0, 1);
  }
}
