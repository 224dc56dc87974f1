package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.sfmc.checker.symmetry.Group;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * Breadth-first search of every reachable state, whole states compared, so that each finding comes
 * with a shortest run.
 *
 * <p>A run ends where the kernel would panic. A state that breaks a claim is gone on from: a claim
 * is an observation, and later ones may tell more.
 *
 * <p>States are left in rounds, by several workers. What a round found is then gone through in the
 * order in which one worker would have found it, and only that counts: with any number of workers
 * the same is said.
 */
public final class Search {

  /** States from which on memory matters. */
  static final int MANY = 1 << 16;

  private final int many;
  private final Unfolding unfolding;
  private final Symmetry symmetry;
  private final AmpleSets ample;
  private final Grain grain;
  private final Limits limits;
  private final boolean[] keepsGoing;
  private final int workers;
  private final Tally tally;
  private final long deadline;

  private Space space;
  private Round round;
  private boolean isNarrow;
  private boolean fingerprints;
  private boolean sleepSets = true;

  /** The state that is left next, the first that is one step further away, and how far that is. */
  private int next;

  private int level;
  private int depth;
  private Watcher watcher = new Watcher() {};
  private Storage storage = Storage.MEMORY;
  private Disk disk;
  private long saved = System.nanoTime();

  /**
   * Prepares a search by one worker.
   *
   * @param goal the finding at which the search may stop; {@code f -> false} to see everything
   */
  public Search(SystemBuilder builder, Grain grain, Limits limits, Predicate<Finding> goal) {
    this(builder, grain, limits, goal, 1);
  }

  /** Prepares a search by so many workers. */
  public Search(
      SystemBuilder builder, Grain grain, Limits limits, Predicate<Finding> goal, int workers) {
    this(builder, grain, limits, goal, workers, MANY);
  }

  /**
   * Prepares a search.
   *
   * @param many states from which on they are packed as narrowly as they can be
   */
  Search(
      SystemBuilder builder,
      Grain grain,
      Limits limits,
      Predicate<Finding> goal,
      int workers,
      int many) {
    this(builder, grain, limits, goal, workers, many, null);
  }

  /**
   * Prepares a search up to symmetries.
   *
   * @param group symmetries whose images of a state are searched once; null for none
   */
  Search(
      SystemBuilder builder,
      Grain grain,
      Limits limits,
      Predicate<Finding> goal,
      int workers,
      int many,
      Group group) {
    this(new Unfolding(builder), grain, limits, goal, workers, many, group, null);
  }

  private Search(
      Unfolding unfolding,
      Grain grain,
      Limits limits,
      Predicate<Finding> goal,
      int workers,
      int many,
      Group group,
      AmpleSets ample) {
    this.many = many;
    this.unfolding = unfolding;
    this.symmetry = group == null ? null : new Symmetry(group, unfolding);
    this.ample = ample;
    this.grain = grain;
    this.limits = limits;
    this.workers = workers;
    this.keepsGoing = keepsGoing(unfolding.system());
    this.tally = new Tally(unfolding, grain, goal, limits.states(), keepsGoing, symmetry);
    this.deadline = System.nanoTime() + limits.seconds() * 1_000_000_000L;
  }

  /** Prepares a search that leaves what ample sets say to one thread; it ends at a violation. */
  static Search reduced(
      Unfolding unfolding, Grain grain, Limits limits, int workers, AmpleSets ample) {
    return new Search(
        unfolding,
        grain,
        limits,
        finding -> finding.kind() == Finding.Kind.VIOLATION,
        workers,
        MANY,
        null,
        ample);
  }

  /** For each move, whether it is a thread's or is bound to happen. */
  private static boolean[] keepsGoing(ModelledSystem system) {
    int threads = system.threads().size();
    boolean[] keeps = new boolean[threads + system.environment().size()];
    for (int index = 0; index < keeps.length; index++) {
      keeps[index] = index < threads || system.environment().get(index - threads).isObliged();
    }
    return keeps;
  }

  /** Has somebody told how it goes, who cannot change it. */
  public Search watchedBy(Watcher other) {
    watcher = other;
    return this;
  }

  /** Has states that have been left forgotten but for 64 bits each. */
  public Search withFingerprints() {
    fingerprints = true;
    return this;
  }

  /** Has each move looked up, also where one before it is known to lead to the same state. */
  public Search withoutSleepSets() {
    sleepSets = false;
    return this;
  }

  private Reductions reductions() {
    return new Reductions(symmetry, fingerprints, ample);
  }

  /** Has what is found kept in files. */
  public Search keptIn(Storage where) {
    storage = where;
    disk =
        where
            .checkpoint()
            .map(Disk::beside)
            .or(() -> where.disk().map(Disk::temporary))
            .orElse(null);
    return this;
  }

