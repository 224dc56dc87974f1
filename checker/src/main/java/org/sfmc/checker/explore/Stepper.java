package org.sfmc.checker.explore;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;

/**
 * Takes steps from packed states.
 *
 * <p>A step of kernel code is performed once for each part of a state that it looks at. What it
 * changed is remembered, and the next time done to the words of the state at once. Each worker has
 * a stepper of its own.
 */
final class Stepper {
  /** The step leads to a state. */
  static final int DONE = 1;

  /** The kernel panics. */
  static final int PANIC = 2;

  /** An assumption ends the run. */
  static final int DISCARDED = 3;

  /** The step cannot be taken. */
  static final int BLOCKED = 0;

  /** Records of several events beyond which fewer are looked at together. */
  private static final int MANY = 512;

  private final Unfolding unfolding;
  private final Packing packing;
  private final int threads;
  private final Watched watched;

  /** Null where no symmetry is looked for. */
  private final Audit audit;

  /** Null where all moves of all states are taken. */
  private final AmpleSets ample;

  /** What the step that was taken last has broken. */
  private String broken;

  /** For each thread and each of its nodes its alternatives. */
  private final Moves[][] ofThreads;

  /** All events, some of them together. */
  private Moves[] ofEvents;

  // What was looked up last.
  private Moves[] found = new Moves[0];
  private int[] records = new int[0];

  private final long[] clear;
  private final long[] set;

  /** A stepper; {@code audit} and {@code ample} may be null. */
  Stepper(Unfolding unfolding, Grain grain, Packing packing, Audit audit, AmpleSets ample) {
    this.ample = ample;
    this.audit = audit;
    this.unfolding = unfolding;
    this.packing = packing;
    this.threads = unfolding.system().threads().size();
    this.watched = new Watched(unfolding, grain);
    this.ofThreads = new Moves[threads][16];
    int events = unfolding.system().environment().size();
    int[] all = IntStream.range(threads, threads + events).map(e -> Move.pack(e, 0)).toArray();
    this.ofEvents = events == 0 ? new Moves[0] : new Moves[] {new Moves(packing.words(), all)};
    this.clear = new long[packing.words()];
    this.set = new long[packing.words()];
  }

  /** How many groups the moves of a state come in: one for each thread, then those of events. */
  int groups() {
    return threads + ofEvents.length;
  }

  /** Finds what comes of the moves of some states with successive numbers, all groups of each. */
  void lookUp(StateStore store, int begin, int end) {
    boolean learnt;
    do {
      learnt = false;
      makeRoom((end - begin) * groups());
      int place = 0;
      for (int number = begin; number < end && !learnt; number++) {
        learnt = isNews(store.chunk(number), store.offset(number), place);
        place += groups();
      }
      // What was learnt may have made some of them forget what was found before.
    } while (learnt);
  }

  /** The same for one state that is not stored. */
  void lookUp(long[] state, int at) {
    makeRoom(groups());
    while (isNews(state, at, 0)) {
      makeRoom(groups());
    }
  }

  private void makeRoom(int places) {
    if (places > found.length) {
      found = new Moves[places];
      records = new int[places];
    }
  }

  private boolean isNews(long[] state, int at, int place) {
    boolean learnt = false;
    int groups = groups();
    for (int group = 0; group < groups; group++) {
      Moves moves = group < threads ? ofThread(group, state, at) : ofEvents[group - threads];
      int record = moves.recordOf(state, at);
      found[place + group] = moves;
      records[place + group] = record;
      learnt |= record == Memo.UNKNOWN;
    }
    if (learnt) {
      for (int group = groups - 1; group >= 0; group--) {
        learn(group, state, at);
      }
    }
    return learnt;
  }

  private void learn(int group, long[] state, int at) {
    Moves moves = group < threads ? ofThread(group, state, at) : ofEvents[group - threads];
    if (moves.recordOf(state, at) == Memo.UNKNOWN) {
      learn(moves, state, at);
      if (moves.moves.length > 1 && group >= threads && moves.size() > MANY) {
        split(group - threads);
      }
    }
  }

  /** Some moves that were looked up. */
  Moves found(int place) {
    return found[place];
  }

  /** Which record of theirs is that of the state. */
  int record(int place) {
    return records[place];
  }

  /**
   * The thread whose moves are enough for a state whose moves were looked up, or −1 where all are
   * needed.
   *
   * @param place of the first group of the state's moves
   */
  int alone(int place, long[] state, int at) {
    for (int thread = 0; ample != null && thread < threads; thread++) {
      if (found[place + thread].leadToStates(records[place + thread])
          && ample.suffices(thread, packing, state, at)) {
        return thread;
      }
    }
    return -1;
  }

