package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sfmc.checker.symmetry.Permutation;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;

/** The states found so far, and what is needed to step from them, all of one packing. */
final class Space {
  /** The moves to a state from an initial one. */
  record Path(int initial, List<Move> moves) {}

  /**
   * What is the same for all packings.
   *
   * @param watchedFor the claims that are looked at in every state
   */
  record Setting(
      Unfolding unfolding,
      Grain grain,
      List<Claim> watchedFor,
      int workers,
      Reductions reductions,
      Ranges ranges,
      Lessons lessons) {
    Setting(
        Unfolding unfolding,
        Grain grain,
        List<Claim> watchedFor,
        int workers,
        Reductions reductions) {
      this(
          unfolding,
          grain,
          watchedFor,
          workers,
          reductions,
          new Ranges(unfolding.system()),
          new Lessons());
    }
  }

  private final Setting setting;
  final Packing packing;
  final StateStore store;
  final StateTable table;
  final SleepSets sleepSets;

  /** What states are found by: themselves, or the least of their images. */
  final StateStore keys;

  /** One of each for every worker. */
  final Stepper[] steppers;

  final ClaimMemos[] claims;

  /** One for each worker; null where states are found by themselves. */
  final KeyMaker[] keyMakers;

  /** No states yet. */
  Space(Setting setting) {
    this(setting, new Packing(setting.unfolding, setting.ranges, false));
  }

  private Space(Setting setting, Packing packing) {
    this(setting, packing, new StateStore(packing.words()), null, new SleepSets());
  }

  /** Some states; {@code knownKeys} is null where they are not known. */
  private Space(
      Setting setting,
      Packing packing,
      StateStore store,
      StateStore knownKeys,
      SleepSets sleepSets) {
    this.setting = setting;
    this.sleepSets = sleepSets;
    if (setting.reductions.ample() != null) {
      // Where a state is left by one thread alone, the others' earlier steps are none.
      sleepSets.end();
    }
    this.packing = packing;
    this.store = store;
    this.steppers = new Stepper[setting.workers];
    this.claims = new ClaimMemos[setting.workers];
    this.keyMakers = new KeyMaker[setting.workers];
    Unfolding unfolding = setting.unfolding;
    Reductions reductions = setting.reductions;
    for (int w = 0; w < setting.workers; w++) {
      Symmetry symmetry = reductions.symmetry();
      Audit audit =
          symmetry == null ? null : new Audit(symmetry, unfolding, setting.grain, packing);
      steppers[w] =
          new Stepper(
              unfolding, setting.grain, packing, setting.lessons, audit, reductions.ample());
      claims[w] =
          new ClaimMemos(
              unfolding,
              setting.grain,
              packing,
              setting.watchedFor,
              audit,
              reductions.footprints());
      keyMakers[w] = reductions.maker(packing);
    }
    if (keyMakers[0] == null) {
      keys = store;
    } else {
      keys = knownKeys != null ? knownKeys : new StateStore(keyMakers[0].words());
    }
    int words = packing.words();
    this.table = new StateTable(keyWords() == 0 ? words : keyWords(), words, store, keys);
  }

  /** Number of words of a key; 0 where states are their own keys. */
  int keyWords() {
    return keyMakers[0] == null ? 0 : keyMakers[0].words();
  }

  /** Writes down everything but the states, which are in the store's file. */
  void save(DataOutput out) throws IOException {
    store.write();
    store.file().force();
    setting.ranges.save(out);
    packing.save(out);
    Saved.text(out, store.file().path().getFileName().toString());
    out.writeInt(store.size());
    store.lineage().save(out);
    claims[0].save(out);
  }

  /**
   * What was saved.
   *
   * @param bytes heap that the states may take; where they take more, they stay on the disk
   */
  static Space restored(Setting setting, DataInput in, Disk disk, long bytes) throws IOException {
    setting.ranges.restore(in);
    Packing packing = new Packing(setting.unfolding, setting.ranges, in);
    StateFile file = disk.known(Saved.text(in), packing.words());
    int count = in.readInt();
    boolean here = (8L * packing.words() + 8) * count < bytes;
    StateStore store = StateStore.of(file, packing.words(), count, Lineage.restored(in), here);
    Space made = new Space(setting, packing, store, null, new SleepSets());
    if (!here) {
      made.table.moveTo(disk::slots);
    }
    made.table.addAll();
    ClaimMemos.restore(made.claims, in);
    return made;
  }

  /** Moves to the disk what need not be in memory. */
  void putAway(Disk disk) {
    store.keepIn(disk);
    store.putAway();
    table.moveTo(disk::slots);
  }

  /**
   * The same states, with room for all that is known by now.
   *
   * @param narrow whether there is to be room for nothing else
   * @param disk where they are kept; null where they are in memory
   */
  Space repacked(boolean narrow, Disk disk) {
    Packing other = new Packing(setting.unfolding, setting.ranges, narrow);
    StateStore again =
        store.repacked(
            other.words(), (from, at, into) -> packing.repack(from, at, other, into), disk);
    StateStore known = setting.reductions.fingerprints() ? keys : null;
    Space made = new Space(setting, other, again, known, sleepSets);
    made.findKeys();
    if (table.isElsewhere()) {
      made.table.moveTo(disk::slots);
    }
    made.table.addAll();
    ClaimMemos.agree(made.claims, claims[0]);
    return made;
  }

