package org.sfmc.checker.explore;

import java.util.function.IntToLongFunction;

/**
 * A part of the {@link StateTable}: a hash table with linear probing.
 *
 * <p>The upper half of a state's hash, as a fraction, says where in the part its home is, and the
 * bits that follow are its tag. So tags tell where home is when the part is doubled, and entries
 * move there without a look at their states, but for the few that are far from home: of others the
 * distance is kept, as in Cleary, "Compact hash tables using bidirectional linear probing" (1984).
 * Each time that takes a bit of the tags; when too few are left, the part has to be filled again.
 */
final class Part {
  /** Bits of tags that tell most states apart. */
  private static final int ENOUGH = 4;

  private static final long LOWER_HALF = 0xFFFF_FFFFL;

  private Slots slots;
  private Entries entries;
  private int length;
  private int size;
  private boolean isToBeFilled;

  /** Empty, with so many places. */
  Part(int length, Slots.Room room) {
    this.length = length;
    this.slots = room.make(length);
    this.entries = Entries.upTo(0);
  }

  /** Where the entries are. */
  Slots slots() {
    return slots;
  }

  /** How they tell of states. */
  Entries entries() {
    return entries;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** So many more are there than were put one by one. */
  void add(int more) {
    size += more;
  }

  /** Whether it was emptied, and its states have to be put again. */
  boolean isToBeFilled() {
    return isToBeFilled;
  }

  /** Its states have been put again. */
  void isFilled() {
    isToBeFilled = false;
  }

  /** Moves to where there is other room. */
  void moveTo(Slots.Room room) {
    Slots old = slots;
    makeRoom(0, room);
    for (int slot = 0; slot < length; slot++) {
      slots.set(slot, old.get(slot));
    }
  }

  /** How many entries there may be when it has been doubled so often. */
  long capacity(int doublings) {
    return (5L * length << doublings) / 6;
  }

  /** How often it has to be doubled until there may be so many entries. */
  int doublingsFor(int many) {
    int doublings = 0;
    while (many > capacity(doublings)) {
      doublings++;
    }
    return doublings;
  }

  private void makeRoom(int doublings, Slots.Room room) {
    int doubled = Math.toIntExact((long) length << doublings);
    slots = room.make(doubled);
    length = doubled;
  }

  /**
   * Empties it and doubles it so often; its states have to be put again.
   *
   * @param highest the highest number that is to be told
   */
  void empty(int doublings, long highest, Slots.Room room) {
    makeRoom(doublings, room);
    entries = Entries.upTo(highest);
    size = 0;
    isToBeFilled = true;
  }

  /**
   * Doubles it so often, and has numbers told up to one.
   *
   * @param hashes of the states, by their numbers
   */
  void enlarge(int doublings, long highest, Slots.Room room, IntToLongFunction hashes) {
    Entries before = entries;
    int left = before.tagBits - doublings;
    Entries after = Entries.upTo(highest, Math.max(0, left));
    if (left < 0 || after.tagBits < Math.min(ENOUGH, after.mostTagBits() - 1)) {
      empty(doublings, highest, room);
      return;
    }
    Slots old = slots;
    int oldLength = length;
    makeRoom(doublings, room);
    entries = after;
    for (int slot = 0; slot < oldLength; slot++) {
      int entry = old.get(slot);
      if (entry != 0) {
        int number = before.numberOf(entry);
        long address;
        if (before.isFar(entry)) {
          address = address(hashes.applyAsLong(number));
        } else {
          int home = slot - before.distanceOf(entry);
          address = home < 0 ? home + oldLength : home;
          address = (address << Integer.SIZE | entry & LOWER_HALF) << doublings;
        }
        putAt(address, number);
      }
    }
  }

  /** Where home is, and in the lower half the tag and more. */
  private long address(long hash) {
    return (hash >>> Integer.SIZE) * length;
  }

  private void putAt(long address, int number) {
    int slot = (int) (address >>> Integer.SIZE);
    int distance = 0;
    while (slots.get(slot) != 0) {
      slot = next(slot);
      distance++;
    }
    slots.set(slot, entries.entry(entries.like((int) address, distance), number));
  }

  /** Puts a state that is not there; not while others do. */
  void put(long hash, int number) {
    putAt(address(hash), number);
    size++;
  }

  /** Puts a state where its entry is, with another number. */
  void set(int slot, long hash, int number) {
    slots.set(slot, entries.entry(like(hash, slot), number));
  }

  /** Where a state is looked for first. */
  int home(long hash) {
    return (int) (address(hash) >>> Integer.SIZE);
  }

  /** What a state's entry is like in a slot. */
  int like(long hash, int slot) {
    long address = address(hash);
    int distance = slot - (int) (address >>> Integer.SIZE);
    return entries.like((int) address, distance < 0 ? distance + length : distance);
  }

  /** The slot after one. */
  int next(int slot) {
    return slot + 1 == length ? 0 : slot + 1;
  }

  /** The first slot from one on that is empty or whose entry is like that of a state. */
  int slotFor(long hash, int from) {
    int slot = from;
    int like = like(hash, from);
    int entry = slots.get(slot);
    while (entry != 0 && !entries.isLike(entry, like)) {
      slot = next(slot);
      like = entries.further(like);
      entry = slots.get(slot);
    }
    return slot;
  }

  /** The number that is told in a slot, −1 where it is empty. */
  int numberAt(int slot) {
    return entries.numberOf(slots.get(slot));
  }
}