  private Moves ofThread(int thread, long[] state, int at) {
    int node = packing.nodeOf(thread, state, at);
    Moves[] ofNodes = ofThreads[thread];
    if (node >= ofNodes.length) {
      ofNodes = Arrays.copyOf(ofNodes, Math.max(node + 1, 2 * ofNodes.length));
      ofThreads[thread] = ofNodes;
    }
    if (ofNodes[node] == null) {
      Node here = unfolding.node(thread, node);
      int alternatives = here.isEnd() ? 0 : here.alternatives();
      ofNodes[node] =
          new Moves(
              packing.words(),
              IntStream.range(0, alternatives).map(a -> Move.pack(thread, a)).toArray());
    }
    return ofNodes[node];
  }

  private void split(int group) {
    int[] moves = ofEvents[group].moves;
    int half = moves.length / 2;
    Moves[] more = new Moves[ofEvents.length + 1];
    System.arraycopy(ofEvents, 0, more, 0, group);
    more[group] = new Moves(packing.words(), Arrays.copyOf(moves, half));
    more[group + 1] = new Moves(packing.words(), Arrays.copyOfRange(moves, half, moves.length));
    System.arraycopy(ofEvents, group + 1, more, group + 2, ofEvents.length - group - 1);
    ofEvents = more;
  }

  private void learn(Moves moves, long[] from, int at) {
    BitSet read = new BitSet();
    // Nothing is remembered where one of them meets a limit.
    Moves.Record record = new Moves.Record(packing.words());
    for (int move : moves.moves) {
      int outcome = take(move, from, at);
      BitSet looked = watched.read(packing);
      read.or(looked);
      if (ample != null) {
        leaveFootprint(outcome, move, looked, from, at);
      }
      if (audit != null) {
        read.or(audit.step(from, at, move, outcome, broken, watched.position()));
      }
      if (outcome != BLOCKED) {
        changes(outcome, move);
        record.add(move, outcome, clear, set);
      }
    }
    moves.put(from, at, packing.bits(read), record);
  }

  private int take(int packedMove, long[] from, int at) {
    Move move = Move.unpack(packedMove);
    packing.unpack(from, at, watched.position());
    watched.begin();
    try {
      return watched.position().step(move.index(), move.alternative()) ? DONE : BLOCKED;
    } catch (Violation panic) {
      broken = panic.property();
      return PANIC;
    } catch (Discarded assumption) {
      return DISCARDED;
    }
  }

  private void leaveFootprint(int outcome, int move, BitSet read, long[] from, int at) {
    Footprints.Print print = new Footprints.Print();
    print.read.or(read);
    Position position = watched.position();
    int index = Move.indexOf(move);
    if (outcome == DONE) {
      print.written.or(watched.written());
      // What was seen to have the value that it has afterwards has not changed.
      read.stream()
          .filter(print.written::get)
          .filter(cell -> position.cells().get(cell) == packing.valueOf(cell, from, at))
          .forEach(print.written::clear);
      if (index < threads) {
        print.written.set(packing.fieldOf(index));
        print.next.set(position.node(index).id());
      }
    }
    int node = index < threads ? packing.nodeOf(index, from, at) : 0;
    ample.footprints().add(index, node, print);
  }

  private void changes(int outcome, int packedMove) {
    Arrays.fill(clear, 0);
    Arrays.fill(set, 0);
    if (outcome == DONE) {
      Position position = watched.position();
      watched.written().stream().forEach(cell -> packing.see(cell, position.cells().get(cell)));
      watched.written().stream().forEach(cell -> change(cell, position.cells().get(cell)));
      int index = Move.unpack(packedMove).index();
      if (index < threads) {
        change(packing.fieldOf(index), position.node(index).id());
      }
    }
  }

  private void change(int field, int value) {
    packing.addTo(clear, field);
    packing.put(field, value, set, 0);
  }

  /** The panic that a move ends in, and where the thread stood; empty where it ends in none. */
  Optional<Panic> panic(Move move, long[] from, int at) {
    packing.unpack(from, at, watched.position());
    try {
      watched.position().step(move.index(), move.alternative());
    } catch (Violation violation) {
      String point = watched.position().node(move.index()).point();
      return Optional.of(new Panic(violation, point));
    } catch (Discarded assumption) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** A panic and the statement it happened at. */
  record Panic(Violation violation, String point) {}
}
