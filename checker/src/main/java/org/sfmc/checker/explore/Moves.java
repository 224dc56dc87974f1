package org.sfmc.checker.explore;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What comes of moves, remembered for each part of a state that they look at: those that can be
 * made, with the bits of the state that they change.
 *
 * <p>Moves that are looked at together are a group: the alternatives of a thread at one of its
 * places, or some events. The part of a state that a group looks at is learnt: it is every bit that
 * some answer so far has depended on. A record is of all states that are alike in the part as it
 * was then. So it stays true when the part grows, and is found by those states that have zeros
 * where it has grown.
 *
 * <p>Everything is in two arrays, so that to find a record takes three reads: the part, the slot,
 * the record.
 */
final class Moves {
  /** What is remembered of a state that nothing is remembered of. */
  static final int UNKNOWN = 0;

  /** With the outcome of a move: it leads higher. */
  private static final int CLIMBS = 1 << 8;

  // Where it is said what comes of a move, after the move itself and its outcome.
  private static final int TOUCHED = 1;
  private static final int CHANGED = 2;
  private static final int BITS = 3;

  /** Length of the records beyond which they are forgotten, some megabytes. */
  private static final int MOST = 1 << 21;

  private final Packing packing;
  private final int words;

  /** Length of what comes of one move. */
  private final int stride;

  /** The moves of each group, packed, and how many records it has. */
  private int[][] moves = new int[16][];

  private int[] sizes = new int[16];

  /** For each group the fields that it looks at. */
  private BitSet[] looked = new BitSet[16];

  /** For each group the bits of a state that it looks at. */
  private long[] parts;

  private int groups;

  /** In each slot a tag above, and a record below; 0 where there is none. */
  private long[] slots;

  private int mask;
  private int used;

  /**
   * After a place that is not used, records: the group and how many moves can be made, the part of
   * the state, and for each move what comes of it, signatures of the fields that it looks at or
   * changes and of those that it changes, then the bits that it clears and those that it sets.
   */
  private long[] records = new long[256];

  private int length;

  Moves(Packing packing) {
    this.packing = packing;
    this.words = packing.words();
    this.stride = BITS + 2 * words;
    this.parts = new long[moves.length * words];
    forget();
  }

  private void forget() {
    mask = 63;
    slots = new long[mask + 1];
    used = 0;
    length = 1;
    Arrays.fill(sizes, 0);
  }

  /** Makes a group of some moves, packed. */
  int group(int... together) {
    if (groups == moves.length) {
      moves = Arrays.copyOf(moves, 2 * groups);
      sizes = Arrays.copyOf(sizes, 2 * groups);
      looked = Arrays.copyOf(looked, 2 * groups);
      parts = Arrays.copyOf(parts, 2 * groups * words);
    }
    moves[groups] = together;
    looked[groups] = new BitSet();
    return groups++;
  }

  /** The moves of a group, packed; not to be changed. */
  int[] of(int group) {
    return moves[group];
  }

  /** Number of records of a group. */
  int size(int group) {
    return sizes[group];
  }

  /** The record of a group for a state, or {@link #UNKNOWN}. */
  int recordOf(int group, long[] state, int at) {
    int part = group * words;
    long hash = hash(group, state, at, part);
    int tag = (int) hash;
    for (int slot = (int) (hash >>> Integer.SIZE) & mask; ; slot = slot + 1 & mask) {
      long entry = slots[slot];
      int record = (int) entry;
      if (entry == 0 || (int) (entry >>> Integer.SIZE) == tag && is(record, group, state, at)) {
        return record;
      }
    }
  }

