package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * What comes of some moves, for each part of a state that they look at: those that can be made,
 * with the bits of the state that they change.
 */
final class Moves {
  private final int words;
  private final Memo memo;

  /** The moves, packed. */
  final int[] moves;

  /**
   * After a place that is not used, records: how many can be made, and for each what comes of it.
   */
  private long[] records = new long[16];

  private int length = 1;

  Moves(int words, int... moves) {
    this.words = words;
    this.memo = new Memo(words);
    this.moves = moves;
  }

  /** The record for a state, or {@link Memo#UNKNOWN}. */
  int recordOf(long[] state, int at) {
    return memo.get(state, at);
  }

  /** Number of records. */
  int size() {
    return memo.size();
  }

  /** How many moves can be made. */
  int count(int record) {
    return (int) records[record];
  }

  /** Whether some can be made, and all that can lead to states. */
  boolean leadToStates(int record) {
    for (int i = 0; i < count(record); i++) {
      if (outcome(record, i) != Stepper.DONE) {
        return false;
      }
    }
    return count(record) > 0;
  }

  private int offset(int record, int i) {
    return record + 1 + i * (1 + 2 * words);
  }

  /** The move, packed. */
  int move(int record, int i) {
    return (int) records[offset(record, i)];
  }

  /** What comes of the move: one of the outcomes of a {@link Stepper}. */
  int outcome(int record, int i) {
    return (int) (records[offset(record, i)] >>> Integer.SIZE);
  }

  /** The state after the move. */
  void apply(int record, int i, long[] from, int at, long[] into, int to) {
    int change = offset(record, i) + 1;
    for (int w = 0; w < words; w++) {
      into[to + w] = from[at + w] & ~records[change + w] | records[change + words + w];
    }
  }

  /** Writes down what comes of the moves of a state, which depends on these bits. */
  void put(long[] state, int at, long[] bits, Record record) {
    if (memo.dependsOn(bits) || memo.isFull()) {
      length = 1;
    }
    memo.put(state, at, length);
    if (length + record.length > records.length) {
      records = Arrays.copyOf(records, Math.max(length + record.length, 2 * records.length));
    }
    System.arraycopy(record.values, 0, records, length, record.length);
    length += record.length;
  }

  /** What comes of the moves that can be made in one state. */
  static final class Record {
    private final int words;
    private long[] values = new long[1];
    private int length = 1;

    Record(int words) {
      this.words = words;
    }

    /** Adds a move, with the bits that it clears and then those that it sets. */
    void add(int move, int outcome, long[] clear, long[] set) {
      values[0]++;
      values = Arrays.copyOf(values, length + 1 + 2 * words);
      values[length] = (long) outcome << Integer.SIZE | move;
      System.arraycopy(clear, 0, values, length + 1, words);
      System.arraycopy(set, 0, values, length + 1 + words, words);
      length = values.length;
    }
  }
}
