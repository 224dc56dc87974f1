package org.sfmc.checker.explore;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The states that the moves of a {@link Chunk} lead to, in the order in which they are found. One
 * that is found again is here again.
 */
final class Found {
  private final int words;
  private final int keyWords;

  /** The states, packed. */
  long[] states;

  /** What each is found by: the same array where that is the state itself. */
  long[] keys;

  long[] hashes = new long[64];

  /** For each the entry of the chunk that led to it. */
  int[] entries = new int[64];

  /**
   * For each its number, once that is known; a provisional one where another chunk of the round, or
   * an earlier place of this one, is the first to have found it.
   */
  int[] numbers = new int[64];

  /** For each whether nobody has found it before. */
  boolean[] isNew = new boolean[64];

  /** For each who sleeps there, as {@link SleepSets} say, if it is new. */
  long[] asleep = new long[64];

  /** For each where in its part of the table it is, if it was put there. */
  int[] slots = new int[64];

  int count;

  /** For each part of the table, how many of the states belong there; of the new ones, later. */
  final int[] inPart = new int[Hash.PARTS];

  /** How many have been put into the table. */
  int put;

  /** How many of them were not the first to have been found: another took their place. */
  private final AtomicInteger replaced = new AtomicInteger();

  /** How many are new, once that is known. */
  int news;

  private KeyMaker keyMaker;

  /** None yet, with keys that are the states themselves. */
  Found(int words) {
    this(words, 0);
  }

  /** None yet; {@code keyWords} is 0 where states are their own keys. */
  Found(int words, int keyWords) {
    this.words = words;
    this.keyWords = keyWords == 0 ? words : keyWords;
    this.states = new long[64 * words];
    this.keys = keyWords == 0 ? states : new long[64 * keyWords];
  }

  /**
   * Forgets all.
   *
   * @param by makes keys of states that are added from now on; null where they are their own
   */
  void clear(KeyMaker by) {
    keyMaker = by;
    count = 0;
    put = 0;
    news = 0;
    replaced.set(0);
    Arrays.fill(inPart, 0);
  }

  /** Where in {@link #states} a state is to be put before it is added. */
  int place() {
    if (count == hashes.length) {
      makeRoom();
    }
    return count * words;
  }

  private void makeRoom() {
    int room = 2 * count;
    boolean keyed = keys != states;
    states = Arrays.copyOf(states, room * words);
    keys = keyed ? Arrays.copyOf(keys, room * keyWords) : states;
    hashes = Arrays.copyOf(hashes, room);
    entries = Arrays.copyOf(entries, room);
    numbers = Arrays.copyOf(numbers, room);
    isNew = Arrays.copyOf(isNew, room);
    asleep = Arrays.copyOf(asleep, room);
    slots = Arrays.copyOf(slots, room);
  }

  /**
   * Adds the state that was put at its place.
   *
   * @param entry which of the chunk leads to it
   * @return which of the states it is
   * @throws Packing.TooNarrow where states have to be packed again before
   */
  int add(int entry) {
    int at = count * words;
    boolean keyed = keyMaker != null;
    if (keyed) {
      keyMaker.put(states, at, keys, count * keyWords);
    }
    long hash = keyed ? Hash.of(keys, count * keyWords, keyWords) : Hash.of(states, at, words);
    hashes[count] = hash;
    inPart[Hash.part(hash)]++;
    entries[count] = entry;
    return count++;
  }

  /**
   * Adds the state that was put at its place, which was found before.
   *
   * @return which of the states it is
   */
  int addKnown(int entry) {
    entries[count] = entry;
    isNew[count] = false;
    return count++;
  }

  /** A state was found at an earlier place of the round, and goes by that one's number now. */
  void replaced(int index, int number) {
    numbers[index] = number;
    replaced.incrementAndGet();
  }

  /** Counts the new states, when those of the whole round are in the table. */
  int countNews() {
    news = put - replaced.get();
    return news;
  }
}
