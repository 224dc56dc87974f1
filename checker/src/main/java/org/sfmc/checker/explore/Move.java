package org.sfmc.checker.explore;

/**
 * One choice of the scheduler: a thread goes on, or the environment does something.
 *
 * @param index a thread's number, or the number of threads plus an event's number
 * @param alternative which outcome of a {@link org.sfmc.model.machine.Choice}; otherwise 0
 */
public record Move(int index, int alternative) {
  private static final int ALTERNATIVE_BITS = 16;

  static int pack(int index, int alternative) {
    return index << ALTERNATIVE_BITS | alternative;
  }

  static int indexOf(int packed) {
    return packed >>> ALTERNATIVE_BITS;
  }

  static Move unpack(int packed) {
    return new Move(indexOf(packed), packed & (1 << ALTERNATIVE_BITS) - 1);
  }
}
