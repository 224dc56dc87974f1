package org.sfmc.checker.explore;

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

  private long[] bits = new long[16];
  private int[] found = new int[4];
  private long length;
  private int states;

  /** So many states were found from the next one, or are the initial ones. */
  void append(int children) {
    for (int i = 0; i < children; i++) {
      append(true);
    }
    append(false);
  }

  private void append(boolean state) {
    int word = (int) (length >> 6);
    if (word == bits.length) {
      bits = Arrays.copyOf(bits, word + word / 2);
    }
    if (length % SAMPLE == 0) {
      int sample = (int) (length / SAMPLE);
      if (sample == found.length) {
        found = Arrays.copyOf(found, sample + sample / 2);
      }
      found[sample] = states;
    }
    if (state) {
      bits[word] |= 1L << length;
      states++;
    }
    length++;
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
