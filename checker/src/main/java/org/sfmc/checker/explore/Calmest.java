package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.EventKind;
import org.sfmc.model.system.SystemBuilder;

/**
 * Finds the calmest run to a violation: of all runs that break the same claim at the same place
 * those with the fewest context switches, migrations and signals together, of these one with the
 * fewest steps, and of these the first in the order of moves.
 *
 * <p>Dijkstra's algorithm over pairs of a state and the thread that moved last. What a run costs is
 * a pair of numbers compared one after the other, so the queue is in buckets of buckets.
 */
public final class Calmest {
  /** Nobody has moved yet. */
  private static final int NOBODY = 0;

  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final Limits limits;
  private final Finding wanted;
  private final Claim claim;
  private final boolean[] disturbs;
  private final Packing packing;
  private final Stepper stepper;
  private final Position position;
  private final StateStore store;
  private final StateTable table;
  private final int words;

  // For each pair of state and thread, what its best run costs, and what it comes from.
  private int[] switches = new int[64];
  private int[] steps = new int[64];
  private int[] parents = new int[64];
  private int[] moves = new int[64];

  /** For each number of switches, for each number of steps, the pairs to go on from. */
  private final List<List<List<Integer>>> queue = new ArrayList<>();

  /** The state whose move, packed, is the last of the calmest run; and what that costs. */
  private int last = -1;

  private int lastMove;
  private int lastSwitches = Integer.MAX_VALUE;
  private int lastSteps;

  private Calmest(Unfolding unfolding, Grain grain, Limits limits, Finding wanted) {
    this.unfolding = unfolding;
    this.system = unfolding.system();
    this.limits = limits;
    this.wanted = wanted;
    this.claim =
        system.claims().stream()
            .filter(c -> c.name().equals(wanted.claim()))
            .findFirst()
            .orElse(null);
    this.packing = new Packing(unfolding, new Ranges(system), false);
    this.stepper = new Stepper(unfolding, grain, packing, new Lessons(), null, null);
    this.position = new Position(unfolding, grain);
    this.words = packing.words();
    this.store = new StateStore(words + 1);
    this.table = new StateTable(words + 1, store);
    int threads = system.threads().size();
    this.disturbs = new boolean[threads + system.environment().size()];
    for (int e = 0; e < system.environment().size(); e++) {
      EventKind kind = system.environment().get(e).kind();
      disturbs[threads + e] = kind == EventKind.SIGNAL || kind == EventKind.MIGRATION;
    }
  }

  /**
   * The same violation by a calmest run.
   *
   * @param shortest a violation that a search has found
   * @return empty where a limit comes first, or where the violation is one of no single run
   */
  public static Optional<Finding> of(
      SystemBuilder builder, Grain grain, Limits limits, Finding shortest) {
    Unfolding unfolding = new Unfolding(builder);
    while (true) {
      try {
        return new Calmest(unfolding, grain, limits, shortest).search();
      } catch (Packing.TooNarrow e) {
        // There is room for all places that are known by now.
        continue;
      } catch (BoundsExceeded e) {
        return Optional.empty();
      }
    }
  }

