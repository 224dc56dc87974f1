package org.sfmc.checker.explore;

import java.util.Arrays;
import org.sfmc.model.machine.BoundsExceeded;

/**
 * What comes of the moves of some states with successive numbers, in the order of the states and of
 * their moves.
 */
final class Chunk {
  /** Where an entry leads that is a panic, an assumption, an end, a limit. */
  static final int NO_STATE = -1;

  /** The move of a state that has none. */
  static final int END = -1;

  /** States whose moves are looked up together, so that their cache misses overlap. */
  private static final int BLOCK = 16;

  /** The states that the moves lead to. */
  final Found found;

  /** For each entry the number of the state that it comes from. */
  int[] from = new int[64];

  int[] moves = new int[64];

  /** For each entry which of the states found it leads to, or {@link #NO_STATE}. */
  int[] leadsTo = new int[64];

  int count;

  /** The entries that are worth a closer look, in order. */
  int[] notable = new int[8];

  int notables;

  /** The states, of those that were left, that lead neither to a higher number nor to an end. */
  int[] lagging = new int[8];

  int laggings;

  /** Why the last state could not be left; null where it could. */
  BoundsExceeded limit;

  /** The first of the states that were left. */
  int first;

  /** How many states were left. */
  int left;

  /** For each of them the first of its entries. */
  private int[] begins = new int[0];

  /** How many of them by the moves of one thread alone. */
  int leftAlone;

  /** How many new states were found from each state that was left, once that is known. */
  int[] children = new int[0];

  /** An empty chunk, with room for the states that will be found. */
  Chunk(Found found) {
    this.found = found;
  }

  /** Leaves states, from one number up to another. */
  void expand(
      Stepper stepper, KeyMaker by, StateStore store, boolean[] keepsGoing, int begin, int end) {
    clear(begin, by);
    begins = begins.length < end - begin ? new int[end - begin] : begins;
    stepper.catchUp();
    for (int number = begin; number < end && limit == null; number += BLOCK) {
      int last = Math.min(end, number + BLOCK);
      try {
        stepper.lookUp(store, number, last);
        for (int n = number; n < last; n++) {
          leave(stepper, store, keepsGoing, n, n - number);
          left++;
        }
      } catch (BoundsExceeded e) {
        expandUpToLimit(stepper, store, keepsGoing, number);
      }
    }
  }

  /**
   * Forgets what it had; what is added comes of states from a number on.
   *
   * @param by makes keys of states; null where they are their own
   */
  void clear(int begin, KeyMaker by) {
    count = 0;
    found.clear(by);
    notables = 0;
    limit = null;
    first = begin;
    left = 0;
    leftAlone = 0;
  }

  /** Leaves states one by one, the last of which cannot be left. */
  private void expandUpToLimit(Stepper stepper, StateStore store, boolean[] keepsGoing, int begin) {
    for (int number = begin; limit == null; number++) {
      try {
        stepper.lookUp(store, number, number + 1);
        leave(stepper, store, keepsGoing, number, 0);
      } catch (BoundsExceeded e) {
        limit = e;
        begins[number - first] = count;
        addOther(number, END);
      }
      left++;
    }
  }

  private void leave(
      Stepper stepper, StateStore store, boolean[] keepsGoing, int number, int place) {
    long[] state = store.chunk(number);
    int at = store.offset(number);
    boolean moved = false;
    begins[number - first] = count;
    int groups = stepper.groups();
    int begin = place * groups;
    int end = begin + groups;
    int alone = stepper.alone(begin, state, at);
    if (alone >= 0) {
      begin += alone;
      end = begin + 1;
      leftAlone++;
    }
    Moves of = stepper.moves();
    for (int group = begin; group < end; group++) {
      int record = stepper.record(group);
      int made = of.count(record);
      for (int i = 0; i < made; i++) {
        int move = of.move(record, i);
        moved |= keepsGoing[Move.indexOf(move)];
        if (of.outcome(record, i) == Stepper.DONE) {
          int to = found.place();
          of.apply(record, i, state, at, found.states, to);
          addState(number, move);
        } else {
          addOther(number, move);
        }
      }
    }
    if (!moved) {
      addOther(number, END);
    }
  }

  private void addState(int number, int move) {
    add(number, move, found.add(count));
  }

  private void addOther(int number, int move) {
    note(count);
    add(number, move, NO_STATE);
  }

  private void add(int number, int move, int target) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      moves = Arrays.copyOf(moves, 2 * count);
      leadsTo = Arrays.copyOf(leadsTo, 2 * count);
    }
    from[count] = number;
    moves[count] = move;
    leadsTo[count++] = target;
  }

  /** An initial state. */
  void addInitial(long[] state, int number) {
    int to = found.place();
    System.arraycopy(state, 0, found.states, to, state.length);
    addState(-1, number);
  }

  /** Has an entry looked at; the entries are noted in their order or sorted afterwards. */
  void note(int entry) {
    if (notables == notable.length) {
      notable = Arrays.copyOf(notable, 2 * notables);
    }
    notable[notables++] = entry;
  }

  boolean isState(int entry) {
    return leadsTo[entry] != NO_STATE;
  }

  /** Whether an entry is the first of all to lead to its state. */
  boolean isNew(int entry) {
    int target = leadsTo[entry];
    return target != NO_STATE && found.isNew[target] && found.entries[target] == entry;
  }

  /**
   * Looks back when it is known what was found: counts the new states that come from each state
   * that was left, and finds the states that lead neither to a higher number nor to an end of the
   * run.
   */
  void lookBack(boolean[] keepsGoing) {
    children = children.length < left ? new int[left] : children;
    Arrays.fill(children, 0, left, 0);
    for (int i = 0; i < found.count; i++) {
      if (found.isNew[i]) {
        children[from[found.entries[i]] - first]++;
      }
    }
    laggings = 0;
    // What is no state stands for all initial ones.
    for (int i = 0; first >= 0 && i < left; i++) {
      if (!leadsOn(i, keepsGoing)) {
        lags(first + i);
      }
    }
  }

  /** Whether one of the states that were left leads to a higher number or to an end. */
  private boolean leadsOn(int index, boolean[] keepsGoing) {
    int state = first + index;
    for (int e = begins[index]; e < count && from[e] == state; e++) {
      int to = leadsTo[e];
      if (to == NO_STATE || found.numbers[to] > state && keepsGoing[Move.indexOf(moves[e])]) {
        return true;
      }
    }
    return false;
  }

  /** How many of the entries up to one are new states. */
  int newsUpTo(int last) {
    int news = 0;
    for (int i = 0; i < found.count; i++) {
      news += found.isNew[i] && found.entries[i] <= last ? 1 : 0;
    }
    return news;
  }

  /** How many of the entries up to one are moves that were made. */
  int movesUpTo(int last) {
    int ended = 0;
    for (int n = 0; n < notables; n++) {
      int e = notable[n];
      ended += e <= last && !isState(e) && moves[e] == END ? 1 : 0;
    }
    return last + 1 - ended;
  }

  private void lags(int state) {
    if (laggings == lagging.length) {
      lagging = Arrays.copyOf(lagging, 2 * laggings);
    }
    lagging[laggings++] = state;
  }
}
