package org.sfmc.checker.explore;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.sfmc.model.machine.BoundsExceeded;

/**
 * What comes of the moves of some states with successive numbers, in the order of the states and of
 * their moves.
 */
final class Chunk {
  /** The number of what is not a state: a panic, an assumption, an end, a limit. */
  static final int NO_STATE = -1;

  /** The move of a state that has none. */
  static final int END = -1;

  /** States whose moves are looked up together, so that their cache misses overlap. */
  private static final int BLOCK = 16;

  private final int words;
  private final int keyWords;

  /** For each entry: the packed state, its hash, the state it comes from, and the move. */
  long[] states;

  /** For each entry what its state is found by: the same array where that is the state itself. */
  long[] keys;

  long[] hashes = new long[64];
  int[] from = new int[64];
  int[] moves = new int[64];

  /**
   * For each entry the number of the state, once that is known; a provisional one where another
   * entry of the round is the first to have found it.
   */
  int[] numbers = new int[64];

  /** For each entry, whether it is the first to have found the state. */
  boolean[] isNew = new boolean[64];

  /** For each entry where in its part of the table the state is, if the entry put it there. */
  int[] slots = new int[64];

  int count;

  /** For each part of the table, how many of the states belong there; of the new ones, later. */
  final int[] inPart = new int[StateTable.PARTS];

  /** How many entries have put their states into the table. */
  int put;

  /** How many of them were not the first to have found them: another took their place. */
  private final AtomicInteger replaced = new AtomicInteger();

  /** What finds keys; null where states are their own. */
  private KeyMaker keyMaker;

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

  /** How many of them by the moves of one thread alone. */
  int leftAlone;

  /** How many new states were found, and from each state that was left, once that is known. */
  int found;

  int[] children = new int[0];

  Chunk(int words) {
    this(words, 0);
  }

  /** An empty chunk; {@code keyWords} is 0 where states are their own keys. */
  Chunk(int words, int keyWords) {
    this.words = words;
    this.keyWords = keyWords == 0 ? words : keyWords;
    this.states = new long[64 * words];
    this.keys = keyWords == 0 ? states : new long[64 * keyWords];
  }

  /** Leaves states, from one number up to another. */
  void expand(
      Stepper stepper, KeyMaker by, StateStore store, boolean[] keepsGoing, int begin, int end) {
    clear(begin);
    keyMaker = by;
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

  /** Forgets what it had; what is added comes of states from a number on. */
  void clear(int begin) {
    count = 0;
    put = 0;
    replaced.set(0);
    Arrays.fill(inPart, 0);
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
          makeRoom();
          of.apply(record, i, state, at, states, count * words);
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

  private void makeRoom() {
    if (count == from.length) {
      int room = 2 * count;
      boolean keyed = keys != states;
      states = Arrays.copyOf(states, room * words);
      keys = keyed ? Arrays.copyOf(keys, room * keyWords) : states;
      hashes = Arrays.copyOf(hashes, room);
      from = Arrays.copyOf(from, room);
      moves = Arrays.copyOf(moves, room);
      numbers = Arrays.copyOf(numbers, room);
      isNew = Arrays.copyOf(isNew, room);
      slots = Arrays.copyOf(slots, room);
    }
  }

  private void addState(int number, int move) {
    if (keyMaker != null) {
      keyMaker.put(states, count * words, keys, count * keyWords);
    }
    hashes[count] = StateTable.hash(keys, count * keyWords, keyWords);
    inPart[StateTable.partOf(hashes[count])]++;
    numbers[count] = 0;
    isNew[count] = false;
    from[count] = number;
    moves[count++] = move;
  }

  private void addOther(int number, int move) {
    makeRoom();
    note(count);
    numbers[count] = NO_STATE;
    isNew[count] = false;
    from[count] = number;
    moves[count++] = move;
  }

  /** An initial state. */
  void addInitial(KeyMaker by, long[] state, int number) {
    keyMaker = by;
    makeRoom();
    System.arraycopy(state, 0, states, count * words, words);
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
    return numbers[entry] != NO_STATE;
  }

  /** An entry of an earlier place has found the same state, which goes by that one's number now. */
  void replaced(int entry, int number) {
    numbers[entry] = number;
    replaced.incrementAndGet();
  }

  /** Counts the new states, when all are in the table. */
  int countFound() {
    found = put - replaced.get();
    return found;
  }

  /**
   * Goes over the entries when it is known what they are: counts the new states that come from each
   * state that was left, and finds the states that lead neither to a higher number nor to an end of
   * the run.
   */
  void lookBack(boolean[] keepsGoing) {
    if (children.length < left) {
      children = new int[left];
    }
    laggings = 0;
    int e = 0;
    for (int i = 0; i < left; i++) {
      int state = first + i;
      int news = 0;
      // What is no state stands for all initial ones.
      boolean leadsOn = state < 0;
      for (; e < count && from[e] == state; e++) {
        news += isNew[e] ? 1 : 0;
        leadsOn =
            leadsOn
                || numbers[e] == NO_STATE
                || numbers[e] > state && keepsGoing[Move.indexOf(moves[e])];
      }
      children[i] = news;
      if (!leadsOn) {
        lags(state);
      }
    }
  }

  /** How many of the entries up to one are new states. */
  int foundUpTo(int last) {
    int news = 0;
    for (int e = 0; e <= last; e++) {
      news += isNew[e] ? 1 : 0;
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