  /** Finds what stored states are found by. */
  private void findKeys() {
    long[] key = new long[packing.words()];
    for (int number = keys.size(); number < store.size(); number++) {
      keyMakers[0].put(store.chunk(number), store.offset(number), key, 0);
      keys.append(key, 0);
    }
  }

  /** Heap that the states take, in bytes. */
  long bytes() {
    return store.bytes() + table.bytes() + (keys == store ? 0 : keys.bytes()) + sleepSets.bytes();
  }

  /** From now on states below a number are not looked at, unless somebody asks for one. */
  void leftBelow(int number) {
    sleepSets.leftBelow(number);
    if (setting.reductions.fingerprints()) {
      store.forget(number);
    }
  }

  /** Shows a state. */
  void unpack(int number, Position into) {
    packing.unpack(state(number), 0, into);
  }

  /** A copy of a state; one that has been forgotten is found by the run that led to it. */
  private long[] state(int number) {
    long[] state = new long[packing.words()];
    if (store.isForgotten(number)) {
      follow(number, state);
    } else {
      store.copy(number, state);
    }
    return state;
  }

  /** A shortest run to a state. */
  Path pathTo(int number) {
    return follow(number, new long[packing.words()]);
  }

  private Path follow(int number, long[] state) {
    List<Integer> numbers = new ArrayList<>();
    for (int at = number; at >= 0; at = store.lineage().parent(at)) {
      numbers.add(at);
    }
    Collections.reverse(numbers);
    int initial = initial(numbers.get(0), state);
    List<Move> moves = new ArrayList<>();
    for (int to : numbers.subList(1, numbers.size())) {
      moves.add(moveTo(to, state));
    }
    return new Path(initial, moves);
  }

  /**
   * What a permutation that takes initial states to initial states makes of a shortest run to a
   * state.
   */
  Path pathTo(int number, int element) {
    Path path = pathTo(number);
    if (element == 0) {
      return path;
    }
    Permutation permutation = setting.reductions.symmetry().group().element(element);
    return Mirrored.of(path, permutation, setting.unfolding, setting.grain);
  }

  /** A shortest run to a state, and one move more. */
  Path pathTo(int number, Move last) {
    Path path = pathTo(number);
    path.moves().add(last);
    return path;
  }

  private int initial(int number, long[] state) {
    Position position = new Position(setting.unfolding, setting.grain);
    for (int i = 0; i < setting.unfolding.system().initialStates().size(); i++) {
      position.start(i);
      packing.pack(position, state, 0);
      if (is(number, state)) {
        return i;
      }
    }
    throw new IllegalStateException("a state without a beginning");
  }

  private boolean is(int number, long[] state) {
    if (!store.isForgotten(number)) {
      return store.is(number, state, 0);
    }
    long[] key = new long[keyMakers[0].words()];
    keyMakers[0].put(state, 0, key, 0);
    return keys.is(number, key, 0);
  }

  /** The first move from a state to one with a number, which it becomes. */
  private Move moveTo(int to, long[] state) {
    Stepper stepper = steppers[0];
    long[] next = new long[packing.words()];
    Moves moves = stepper.moves();
    stepper.lookUp(state, 0);
    for (int group = 0; group < stepper.groups(); group++) {
      int record = stepper.record(group);
      for (int made = moves.first(record); made < moves.end(record); made = moves.next(made)) {
        moves.apply(made, state, 0, next, 0);
        if (moves.outcome(made) == Stepper.DONE && is(to, next)) {
          System.arraycopy(next, 0, state, 0, next.length);
          return Move.unpack(moves.move(made));
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
    long[] state = state(number);
    long[] next = new long[packing.words()];
    int[] targets = new int[4];
    int count = 0;
    stepper.lookUp(state, 0);
    Moves moves = stepper.moves();
    int alone = stepper.alone(0, state, 0);
    int begin = Math.max(0, alone);
    int end = alone < 0 ? stepper.groups() : alone + 1;
    for (int group = begin; group < end; group++) {
      int record = stepper.record(group);
      for (int made = moves.first(record); made < moves.end(record); made = moves.next(made)) {
        boolean isOne = counts[Move.indexOf(moves.move(made))];
        if (isOne && moves.outcome(made) == Stepper.DONE) {
          moves.apply(made, state, 0, next, 0);
          if (count == targets.length) {
            targets = Arrays.copyOf(targets, 2 * count);
          }
          targets[count++] = find(next);
        }
      }
    }
    return Arrays.copyOf(targets, count);
  }

  private int find(long[] state) {
    if (keyMakers[0] == null) {
      return table.find(state, 0);
    }
    long[] key = new long[keyWords()];
    keyMakers[0].put(state, 0, key, 0);
    return table.find(key, 0);
  }
}
