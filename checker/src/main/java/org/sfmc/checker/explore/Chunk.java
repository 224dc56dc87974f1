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

  /** Where an entry leads that sleeps, as {@link SleepSets} say: to a state found before. */
  static final int ASLEEP = -2;

  /** The move of a state that has none. */
  static final int END = -1;

  /** States whose moves are looked up together, so that their cache misses overlap. */
  private static final int BLOCK = 16;

  /** The states that the moves lead to. */
  final Found found;

  /** For each entry the number of the state that it comes from. */
  int[] from = new int[64];

  int[] moves = new int[64];

  /** For each entry which of the states found it leads to, {@link #NO_STATE} or {@link #ASLEEP}. */
  int[] leadsTo = new int[64];

  int count;

  /** The entries that are worth a closer look, in order. */
  int[] notable = new int[8];

  int notables;

  /** The states, of those left, that seem to lead neither higher, as heights are, nor to an end. */
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

  /** For the state that is being left, by index: the signatures of what its moves touch. */
  private final long[] touched;

  private final long[] changed;

  private boolean hasSleepers;

  /** How many of them by the moves of one thread alone. */
  int leftAlone;

  /** How many new states were found from each state that was left, once that is known. */
  int[] children = new int[0];

  /** An empty chunk, with room for the states that will be found. */
  Chunk(Found found, int indices) {
    this.found = found;
    this.touched = new long[indices];
    this.changed = new long[indices];
  }

  /** Leaves states, from one number up to another. */
  void expand(
      Stepper stepper,
      KeyMaker by,
      StateStore store,
      SleepSets sleepSets,
      boolean[] keepsGoing,
      int begin,
      int end) {
    clear(begin, by);
    begins = begins.length < end - begin ? new int[end - begin] : begins;
    stepper.catchUp();
    for (int number = begin; number < end && limit == null; number += BLOCK) {
      int last = Math.min(end, number + BLOCK);
      boolean atOnce = true;
      try {
        stepper.lookUp(store, number, last);
      } catch (BoundsExceeded e) {
        // They are looked up one by one: those before the one that cannot be left are left.
        atOnce = false;
      }
      for (int n = number; n < last && limit == null; n++) {
        try {
          if (!atOnce) {
            stepper.lookUp(store, n, n + 1);
          }
          leave(stepper, store, sleepSets, keepsGoing, n, atOnce ? n - number : 0);
        } catch (BoundsExceeded e) {
          limit = e;
          begins[n - first] = count;
          addOther(n, END);
        }
        left++;
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
    laggings = 0;
    hasSleepers = false;
  }

  private void leave(
      Stepper stepper,
      StateStore store,
      SleepSets sleepSets,
      boolean[] keepsGoing,
      int number,
      int place) {
    long[] state = store.chunk(number);
    int at = store.offset(number);
    boolean moved = false;
    boolean leadsOn = false;
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
    if (!sleepSets.isOver()) {
      sign(stepper, begin, end);
    }
    long asleep = sleepSets.at(number);
    long known = asleep;
    for (int group = begin; group < end; group++) {
      int record = stepper.record(group);
      int none = of.end(record);
      for (int made = of.first(record); made < none; made = of.next(made)) {
        int move = of.move(made);
        int index = Move.indexOf(move);
        moved |= keepsGoing[index];
        leadsOn |= of.climbs(made);
        if (of.outcome(made) != Stepper.DONE) {
          leadsOn = true;
          addOther(number, move);
        } else if ((asleep & SleepSets.bit(index)) != 0) {
          hasSleepers = true;
          add(number, move, ASLEEP);
        } else {
          int to = found.place();
          of.apply(made, state, at, found.states, to);
          addState(number, move, sleepSets.isOver() ? 0 : apartFrom(index, known));
          known |= SleepSets.bit(index);
        }
      }
    }
    if (!moved) {
      addOther(number, END);
    } else if (!leadsOn) {
      lags(number);
    }
  }

  /** Notes what the moves of a state touch that can be made. */
  private void sign(Stepper stepper, int begin, int end) {
    Moves of = stepper.moves();
    int last = -1;
    for (int group = begin; group < end; group++) {
      int record = stepper.record(group);
      int none = of.end(record);
      for (int made = of.first(record); made < none; made = of.next(made)) {
        int index = Move.indexOf(of.move(made));
        // Moves with one index come one after another.
        touched[index] = of.touched(made) | (index == last ? touched[index] : 0);
        changed[index] = of.changed(made) | (index == last ? changed[index] : 0);
        last = index;
      }
    }
  }

  /** Those of some indices whose moves have nothing to do with those of another. */
  private long apartFrom(int index, long others) {
    long apart = 0;
    for (long left = others; left != 0; left &= left - 1) {
      int other = Long.numberOfTrailingZeros(left);
      if ((touched[other] & changed[index] | changed[other] & touched[index]) == 0) {
        apart |= 1L << other;
      }
    }
    return apart;
  }

  /** Says where moves lead that sleep. */
  void wake(Stepper stepper, StateStore store) {
    for (int i = 0; hasSleepers && i < left; i++) {
      wake(stepper, store, first + i, begins[i], i + 1 < left ? begins[i + 1] : count);
    }
    hasSleepers = false;
  }

  private void wake(Stepper stepper, StateStore store, int number, int begin, int end) {
    if (Arrays.stream(leadsTo, begin, end).noneMatch(target -> target == ASLEEP)) {
      return;
    }
    stepper.lookUp(store, number, number + 1);
    Moves of = stepper.moves();
    int entry = begin;
    for (int group = 0; group < stepper.groups(); group++) {
      int record = stepper.record(group);
      for (int made = of.first(record); made < of.end(record); made = of.next(made)) {
        if (leadsTo[entry] == ASLEEP) {
          int to = found.place();
          of.apply(made, store.chunk(number), store.offset(number), found.states, to);
          leadsTo[entry] = found.addKnown(entry);
        }
        entry++;
      }
    }
  }

  private void addState(int number, int move, long asleep) {
    int target = found.add(count);
    found.asleep[target] = asleep;
    add(number, move, target);
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
    addState(-1, number, 0);
  }

  /** Has an entry looked at; the entries are noted in their order or sorted afterwards. */
  void note(int entry) {
    if (notables == notable.length) {
      notable = Arrays.copyOf(notable, 2 * notables);
    }
    notable[notables++] = entry;
  }

  boolean isState(int entry) {
    return leadsTo[entry] >= 0;
  }

  /** Whether an entry that leads to a state is the first of all to lead there. */
  boolean isNew(int entry) {
    return found.isNew[leadsTo[entry]];
  }

  /** Counts the new states that come from each state that was left, when it is known. */
  void countChildren() {
    children = children.length < left ? new int[left] : children;
    Arrays.fill(children, 0, left, 0);
    for (int i = 0; i < found.count; i++) {
      if (found.isNew[i]) {
        children[from[found.entries[i]] - first]++;
      }
    }
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