  /**
   * Searches. To be called once.
   *
   * @throws Storage.Unusable where there is a checkpoint, but not of this search
   */
  public Exploration run() {
    try (Team team = new Team(workers)) {
      begin(team);
      while (next < tally.states() && !tally.isOver()) {
        goOn(team);
      }
      if (!tally.isOver() && (ample == null || ample.areJustified())) {
        tally.judgeEnds();
      }
    } catch (BoundsExceeded e) {
      tally.stop(e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      tally.stop("what was found could not be kept: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      // What rounds take is needed to tell what was found.
      round = null;
      tally.live(space, null);
      tally.stop("Java's memory ran out");
    }
    watcher.ended(unfolding);
    Exploration result = tally.result(depth, fingerprints);
    leaveDisk(result.incomplete().isPresent());
    return result;
  }

  private void begin(Team team) throws IOException {
    Optional<Path> file = storage.checkpoint();
    if (file.isPresent() && Files.exists(file.get())) {
      Checkpoint.read(file.get(), storage.identity(), in -> restore(in, team));
      return;
    }
    live(new Space(setting(reductions())), team);
    round.begin(new Position(unfolding, grain), unfolding.system().initialStates().size());
    tally.goThrough();
    level = tally.states();
  }

  private Space.Setting setting(Reductions reductions) {
    return new Space.Setting(unfolding, grain, tally.watchedFor(), workers, reductions);
  }

  private void restore(DataInput in, Team team) throws IOException {
    unfolding.restore(in);
    tally.restore(in);
    next = in.readInt();
    level = in.readInt();
    depth = in.readInt();
    long bytes = limits.bytes();
    live(Space.restored(setting(Reductions.NONE), in, disk, bytes), team);
    space.leftBelow(next);
    isNarrow = space.packing.isNarrow();
  }

  private void save() throws IOException {
    space.store.keepIn(disk);
    Checkpoint.write(
        storage.checkpoint().get(),
        storage.identity(),
        out -> {
          unfolding.save(out);
          tally.save(out);
          out.writeInt(next);
          out.writeInt(level);
          out.writeInt(depth);
          space.save(out);
        });
    disk.dropOld();
    saved = System.nanoTime();
  }

  /** Files are left only where a search can go on from them. */
  private void leaveDisk(boolean goesOn) {
    if (disk != null && !(goesOn && storage.checkpoint().isPresent())) {
      disk.delete();
      storage.checkpoint().ifPresent(file -> file.toFile().delete());
    } else if (disk != null) {
      disk.close();
    }
  }

  /** Leaves some states more. */
  private void goOn(Team team) throws IOException {
    if (next == level) {
      level = tally.states();
      depth++;
    }
    if (depth >= limits.depth()) {
      tally.stop("the depth limit of " + limits.depth() + " steps was reached");
      return;
    }
    int end = Math.min(level, next + Round.STATES);
    leave(next, end, team);
    tally.goThrough();
    if (ample != null) {
      ample.catchUp(tally.leftAlone());
    }
    next = end;
    space.leftBelow(next);
    watcher.round(tally.states(), tally.states() - next, depth, tally.transitions());
    narrow(team);
    checkLimits();
  }

  private void live(Space in, Team team) {
    space = in;
    if (!sleepSets) {
      space.sleepSets.end();
    }
    round = new Round(space, team, keepsGoing, tally.alwaysCount());
    tally.live(space, round);
  }

  private void leave(int begin, int end, Team team) {
    while (true) {
      try {
        round.leave(begin, end);
        return;
      } catch (Packing.TooNarrow e) {
        repack(team);
      }
    }
  }

  /** Once there are many states, it pays to pack them into as few bits as they take. */
  private void narrow(Team team) {
    if (!isNarrow && tally.states() >= many && !tally.isOver()) {
      isNarrow = true;
      repack(team);
    }
  }

  /** Packs everything again; what symmetries make of states may need more room once more. */
  private void repack(Team team) {
    while (true) {
      try {
        live(space.repacked(isNarrow, disk), team);
        return;
      } catch (Packing.TooNarrow e) {
        // It is known now what is needed.
        continue;
      }
    }
  }

  private void checkLimits() throws IOException {
    if (tally.isOver()) {
      return;
    }
    if (space.bytes() > limits.bytes() && disk != null) {
      space.putAway(disk);
    }
    if (space.bytes() > limits.bytes()) {
      space.sleepSets.end();
    }
    String reached = null;
    if (space.bytes() > limits.bytes()) {
      reached = "the memory limit of " + limits.bytes() / (1 << 20) + " MiB was reached";
    } else if (limits.seconds() > 0 && System.nanoTime() > deadline) {
      reached = "the time limit of " + limits.seconds() + " s was reached";
    }
    boolean isDue = System.nanoTime() - saved >= storage.every() * 1_000_000_000L;
    if (storage.checkpoint().isPresent() && (isDue || reached != null)) {
      save();
    }
    if (reached != null) {
      tally.stop(reached);
    }
  }
}
