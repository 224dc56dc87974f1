package org.sfmc.checker.explore;

/**
 * Whose moves lead from a state to where an earlier step of the search leads: sleep sets in the
 * sense of Godefroid (LNCS 1032, chapter 5), by which only time is saved.
 *
 * <p>A state s was found by a move b from a state p. Let a be another move of p with which b has
 * nothing to do: neither changes what the other looks at or changes. Then a leads from s to where b
 * leads from p·a. If p·a was found before s, the step from there by b is earlier than that from s
 * by a, so where a leads need not be looked up. And p·a was found before s if a comes before b in
 * the order of moves, or if a slept at p itself: then it was found from a state before p.
 *
 * <p>A step that sleeps is never the first to lead to a state. So every state is found by the same
 * step as if none slept, every step is counted, and it does not matter how many are known to sleep.
 *
 * <p>Kept for the states that are to be left, one {@code long} each: a bit for each index of moves.
 */
final class SleepSets {
  private static final int SMALLEST = 64;

  /** There are never so many times more places than are needed. */
  private static final int MUCH = 8;

  /** By the low bits of a state's number. */
  private long[] sets = new long[SMALLEST];

  /** The states that are to be left. */
  private int begin;

  private int end;
  private boolean over;

  /** The bit of all moves with an index; 0 for those that never sleep. */
  static long bit(int index) {
    return index < Long.SIZE ? 1L << index : 0;
  }

  /** Makes room for the states up to a number, and not for many more. */
  void reserve(int upTo) {
    int needed = Math.max(1, upTo - begin);
    int length = Math.max(SMALLEST, Integer.highestOneBit(2 * needed - 1));
    if (!over && (length > sets.length || MUCH * length <= sets.length)) {
      long[] other = new long[length];
      for (int number = begin; number < end; number++) {
        other[number & length - 1] = sets[number & sets.length - 1];
      }
      sets = other;
    }
    end = upTo;
  }

  /** Says who sleeps at a state that is to be left. */
  void put(int number, long who) {
    if (!over) {
      sets[number & sets.length - 1] = who;
    }
  }

  /** Who sleeps at a state that is to be left. */
  long at(int number) {
    return over || number >= end ? 0 : sets[number & sets.length - 1];
  }

  /** States below a number have been left. */
  void leftBelow(int number) {
    begin = number;
  }

  /** From now on nobody sleeps, and it takes no room to say so. */
  void end() {
    over = true;
    sets = new long[0];
  }

  /** Whether nobody sleeps. */
  boolean isOver() {
    return over;
  }

  /** Heap that they take, in bytes. */
  long bytes() {
    return 8L * sets.length;
  }
}