  private Optional<Finding> search() {
    if (wanted.run().isEmpty() || claim != null && claim.when() == When.CAN_END) {
      return Optional.empty();
    }
    long[] state = new long[words + 1];
    for (int i = 0; i < system.initialStates().size(); i++) {
      position.start(i);
      packing.pack(position, state, 0);
      state[words] = NOBODY;
      reach(state, -1, i, 0, 0);
    }
    for (int w = 0; w < queue.size() && w <= lastSwitches; w++) {
      List<List<Integer>> bySteps = queue.get(w);
      for (int s = 0; s < bySteps.size(); s++) {
        if (w == lastSwitches && s == lastSteps) {
          return Optional.of(found());
        }
        for (int i = 0; i < bySteps.get(s).size(); i++) {
          int pair = bySteps.get(s).get(i);
          if (switches[pair] == w && steps[pair] == s && leave(pair)) {
            last = pair;
            lastMove = Chunk.END;
            return Optional.of(found());
          }
        }
        bySteps.set(s, List.of());
        if (store.size() > limits.states()
            || store.bytes() + table.bytes() + 16L * switches.length > limits.bytes()) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Goes on from a pair; says whether a run that ends there is the wanted one. */
  private boolean leave(int pair) {
    long[] from =
        Arrays.copyOfRange(store.chunk(pair), store.offset(pair), store.offset(pair) + words + 1);
    stepper.lookUp(from, 0);
    boolean goesOn = false;
    List<int[]> made = new ArrayList<>();
    Moves moves = stepper.moves();
    for (int group = 0; group < stepper.groups(); group++) {
      int record = stepper.record(group);
      for (int m = moves.first(record); m < moves.end(record); m = moves.next(m)) {
        made.add(new int[] {moves.move(m), moves.outcome(m), m});
      }
    }
    long[] next = new long[words + 1];
    for (int[] move : made) {
      int index = Move.indexOf(move[0]);
      int threads = system.threads().size();
      goesOn |= index < threads || system.environment().get(index - threads).isObliged();
      int thread = index < threads ? index + 1 : (int) from[words];
      boolean switched = from[words] != NOBODY && thread != from[words];
      int w = switches[pair] + (switched || disturbs[index] ? 1 : 0);
      if (move[1] == Stepper.DONE) {
        moves.apply(move[2], from, 0, next, 0);
        next[words] = thread;
        if (isBroken(from, move[0], next)) {
          end(pair, move[0], w);
        }
        reach(next, pair, move[0], w, steps[pair] + 1);
      } else if (move[1] == Stepper.PANIC && isWantedPanic(from, move[0])) {
        end(pair, move[0], w);
      }
    }
    return !goesOn && isWantedEnd(from);
  }

  private void end(int pair, int move, int w) {
    int s = steps[pair] + 1;
    if (w < lastSwitches || w == lastSwitches && s < lastSteps) {
      last = pair;
      lastMove = move;
      lastSwitches = w;
      lastSteps = s;
      bucket(w, s);
    }
  }

  private List<Integer> bucket(int w, int s) {
    while (queue.size() <= w) {
      queue.add(new ArrayList<>());
    }
    List<List<Integer>> bySteps = queue.get(w);
    while (bySteps.size() <= s) {
      bySteps.add(new ArrayList<>());
    }
    return bySteps.get(s);
  }

  private void reach(long[] state, int parent, int move, int w, int s) {
    int known = store.size();
    int pair = table.findOrAdd(state, 0);
    if (pair == switches.length) {
      switches = Arrays.copyOf(switches, 2 * pair);
      steps = Arrays.copyOf(steps, 2 * pair);
      parents = Arrays.copyOf(parents, 2 * pair);
      moves = Arrays.copyOf(moves, 2 * pair);
    }
    if (pair == known || w < switches[pair] || w == switches[pair] && s < steps[pair]) {
      switches[pair] = w;
      steps[pair] = s;
      parents[pair] = parent;
      moves[pair] = move;
      bucket(w, s).add(pair);
    }
  }

  private void show(long[] state) {
    packing.unpack(state, 0, position);
  }

  /** Whether a step breaks the claim, at the place. */
  private boolean isBroken(long[] from, int move, long[] next) {
    if (claim == null || claim.when() != When.ALWAYS) {
      return false;
    }
    int index = Move.indexOf(move);
    boolean byThread = index < system.threads().size();
    if ((byThread ? index : -1) != wanted.thread()) {
      return false;
    }
    show(from);
    if (byThread && !position.node(index).point().equals(wanted.point())
        || !claim.holds().test(position)) {
      return false;
    }
    show(next);
    return !claim.holds().test(position);
  }

  private boolean isWantedPanic(long[] from, int move) {
    if (Move.indexOf(move) != wanted.thread()) {
      return false;
    }
    Optional<Stepper.Panic> panic = stepper.panic(Move.unpack(move), from, 0);
    return panic.isPresent()
        && panic.get().violation().property().equals(wanted.claim())
        && panic.get().point().equals(wanted.point());
  }

  /** Whether a run that ends in a state, in which nothing is bound to happen, is the wanted one. */
  private boolean isWantedEnd(long[] state) {
    show(state);
    if (position.isFinal()) {
      return claim != null && claim.when() == When.FINALLY_ALWAYS && !claim.holds().test(position);
    }
    int thread = wanted.thread();
    if (thread < 0
        || position.node(thread).isEnd()
        || !position.node(thread).point().equals(wanted.point())) {
      return false;
    }
    return Judge.stuck(system, position).name().equals(wanted.claim());
  }

  private Finding found() {
    List<Move> run = new ArrayList<>();
    if (lastMove != Chunk.END) {
      run.add(Move.unpack(lastMove));
    }
    int at = last;
    for (; parents[at] >= 0; at = parents[at]) {
      run.add(Move.unpack(moves[at]));
    }
    Collections.reverse(run);
    return new Finding(
        wanted.claim(),
        wanted.kind(),
        explain(moves[at], run),
        wanted.thread(),
        wanted.point(),
        moves[at],
        run);
  }

  private String explain(int initial, List<Move> run) {
    position.start(initial);
    try {
      for (Move move : run) {
        position.step(move.index(), move.alternative());
      }
    } catch (Violation panic) {
      return panic.getMessage();
    } catch (Discarded assumption) {
      throw new IllegalStateException("a run that an assumption ends", assumption);
    }
    Claim broken = claim == null ? Judge.stuck(system, position) : claim;
    return broken.explanation().apply(position);
  }
}
