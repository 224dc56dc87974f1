package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What each state was found from, for states numbered in the order in which they were found.
 *
 * <p>A bit for each state that was found, and one for the end of each state that was left: states
 * are left in the order of their numbers. The initial states come before the first end.
 */
final class Lineage {
  /** Bits between two places where the count of states is written down. */
  private static final int SAMPLE = 1 << 10;

  /** Bits that are appended at once. */
  private static final int MOST = Long.SIZE - 1;

  private long[] bits = new long[16];
  private int[] found = new int[4];
  private long length;
  private int states;

  void save(DataOutput out) throws IOException {
    out.writeLong(length);
    out.writeInt(states);
    Saved.longs(out, Arrays.copyOf(bits, (int) ((length + Long.SIZE - 1) / Long.SIZE)));
    Saved.ints(out, Arrays.copyOf(found, (int) ((length + SAMPLE - 1) / SAMPLE)));
  }

  static Lineage restored(DataInput in) throws IOException {
    Lineage made = new Lineage();
    made.length = in.readLong();
    made.states = in.readInt();
    long[] bits = Saved.longs(in);
    made.bits = Arrays.copyOf(bits, Math.max(16, bits.length));
    int[] found = Saved.ints(in);
    made.found = Arrays.copyOf(found, Math.max(4, found.length));
    return made;
  }

  /** So many states were found from the next one, or are the initial ones. */
  void append(int children) {
    int left = children;
    for (; left >= MOST; left -= MOST) {
      append(MOST, MOST);
    }
    append(left, left + 1);
  }

  /** Appends up to 63 bits, the first of which are of states. */
  private void append(int newStates, int count) {
    int word = (int) (length >> 6);
    long end = length + count;
    if (end >> 6 >= bits.length) {
      bits = Arrays.copyOf(bits, bits.length + bits.length / 2);
    }
    long next = length + SAMPLE - 1 & -SAMPLE;
    if (next < end) {
      int sample = (int) (next / SAMPLE);
      if (sample == found.length) {
        found = Arrays.copyOf(found, sample + sample / 2);
      }
      found[sample] = states + Math.min(newStates, (int) (next - length));
    }
    long set = (1L << newStates) - 1;
    int used = (int) length & Long.SIZE - 1;
    bits[word] |= set << used;
    if (used + newStates > Long.SIZE) {
      bits[word + 1] = set >>> Long.SIZE - used;
    }
    length = end;
    states += newStates;
  }

  /** The state from which one was found, −1 for an initial one. */
  int parent(int number) {
    int samples = (int) ((length + SAMPLE - 1) / SAMPLE);
    int sample = Arrays.binarySearch(found, 0, samples, number);
    if (sample < 0) {
      sample = -sample - 2;
    }
    int left = number - found[sample];
    long at = (long) sample * SAMPLE;
    while (true) {
      if ((bits[(int) (at >> 6)] >>> at & 1) != 0) {
        if (left == 0) {
          // So many ends are before it, the first of them that of the initial states.
          return (int) (at - number) - 1;
        }
        left--;
      }
      at++;
    }
  }

  /** Heap that it takes, in bytes. */
  long bytes() {
    return 8L * bits.length + 4L * found.length;
  }
}
