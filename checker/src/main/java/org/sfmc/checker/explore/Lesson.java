package org.sfmc.checker.explore;

import java.util.BitSet;
import java.util.List;

/**
 * What comes of a group of moves in every state that is like some state in the fields that were
 * looked at. It is told in fields, so that it is good for any packing and for any worker.
 *
 * @param node where the thread stands whose alternatives they are; −1 for events
 * @param moves of the group, packed; not none
 * @param looked the fields that were looked at
 * @param values of those, in their order
 * @param made what comes of those moves that can be made
 */
record Lesson(int node, int[] moves, BitSet looked, int[] values, List<Made> made) {

  /**
   * What comes of a move that can be made.
   *
   * @param move packed
   * @param outcome one of the outcomes of a {@link Stepper}
   * @param looked the fields on which it depends what the moves with its index do
   * @param writes the fields that it sets, each followed by its value
   * @param climbs whether it is a thread's and leads higher, as {@link Heights} are
   */
  record Made(int move, int outcome, BitSet looked, int[] writes, boolean climbs) {}

  /** What has been learnt of a state. */
  static Lesson of(
      int node,
      int[] moves,
      BitSet looked,
      Packing packing,
      long[] state,
      int at,
      List<Made> made) {
    int[] values = looked.stream().map(field -> packing.valueOf(field, state, at)).toArray();
    return new Lesson(node, moves, (BitSet) looked.clone(), values, made);
  }

  /** A state that it is about: all other fields have the value whose bits are 0. */
  long[] state(Packing packing) {
    long[] state = new long[packing.words()];
    int i = 0;
    for (int field = looked.nextSetBit(0); field >= 0; field = looked.nextSetBit(field + 1)) {
      packing.put(field, values[i++], state, 0);
    }
    return state;
  }
}
