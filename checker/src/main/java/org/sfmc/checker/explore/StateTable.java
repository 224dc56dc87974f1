package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Finds the number of a state.
 *
 * <p>Open addressing, in parts that do not touch each other, so that several workers can fill it at
 * once. Between rounds, before it could be more than five sixths full, a part is doubled. Parts are
 * of eight lengths, from eight to fifteen times a power of two, so that not all are doubled at the
 * same time: entries, of four bytes each, take some seven bytes a state whenever there are many.
 *
 * <p>What is added in one round gets a number only when the round is over. Until then it goes by a
 * provisional one, which tells where in the round it is and is larger than any state's number. Of
 * several workers who find one state each puts it where it belongs if the place is empty, or if
 * what is there was found later in the round. So in the end it is the first that counts, whoever
 * was quicker.
 */
final class StateTable {
  private static final int LENGTHS = 8;

  /** States that are looked up together, so that their cache misses overlap. */
  private static final int AT_ONCE = 64;

  private final int words;
  private final int stateWords;
  private final StateStore store;
  private final StateStore keys;
  private final Part[] parts = new Part[Hash.PARTS];

  /** How often parts of each length are to be doubled. */
  private final int[] doublings = new int[LENGTHS];

  /** The highest number that there may be in this round. */
  private long highest;

  private int settled;
  private int firstProvisional;
  private Found[] round;
  private Slots.Room room = Slots.InMemory::new;
  private int strideBits;

