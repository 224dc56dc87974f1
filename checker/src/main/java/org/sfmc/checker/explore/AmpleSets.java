package org.sfmc.checker.explore;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.sfmc.checker.explore.Footprints.Print;

/**
 * Which states may be left by the moves of one thread alone: an ample set in the sense of Peled
 * (CAV 1993), from what footprints say.
 *
 * <p>The thread can move, and to states only. No event, and no other thread from where it stands
 * on, ever changes what its moves look at, or has to do with what they change (C1). No claim looks
 * at what they change (C2). And the thread never comes back to that place, so that every run of
 * such moves ends, and in a state that is left by all moves (C3).
 */
final class AmpleSets {
  private final Footprints footprints;

  /** Whether states were left by one thread for reasons that did not last. */
  private boolean isStale;

  /** For each thread and each node that has been seen, what is done there. */
  private final Print[][] here;

  /** The same for there and all places that come after it. */
  private final Print[][] fromHere;

  /** For each thread the nodes from which it is never enough. */
  private final BitSet[] excluded;

  /** Takes what has been seen so far for everything that there is. */
  AmpleSets(Footprints footprints, int threads) {
    this.footprints = footprints;
    this.here = new Print[threads][];
    this.fromHere = new Print[threads][];
    this.excluded = new BitSet[threads];
    take();
  }

  private void take() {
    BitSet claims = footprints.ofClaims();
    Print events = footprints.ofEvents();
    for (int t = 0; t < here.length; t++) {
      here[t] = footprints.ofThread(t);
      fromHere[t] = fromHere(here[t]);
      excluded[t] = aroundCycles(here[t]);
      for (int node = 0; node < here[t].length; node++) {
        if (here[t][node].written.intersects(claims) || here[t][node].conflictsWith(events)) {
          excluded[t].set(node);
        }
      }
    }
  }

  /**
   * Takes what has been seen by now for everything that there is. Not while others ask.
   *
   * @param leftAlone how many states have been left by one thread
   */
  void catchUp(int leftAlone) {
    if (footprints.hasGrown()) {
      isStale |= leftAlone > 0;
      take();
    }
  }

  /** Whether all states that were left by one thread alone were so for what is known by now. */
  boolean areJustified() {
    return !isStale;
  }

  /** Where what steps look at and change is to be told. */
  Footprints footprints() {
    return footprints;
  }

  private static Print[] fromHere(Print[] here) {
    Print[] all = new Print[here.length];
    for (int node = 0; node < here.length; node++) {
      all[node] = new Print();
      all[node].addFields(here[node]);
    }
    boolean grows = true;
    while (grows) {
      grows = false;
      // Going backwards settles nearly all in one round.
      for (int node = here.length - 1; node >= 0; node--) {
        for (int to = here[node].next.nextSetBit(0); to >= 0 && to < all.length; ) {
          grows |= all[node].addFields(all[to]);
          to = here[node].next.nextSetBit(to + 1);
        }
      }
    }
    return all;
  }

  /** The nodes on cycles, and those that lie between two of them. */
  private static BitSet aroundCycles(Print[] here) {
    BitSet[] forwards = new BitSet[here.length];
    BitSet[] backwards = new BitSet[here.length];
    for (int node = 0; node < here.length; node++) {
      forwards[node] = new BitSet();
      backwards[node] = new BitSet();
    }
    for (int node = 0; node < here.length; node++) {
      int from = node;
      here[node].next.stream()
          .filter(to -> to < here.length)
          .forEach(
              to -> {
                forwards[from].set(to);
                backwards[to].set(from);
              });
    }
    BitSet left = leftOver(forwards, backwards);
    left.and(leftOver(backwards, forwards));
    return left;
  }

  /** Takes away, again and again, what nothing that is left leads to. */
  private static BitSet leftOver(BitSet[] to, BitSet[] from) {
    int[] leading = new int[from.length];
    Deque<Integer> free = new ArrayDeque<>();
    BitSet left = new BitSet();
    for (int node = 0; node < from.length; node++) {
      leading[node] = from[node].cardinality();
      left.set(node);
      if (leading[node] == 0) {
        free.add(node);
      }
    }
    while (!free.isEmpty()) {
      int node = free.remove();
      left.clear(node);
      to[node].stream().filter(n -> --leading[n] == 0).forEach(free::add);
    }
    return left;
  }

  /** Whether a thread's moves are enough, where they can be made and lead to states. */
  boolean suffices(int thread, Packing packing, long[] state, int at) {
    int node = packing.nodeOf(thread, state, at);
    if (excluded[thread].get(node)) {
      return false;
    }
    for (int other = 0; other < here.length && node < here[thread].length; other++) {
      int there = packing.nodeOf(other, state, at);
      if (other != thread
          && there < fromHere[other].length
          && here[thread][node].conflictsWith(fromHere[other][there])) {
        return false;
      }
    }
    return true;
  }
}
