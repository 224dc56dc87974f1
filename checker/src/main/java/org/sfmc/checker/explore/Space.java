package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;

/** The states found so far, and what is needed to step from them, all of one packing. */
final class Space {
  /** The moves to a state from an initial one. */
  record Path(int initial, List<Move> moves) {}

  private final Unfolding unfolding;
  private final Grain grain;
  private final List<Claim> watchedFor;
  private final Ranges ranges;
  final Packing packing;
  final StateStore store;
  final StateTable table;

  /** One of each for every worker. */
  final Stepper[] steppers;

  final ClaimMemos[] claims;

  Space(Unfolding unfolding, Grain grain, List<Claim> watchedFor, int workers) {
    this(unfolding, grain, watchedFor, workers, new Ranges(unfolding.system()));
  }

  private Space(
      Unfolding unfolding, Grain grain, List<Claim> watchedFor, int workers, Ranges ranges) {
    this(
        unfolding,
        grain,
        watchedFor,
        workers,
        ranges,
        new Packing(unfolding, ranges, false),
        null,
        null);
  }

  private Space(
      Unfolding unfolding,
      Grain grain,
      List<Claim> watchedFor,
      int workers,
      Ranges ranges,
      Packing packing,
      StateStore old,
      StateStore.Repacking repacking) {
    this.unfolding = unfolding;
    this.grain = grain;
    this.watchedFor = watchedFor;
    this.ranges = ranges;
    this.packing = packing;
    this.store =
        old == null ? new StateStore(packing.words()) : old.repacked(packing.words(), repacking);
    this.table = new StateTable(packing.words(), store);
    this.steppers = new Stepper[workers];
    this.claims = new ClaimMemos[workers];
    for (int w = 0; w < workers; w++) {
      steppers[w] = new Stepper(unfolding, grain, packing);
      claims[w] = new ClaimMemos(unfolding, grain, packing, watchedFor);
    }
  }

  /**
   * The same states, with room for all that is known by now.
   *
   * @param narrow whether there is to be room for nothing else
   */
  Space repacked(boolean narrow) {
    Packing other = new Packing(unfolding, ranges, narrow);
    Position position = new Position(unfolding, grain);
    Space made =
        new Space(
            unfolding,
            grain,
            watchedFor,
            steppers.length,
            ranges,
            other,
            store,
            (from, at, into) -> {
              packing.unpack(from, at, position);
              other.pack(position, into, 0);
            });
    made.table.addAll();
    ClaimMemos.agree(made.claims, claims[0]);
    return made;
  }

  /** Heap that the states take, in bytes. */
  long bytes() {
    return store.bytes() + table.bytes();
  }

  /** Shows a state. */
  void unpack(int number, Position into) {
    packing.unpack(store.chunk(number), store.offset(number), into);
  }

  /** A shortest run to a state. */
  Path pathTo(int number) {
    List<Move> moves = new ArrayList<>();
    int at = number;
    for (int parent = store.lineage().parent(at); parent >= 0; ) {
      moves.add(moveTo(parent, at));
      at = parent;
      parent = store.lineage().parent(at);
    }
    Collections.reverse(moves);
    return new Path(initial(at), moves);
  }

  /** A shortest run to a state, and one move more. */
  Path pathTo(int number, Move last) {
    Path path = pathTo(number);
    path.moves().add(last);
    return path;
  }

  private int initial(int number) {
    Position position = new Position(unfolding, grain);
    long[] state = new long[packing.words()];
    for (int i = 0; i < unfolding.system().initialStates().size(); i++) {
      position.start(i);
      packing.pack(position, state, 0);
      if (store.is(number, state, 0)) {
        return i;
      }
    }
    throw new IllegalStateException("a state without a beginning");
  }

  /** The first move from one state to another. */
  private Move moveTo(int from, int to) {
    Stepper stepper = steppers[0];
    long[] state = store.chunk(from);
    int at = store.offset(from);
    long[] next = new long[packing.words()];
    stepper.lookUp(state, at);
    for (int group = 0; group < stepper.groups(); group++) {
      Moves moves = stepper.found(group);
      int record = stepper.record(group);
      for (int i = 0; i < moves.count(record); i++) {
        moves.apply(record, i, state, at, next, 0);
        if (moves.outcome(record, i) == Stepper.DONE && store.is(to, next, 0)) {
          return Move.unpack(moves.move(record, i));
        }
      }
    }
    throw new IllegalStateException("a state that nothing leads to");
  }

  /**
   * The numbers of the states that some moves lead to.
   *
   * @param counts for each index of a move, whether it is one of those
   */
  int[] targets(int number, boolean[] counts) {
    Stepper stepper = steppers[0];
    long[] state = store.chunk(number);
    int at = store.offset(number);
    long[] next = new long[packing.words()];
    IntStream.Builder targets = IntStream.builder();
    stepper.lookUp(state, at);
    for (int group = 0; group < stepper.groups(); group++) {
      Moves moves = stepper.found(group);
      int record = stepper.record(group);
      for (int i = 0; i < moves.count(record); i++) {
        boolean isOne = counts[Move.indexOf(moves.move(record, i))];
        if (isOne && moves.outcome(record, i) == Stepper.DONE) {
          moves.apply(record, i, state, at, next, 0);
          targets.add(table.find(next, 0));
        }
      }
    }
    return targets.build().toArray();
  }
}
