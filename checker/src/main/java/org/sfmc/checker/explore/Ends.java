package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The states from which a run can end, and so those from which none does.
 *
 * <p>Nearly every state leads on: to a higher one, or to an end. {@link Heights} do not grow for
 * ever; so where each of the others, too, reaches a higher state or an end in some steps, a run can
 * end from all of them.
 */
final class Ends {
  /** The states that a step of a thread leads to. */
  interface Steps {
    /** Their numbers. */
    int[] from(int state);

    /** How high a state is. */
    int height(int state);
  }

  /** States in which a run ends: finally, stuck, by a panic, or by an assumption. */
  private final BitSet ending = new BitSet();

  /** States that may be without a step to a higher one, in which no run ends. */
  private int[] lagging = new int[16];

  private int count;

  void save(DataOutput out) throws IOException {
    Saved.longs(out, ending.toLongArray());
    Saved.ints(out, Arrays.copyOf(lagging, count));
  }

  void restore(DataInput in) throws IOException {
    ending.or(BitSet.valueOf(Saved.longs(in)));
    int[] saved = Saved.ints(in);
    count = saved.length;
    lagging = Arrays.copyOf(saved, Math.max(16, count));
  }

  /** A run ends in a state. */
  void end(int state) {
    ending.set(state);
  }

  /** A state may have no step to a higher one, and no run ends in it. */
  void lags(int state) {
    if (count == lagging.length) {
      lagging = Arrays.copyOf(lagging, 2 * count);
    }
    lagging[count++] = state;
  }

  /** The first of so many states from which no run ends, or −1. */
  int firstWithoutEnd(int states, Steps steps) {
    for (int i = 0; i < count; i++) {
      if (!leadsOn(lagging[i], steps)) {
        return search(states, steps);
      }
    }
    return -1;
  }

  private boolean leadsOn(int state, Steps steps) {
    int height = steps.height(state);
    Set<Integer> seen = new HashSet<>(Set.of(state));
    Deque<Integer> waiting = new ArrayDeque<>(seen);
    while (!waiting.isEmpty()) {
      for (int target : steps.from(waiting.remove())) {
        if (seen.add(target)) {
          if (ending.get(target) || steps.height(target) > height) {
            return true;
          }
          waiting.add(target);
        }
      }
    }
    return false;
  }

  private int search(int states, Steps steps) {
    boolean changed = true;
    while (changed) {
      changed = false;
      // Going backwards settles nearly all in one round.
      for (int state = states - 1; state >= 0; state--) {
        if (!ending.get(state) && Arrays.stream(steps.from(state)).anyMatch(ending::get)) {
          ending.set(state);
          changed = true;
        }
      }
    }
    return ending.nextClearBit(0);
  }
}
