package org.sfmc.checker.explore;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The steps of threads between states, and from them the states from which no run ends.
 *
 * <p>What the environment may do it need not do, so it does not count; what is bound to happen
 * does.
 */
final class Ends {
  private int[] targets = new int[1 << 10];
  private int count;
  private int[] firstOf = new int[1 << 10];
  private int expanded;

  /** States in which a run ends: finally, stuck, by a panic, or by an assumption. */
  private final BitSet ending = new BitSet();

  /** The states are expanded in the order of their numbers. */
  void begin(int state) {
    if (state >= firstOf.length) {
      firstOf = Arrays.copyOf(firstOf, 2 * firstOf.length);
    }
    firstOf[state] = count;
    expanded = state + 1;
  }

  /** The state being expanded has a step to another. */
  void step(int target) {
    if (count == targets.length) {
      targets = Arrays.copyOf(targets, 2 * count);
    }
    targets[count++] = target;
  }

  /** A run ends in the state being expanded. */
  void end() {
    ending.set(expanded - 1);
  }

  /** Heap that the steps take, in bytes. */
  long bytes() {
    return 4L * targets.length + 4L * firstOf.length;
  }

  /** The first state from which no run ends, or −1. To be asked when all are expanded. */
  int firstWithoutEnd() {
    // Most steps lead to higher numbers, so that going backwards settles nearly all in one round.
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int state = expanded - 1; state >= 0; state--) {
        if (!ending.get(state) && leadsToAnEnd(state)) {
          ending.set(state);
          changed = true;
        }
      }
    }
    int first = ending.nextClearBit(0);
    return first < expanded ? first : -1;
  }

  private boolean leadsToAnEnd(int state) {
    int end = state + 1 < expanded ? firstOf[state + 1] : count;
    for (int i = firstOf[state]; i < end; i++) {
      if (ending.get(targets[i])) {
        return true;
      }
    }
    return false;
  }
}
