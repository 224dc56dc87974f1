package org.sfmc.checker.explore;

/** Makes of packed states what they are found by, where that is not the states themselves. */
interface KeyMaker {
  /** Number of words of a key. */
  int words();

  /**
   * Puts the key of a state.
   *
   * @throws Packing.TooNarrow where states have to be packed again before
   */
  void put(long[] state, int at, long[] into, int to);
}