  /** Written to, if ever, so that reading ahead is not optimised away. */
  private volatile long touched;

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
    Arrays.setAll(parts, p -> new Part(LENGTHS + p % LENGTHS, room));
  }

  /** Moves to where there is more room, unless it is there. */
  void moveTo(Slots.Room larger) {
    if (!isElsewhere()) {
      room = larger;
      for (Part part : parts) {
        part.moveTo(larger);
      }
    }
  }

  /** Whether it has been moved. */
  boolean isElsewhere() {
    return !(parts[0].slots() instanceof Slots.InMemory);
  }

  /** Heap that it takes, in bytes. */
  long bytes() {
    long bytes = 0;
    for (Part part : parts) {
      bytes += part.slots().bytes();
    }
    return bytes;
  }

  /** Has a team make room for these states, which are not in the store. */
  void begin(Found[] found, int used, Team team) {
    int most = 1;
    int[] sizes = new int[Hash.PARTS];
    for (int c = 0; c < used; c++) {
      most = Math.max(most, found[c].count);
      for (int p = 0; p < Hash.PARTS; p++) {
        sizes[p] += found[c].inPart[p];
      }
    }
    round = found;
    settled = store.size();
    strideBits = Integer.SIZE - Integer.numberOfLeadingZeros(most - 1);
    long places = (long) used << strideBits;
    firstProvisional = settled + (int) places;
    for (int p = 0; p < Hash.PARTS; p++) {
      sizes[p] += parts[p].size();
    }
    if (needsRoom(sizes, settled + 2 * places)) {
      team.each(Hash.PARTS, (worker, part) -> enlarge(part));
      team.each(team.size(), (worker, share) -> fill(share, team.size()));
    }
  }

  /** Whether some part has no room for so many states, or for numbers up to one. */
  private boolean needsRoom(int[] sizes, long upTo) {
    highest = upTo;
    boolean needs = false;
    Arrays.fill(doublings, 0);
    for (int p = 0; p < Hash.PARTS; p++) {
      int more = parts[p].doublingsFor(sizes[p]);
      doublings[p % LENGTHS] = Math.max(doublings[p % LENGTHS], more);
      needs |= more > 0 || !parts[p].entries().fit(upTo);
    }
    return needs;
  }

  /** Makes room in a part, if it needs some. */
  private void enlarge(int p) {
    int more = doublings[p % LENGTHS];
    if (more > 0 || !parts[p].entries().fit(highest)) {
      parts[p].enlarge(more, highestInPart(p), room, this::hash);
    }
  }

  /** The highest number that there may be before a part is enlarged again. */
  private long highestInPart(int p) {
    long states = parts[p].capacity(doublings[p % LENGTHS]) * (Hash.PARTS + 1);
    return Math.max(highest, Math.min(states + highest - settled, Integer.MAX_VALUE - 1));
  }

  private long hash(int number) {
    long[] state = new long[words];
    keys.copy(number, state);
    return Hash.of(state, 0, words);
  }

  /** Puts states of the store into those parts, in one of so many shares, that were emptied. */
  private void fill(int share, int of) {
    boolean[] isMine = new boolean[Hash.PARTS];
    boolean isNeeded = false;
    for (int p = 0; p < Hash.PARTS; p++) {
      // Those of one length are in all shares.
      if (p / LENGTHS % of == share && parts[p].isToBeFilled()) {
        isMine[p] = true;
        isNeeded = true;
        parts[p].isFilled();
      }
    }
    long[] hashes = new long[AT_ONCE];
    int[] numbers = new int[AT_ONCE];
    for (int begin = 0; isNeeded && begin < settled; begin += AT_ONCE) {
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
        mine += isMine[Hash.part(hash)] ? 1 : 0;
      }
      readAhead(hashes, mine);
      for (int i = 0; i < mine; i++) {
        parts[Hash.part(hashes[i])].put(hashes[i], numbers[i]);
      }
    }
  }

  private void readAhead(long[] hashes, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Part part = parts[Hash.part(hashes[i])];
      sum += part.slots().get(part.home(hashes[i]));
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
    Part part = parts[Hash.part(hash)];
    int mine = provisional(c, i);
    // Said before somebody sees the entry, who may say otherwise.
    found.numbers[i] = mine;
    Entries entries = part.entries();
    int slot = found.slots[i];
    int like = part.like(hash, slot);
    while (true) {
      // What is decided is decided about this entry: a moment later there may be another.
      int entry = part.slots().latest(slot);
      int number = entries.numberOf(entry);
      if (entry != 0 && !(entries.isLike(entry, like) && is(number, found.keys, i * words))) {
        slot = part.next(slot);
        like = entries.further(like);
      } else if (entry != 0 && number < mine) {
        found.numbers[i] = number;
        return;
      } else if (part.slots().replace(slot, entry, entries.entry(like, mine))) {
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
        parts[p].set(found.slots[i], hash, number);
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
      Part part = parts[Hash.part(found.hashes[i])];
      sum += part.slots().get(part.home(found.hashes[i]));
    }
    int known = settled - 1;
    for (int i = begin; i < end; i++) {
      Part part = parts[Hash.part(found.hashes[i])];
      int slot = part.slotFor(found.hashes[i], part.home(found.hashes[i]));
      found.slots[i] = slot;
      if (known >= 0) {
        sum += keys.touch(Math.min(known, Math.max(0, part.numberAt(slot))));
      }
    }
    touch(sum);
  }

  /** The slot of a state, or the empty one where it belongs. Between rounds. */
  private int slot(Part part, long hash, long[] state, int at) {
    int slot = part.slotFor(hash, part.home(hash));
    while (part.numberAt(slot) >= 0 && !is(part.numberAt(slot), state, at)) {
      slot = part.slotFor(hash, part.next(slot));
    }
    return slot;
  }

  /** What so many chunks have found is in the store. */
  void end(int used) {
    settled = store.size();
    for (int c = 0; c < used; c++) {
      for (int p = 0; p < Hash.PARTS; p++) {
        parts[p].add(round[c].inPart[p]);
      }
    }
  }

  /** The number of a state, −1 where it is not known. Between rounds. */
  int find(long[] state, int at) {
    long hash = Hash.of(state, at, words);
    Part part = parts[Hash.part(hash)];
    return part.numberAt(slot(part, hash, state, at));
  }

  /** The number of a state, which is added unless it is known. Not while a round is going on. */
  int findOrAdd(long[] state, int at) {
    int known = find(state, at);
    if (known >= 0) {
      return known;
    }
    long hash = Hash.of(state, at, words);
    Part part = parts[Hash.part(hash)];
    if (part.doublingsFor(part.size() + 1) > 0 || !part.entries().fit(settled)) {
      int[] sizes = Arrays.stream(parts).mapToInt(Part::size).toArray();
      sizes[Hash.part(hash)]++;
      needsRoom(sizes, settled);
      for (int p = 0; p < Hash.PARTS; p++) {
        enlarge(p);
      }
      fill(0, 1);
    }
    part.put(hash, settled);
    store.append(state, at);
    return settled++;
  }

  /** Adds the states of the store, which are all different, to a table that has none. */
  void addAll() {
    settled = store.size();
    int[] sizes = new int[Hash.PARTS];
    for (int number = 0; number < settled; number++) {
      sizes[Hash.part(Hash.of(keys.chunk(number), keys.offset(number), words))]++;
    }
    needsRoom(sizes, settled);
    for (int p = 0; p < Hash.PARTS; p++) {
      parts[p].empty(doublings[p % LENGTHS], highestInPart(p), room);
    }
    fill(0, 1);
  }
}
