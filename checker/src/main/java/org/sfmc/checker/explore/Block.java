package org.sfmc.checker.explore;

/** States of a chunk that are looked up together, so that their cache misses overlap. */
final class Block {
  /** The most that there are. */
  static final int SIZE = 64;

  final int[] entries = new int[SIZE];
  final long[] hashes = new long[SIZE];

  /** Where in its part of the table each is, or where it is looked for next. */
  final int[] slots = new int[SIZE];

  int count;
}