  private long hash(int group, long[] state, int at, int part) {
    long hash = group;
    for (int w = 0; w < words; w++) {
      hash = (hash ^ state[at + w] & parts[part + w]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private boolean is(int record, int group, long[] state, int at) {
    boolean same = (int) (records[record] >>> Integer.SIZE) == group;
    for (int w = 0; w < words; w++) {
      same &= records[record + 1 + w] == (state[at + w] & parts[group * words + w]);
    }
    return same;
  }

  /**
   * The first of the moves of a record that can be made, or the {@link #end} where there is none.
   */
  int first(int record) {
    return record + 1 + words;
  }

  /** Where a record has no more moves that can be made. */
  int end(int record) {
    return record + 1 + words + (int) records[record] * stride;
  }

  /** The move after one of a record. */
  int next(int made) {
    return made + stride;
  }

  /** Whether some can be made, and all that can lead to states. */
  boolean leadToStates(int record) {
    for (int made = first(record); made < end(record); made = next(made)) {
      if (outcome(made) != Stepper.DONE) {
        return false;
      }
    }
    return first(record) < end(record);
  }

  /** A move that can be made, packed. */
  int move(int made) {
    return (int) records[made];
  }

  /** What comes of it: one of the outcomes of a {@link Stepper}. */
  int outcome(int made) {
    return (int) (records[made] >>> Integer.SIZE) & ~CLIMBS;
  }

  /** Whether it is a thread's and leads higher, as {@link Heights} are. */
  boolean climbs(int made) {
    return (records[made] >>> Integer.SIZE & CLIMBS) != 0;
  }

  /** The signature of the fields that it looks at or changes. */
  long touched(int made) {
    return records[made + TOUCHED];
  }

  /** The signature of the fields that it changes. */
  long changed(int made) {
    return records[made + CHANGED];
  }

  /** The state after it. */
  void apply(int made, long[] from, int at, long[] into, int to) {
    int clears = made + BITS;
    for (int w = 0; w < words; w++) {
      into[to + w] = from[at + w] & ~records[clears + w] | records[clears + words + w];
    }
  }

  /** The fields that a group looks at, as far as is known; not to be changed. */
  BitSet looked(int group) {
    return looked[group];
  }

  /**
   * Writes down what comes of the moves of a group in a state that nothing is remembered of.
   *
   * @param fields of the state on which that depends
   * @param made what comes of those moves that can be made
   */
  void put(int group, long[] state, int at, BitSet fields, List<Lesson.Made> made) {
    if (length > MOST) {
      forget();
    }
    looked[group].or(fields);
    int part = group * words;
    fields.stream().forEach(field -> packing.addTo(parts, part, field));
    int record = length;
    length = first(record) + made.size() * stride;
    if (length > records.length) {
      records = Arrays.copyOf(records, Math.max(length, 2 * records.length));
    }
    records[record] = (long) group << Integer.SIZE | made.size();
    for (int w = 0; w < words; w++) {
      records[record + 1 + w] = state[at + w] & parts[part + w];
    }
    for (int i = 0; i < made.size(); i++) {
      put(made.get(i), first(record) + i * stride);
    }
    insert(hash(group, state, at, part), record);
    sizes[group]++;
  }

  private void put(Lesson.Made made, int at) {
    Arrays.fill(records, at, at + stride, 0);
    int outcome = made.outcome() | (made.climbs() ? CLIMBS : 0);
    records[at] = (long) outcome << Integer.SIZE | made.move();
    int[] writes = made.writes();
    for (int i = 0; i < writes.length; i += 2) {
      packing.addTo(records, at + BITS, writes[i]);
      packing.put(writes[i], writes[i + 1], records, at + BITS + words);
      records[at + CHANGED] |= packing.signature(writes[i]);
    }
    records[at + TOUCHED] = signature(made.looked()) | records[at + CHANGED];
  }

  private long signature(BitSet fields) {
    return fields.stream().mapToLong(packing::signature).reduce(0, (a, b) -> a | b);
  }

  private void insert(long hash, int record) {
    if (2 * ++used > mask) {
      long[] old = slots;
      mask = 2 * mask + 1;
      slots = new long[mask + 1];
      for (long entry : old) {
        if (entry != 0) {
          rehash(entry);
        }
      }
    }
    add(hash, record);
  }

  /** Puts a record where states find it that are alike in the part as it was when it was made. */
  private void rehash(long entry) {
    int record = (int) entry;
    long hash = (int) (records[record] >>> Integer.SIZE);
    for (int w = 0; w < words; w++) {
      hash = (hash ^ records[record + 1 + w]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    add(hash, record);
  }

  private void add(long hash, int record) {
    int slot = (int) (hash >>> Integer.SIZE) & mask;
    while (slots[slot] != 0) {
      slot = slot + 1 & mask;
    }
    slots[slot] = hash << Integer.SIZE | record;
  }
}
