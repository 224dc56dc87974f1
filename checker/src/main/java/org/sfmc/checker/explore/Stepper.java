package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Moves moves;

  /** For each thread and each of its nodes one more than the group of its alternatives. */
  private final int[][] ofThreads;

  /** The groups of all events, some of them together. */
  private int[] ofEvents;

  /** What was looked up last. */
  private int[] records = new int[0];

  private final Lessons lessons;
  private final Heights heights;

  /** How many of the lessons have been taken over. */
  private int taken;

  /** A stepper; {@code audit} and {@code ample} may be null. */
  Stepper(
      Unfolding unfolding,
      Grain grain,
      Packing packing,
      Lessons lessons,
      Audit audit,
      AmpleSets ample) {
    this.lessons = lessons;
    this.ample = ample;
    this.audit = audit;
    this.unfolding = unfolding;
    this.packing = packing;
    this.threads = unfolding.system().threads().size();
    this.watched = new Watched(unfolding, grain);
    this.moves = new Moves(packing);
    this.heights = new Heights(unfolding, grain, audit == null ? null : audit.symmetry());
    this.ofThreads = new int[threads][16];
    int events = unfolding.system().environment().size();
    int[] all = IntStream.range(threads, threads + events).map(e -> Move.pack(e, 0)).toArray();
    this.ofEvents = events == 0 ? new int[0] : new int[] {moves.group(all)};
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
    if (places > records.length) {
      records = new int[places];
    }
  }

  private boolean isNews(long[] state, int at, int place) {
    boolean learnt = false;
    for (int g = 0; g < groups(); g++) {
      int record = moves.recordOf(group(g, state, at), state, at);
      records[place + g] = record;
      learnt |= record == Moves.UNKNOWN;
    }
    if (learnt) {
      for (int g = groups() - 1; g >= 0; g--) {
        learn(g, state, at);
      }
    }
    return learnt;
  }

  private int group(int g, long[] state, int at) {
    return g < threads ? ofThread(g, packing.nodeOf(g, state, at)) : ofEvents[g - threads];
  }

  private void learn(int g, long[] state, int at) {
    int group = group(g, state, at);
    if (moves.recordOf(group, state, at) == Moves.UNKNOWN) {
      learnGroup(group, state, at);
      if (g >= threads && moves.of(group).length > 1 && moves.size(group) > MANY) {
        split(g - threads);
      }
    }
  }

  /** What is remembered of moves. */
  Moves moves() {
    return moves;
  }

  /** Which record of theirs is that of a group of a state. */
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
      if (moves.leadToStates(records[place + thread])
          && ample.suffices(thread, packing, state, at)) {
        return thread;
      }
    }
    return -1;
  }

  private int ofThread(int thread, int node) {
    int[] ofNodes = ofThreads[thread];
    return node < ofNodes.length && ofNodes[node] > 0 ? ofNodes[node] - 1 : newGroup(thread, node);
  }

  private int newGroup(int thread, int node) {
    if (node >= ofThreads[thread].length) {
      ofThreads[thread] = Arrays.copyOf(ofThreads[thread], 2 * node);
    }
    Node here = unfolding.node(thread, node);
    int alternatives = here.isEnd() ? 0 : here.alternatives();
    int group =
        moves.group(IntStream.range(0, alternatives).map(a -> Move.pack(thread, a)).toArray());
    ofThreads[thread][node] = group + 1;
    return group;
  }

  private void split(int group) {
    int[] together = moves.of(ofEvents[group]);
    int half = together.length / 2;
    int[] more = Arrays.copyOf(ofEvents, ofEvents.length + 1);
    System.arraycopy(ofEvents, group + 1, more, group + 2, ofEvents.length - group - 1);
    more[group] = moves.group(Arrays.copyOf(together, half));
    more[group + 1] = moves.group(Arrays.copyOfRange(together, half, together.length));
    ofEvents = more;
  }

  private void learnGroup(int group, long[] from, int at) {
    BitSet read = new BitSet();
    // Nothing is remembered where one of them meets a limit.
    List<Lesson.Made> made = new ArrayList<>();
    Map<Integer, BitSet> lookedAt = new HashMap<>();
    for (int move : moves.of(group)) {
      int outcome = take(move, from, at);
      BitSet looked = watched.read(packing);
      BitSet changed = changed(outcome, move, looked, from, at);
      read.or(looked);
      if (ample != null) {
        leaveFootprint(move, looked, changed, from, at);
      }
      if (audit != null) {
        read.or(audit.step(from, at, move, outcome, broken, watched.position()));
      }
      // What one alternative depends on is what all do, for one that is blocked may be free later.
      BitSet all = lookedAt.computeIfAbsent(Move.indexOf(move), index -> new BitSet());
      all.or(looked);
      if (outcome != BLOCKED) {
        boolean climbs = outcome == DONE && climbs(move, from, at);
        made.add(new Lesson.Made(move, outcome, all, writes(changed), climbs));
      }
    }
    moves.put(group, from, at, read, made);
    teach(group, from, at, made);
  }

  private boolean climbs(int move, long[] from, int at) {
    int index = Move.indexOf(move);
    return index < threads
        && heights.isHigher(
            index, watched.position().node(index).id(), packing.nodeOf(index, from, at));
  }

  /** The fields that a move has changed, or may have. */
  private BitSet changed(int outcome, int move, BitSet looked, long[] from, int at) {
    BitSet changed = new BitSet();
    if (outcome == DONE) {
      changed.or(watched.written());
      // What was seen to have the value that it has afterwards has not changed.
      looked.stream()
          .filter(changed::get)
          .filter(f -> watched.position().cells().get(f) == packing.valueOf(f, from, at))
          .forEach(changed::clear);
      if (Move.indexOf(move) < threads) {
        changed.set(packing.fieldOf(Move.indexOf(move)));
      }
    }
    return changed;
  }

  private void teach(int group, long[] from, int at, List<Lesson.Made> made) {
    int[] of = moves.of(group);
    if (of.length > 0) {
      int thread = Move.indexOf(of[0]);
      int node = thread < threads ? packing.nodeOf(thread, from, at) : -1;
      lessons.add(Lesson.of(node, of, moves.looked(group), packing, from, at, made));
    }
  }

  /** Takes over what others have learnt by now. */
  void catchUp() {
    for (int size = lessons.size(); taken < size; taken++) {
      take(lessons.get(taken));
    }
  }

  private void take(Lesson lesson) {
    int group = groupOf(lesson);
    long[] state = lesson.state(packing);
    if (group >= 0 && moves.recordOf(group, state, 0) == Moves.UNKNOWN) {
      moves.put(group, state, 0, lesson.looked(), lesson.made());
    }
  }

  /** The group of the same moves, −1 for events that are not looked at together here. */
  private int groupOf(Lesson lesson) {
    if (lesson.node() >= 0) {
      return ofThread(Move.indexOf(lesson.moves()[0]), lesson.node());
    }
    return Arrays.stream(ofEvents)
        .filter(group -> Arrays.equals(moves.of(group), lesson.moves()))
        .findFirst()
        .orElse(-1);
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

  private void leaveFootprint(int move, BitSet read, BitSet changed, long[] from, int at) {
    Footprints.Print print = new Footprints.Print();
    print.read.or(read);
    print.written.or(changed);
    int index = Move.indexOf(move);
    if (index < threads && !changed.isEmpty()) {
      print.next.set(watched.position().node(index).id());
    }
    int node = index < threads ? packing.nodeOf(index, from, at) : 0;
    ample.footprints().add(index, node, print);
  }

  /** Fields, each followed by the value that it has now. */
  private int[] writes(BitSet changed) {
    Position position = watched.position();
    IntStream.Builder writes = IntStream.builder();
    changed.stream()
        .forEach(
            field -> {
              int thread = packing.threadOf(field);
              int value = thread < 0 ? position.cells().get(field) : position.node(thread).id();
              if (thread < 0) {
                packing.see(field, value);
              }
              writes.add(field).add(value);
            });
    return writes.build().toArray();
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
