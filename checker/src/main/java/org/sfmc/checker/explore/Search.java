package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * Breadth-first search of every reachable state, whole states compared, so that each finding comes
 * with a shortest run.
 *
 * <p>A run ends where the kernel would panic. A state that breaks a claim is gone on from: a claim
 * is an observation, and later ones may tell more.
 */
public final class Search {
  private static final int CLOCK_EVERY = 1 << 12;
  private static final Place NOWHERE = new Place(-1, "");

  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final Limits limits;
  private final Predicate<Finding> goal;
  private final boolean[] keepsGoing;
  private final Codec codec;
  private final StateStore store;
  private final Judge judge;

  /** Null in a system that need not end. */
  private final Ends ends;

  private final Position base;
  private final Position next;
  private final long[] packed;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Seen> seen = new HashSet<>();

  /** The claims that are false, for each state in which some are. */
  private final Map<Integer, List<Claim>> broken = new HashMap<>();

  private final long deadline;

  private long transitions;
  private long discarded;
  private int finals;
  private int depth;
  private boolean stopped;
  private boolean nextIsBase;
  private String incomplete;

  /**
   * Prepares a search.
   *
   * @param goal the finding at which the search may stop; {@code f -> false} to see everything
   */
  public Search(SystemBuilder builder, Grain grain, Limits limits, Predicate<Finding> goal) {
    this.unfolding = new Unfolding(builder);
    this.system = unfolding.system();
    this.limits = limits;
    this.goal = goal;
    this.keepsGoing = keepsGoing(system);
    this.codec = new Codec(unfolding);
    this.store = new StateStore(codec.words());
    this.judge = new Judge(system);
    this.ends = judge.canEnd().isEmpty() ? null : new Ends();
    this.base = new Position(unfolding, grain);
    this.next = new Position(unfolding, grain);
    this.packed = new long[codec.words()];
    this.deadline = System.nanoTime() + limits.seconds() * 1_000_000_000L;
  }

  /** Searches. To be called once. */
  public Exploration run() {
    try {
      for (int i = 0; i < system.initialStates().size() && !isOver(); i++) {
        next.start(i);
        discover(-1, i);
      }
      for (int level = store.size(), number = 0; number < store.size() && !isOver(); number++) {
        if (number == level) {
          level = store.size();
          depth++;
        }
        if (depth >= limits.depth()) {
          incomplete = "the depth limit of " + limits.depth() + " steps was reached";
          break;
        }
        expand(number);
      }
      if (ends != null && !isOver()) {
        judgeEnds();
      }
    } catch (BoundsExceeded e) {
      incomplete = e.getMessage();
    }
    return result();
  }

  private void judgeEnds() {
    int number = ends.firstWithoutEnd();
    if (number >= 0) {
      store.get(number, packed);
      codec.unpack(packed, base);
      for (Claim claim : judge.canEnd()) {
        decision(number, placeBefore(number)).decided(claim, Finding.Kind.VIOLATION, base);
      }
    }
  }

  private boolean isOver() {
    return stopped || incomplete != null;
  }

  private void expand(int number) {
    if (number % CLOCK_EVERY == 0 && limits.seconds() > 0 && System.nanoTime() > deadline) {
      incomplete = "the time limit of " + limits.seconds() + " s was reached";
      return;
    }
    store.get(number, packed);
    codec.unpack(packed, base);
    nextIsBase = false;
    if (ends != null) {
      ends.begin(number);
    }
    boolean moved = false;
    for (int index = 0; index < keepsGoing.length; index++) {
      for (int a = 0; a < base.alternatives(index) && !isOver(); a++) {
        boolean took = take(number, index, a);
        moved |= took && keepsGoing[index];
      }
    }
    if (!moved && !isOver()) {
      judgeEnd(number);
    }
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

  private void judgeEnd(int number) {
    if (base.isFinal()) {
      finals++;
      ended();
      judge.judgeFinal(base, number, decision(number, placeBefore(number)));
    } else {
      judgeStuck(number);
    }
  }

  /** Stuck is each thread that is not done, where it stands. */
  private void judgeStuck(int number) {
    for (int t = 0; t < system.threads().size() && !isOver(); t++) {
      if (!base.node(t).isEnd()) {
        ended();
        Place place = new Place(t, base.node(t).point());
        judge.judgeStuck(base, decision(number, place));
      }
    }
  }

  private boolean take(int number, int index, int alternative) {
    if (!nextIsBase) {
      next.set(base);
    }
    try {
      // A move that cannot be made changes nothing, so the next one need not copy again.
      nextIsBase = !next.step(index, alternative);
      if (nextIsBase) {
        return false;
      }
    } catch (Violation violation) {
      nextIsBase = false;
      transitions++;
      panicked(number, new Move(index, alternative), violation);
      return ended();
    } catch (Discarded assumption) {
      nextIsBase = false;
      transitions++;
      discarded++;
      return ended();
    }
    transitions++;
    discover(number, new Move(index, alternative).packed());
    if (ends != null && keepsGoing[index]) {
      ends.step(store.last());
    }
    return true;
  }

  private boolean ended() {
    if (ends != null) {
      ends.end();
    }
    return true;
  }

  private void discover(int parent, int move) {
    codec.pack(next, packed);
    if (!store.add(packed, parent, move)) {
      if (!broken.isEmpty()) {
        breaks(store.last(), parent, move);
      }
      return;
    }
    int number = store.size() - 1;
    List<Claim> now = judge.broken(next);
    if (!now.isEmpty()) {
      broken.put(number, now);
      breaks(number, parent, move);
    }
    judge.lookIn(next, decision(number, NOWHERE));
    if (store.size() >= limits.states()) {
      incomplete = "the limit of " + limits.states() + " states was reached";
    } else if (store.bytes() + (ends == null ? 0 : ends.bytes()) > limits.bytes()) {
      incomplete = "the memory limit of " + limits.bytes() / (1 << 20) + " MiB was reached";
    }
  }

  /**
   * A step breaks the claims that held before it, whether or not its end is known from other steps.
   */
  private void breaks(int number, int parent, int move) {
    List<Claim> before = broken.getOrDefault(parent, List.of());
    for (Claim claim : broken.getOrDefault(number, List.of())) {
      if (!before.contains(claim)) {
        Place place = place(parent, move);
        if (seen.add(new Seen(claim.name(), Finding.Kind.VIOLATION, place))) {
          Run run = parent < 0 ? new Run(number) : new Run(parent, Move.unpack(move));
          String explanation = claim.explanation().apply(next);
          add(claim.name(), Finding.Kind.VIOLATION, explanation, place, run);
        }
      }
    }
  }

  /** Who took a step, and at which statement. */
  private record Place(int thread, String point) {}

  /** The first finding of a claim at a place is a shortest one; further ones tell nothing new. */
  private record Seen(String claim, Finding.Kind kind, Place place) {}

  private Judge.Decision decision(int number, Place place) {
    return (claim, kind, state) -> {
      if (seen.add(new Seen(claim.name(), kind, place))) {
        boolean violation = kind == Finding.Kind.VIOLATION;
        String explanation = violation ? claim.explanation().apply(state) : "";
        add(claim.name(), kind, explanation, place, new Run(number));
      }
    };
  }

  private void panicked(int number, Move move, Violation violation) {
    Place place = new Place(move.index(), next.node(move.index()).point());
    if (seen.add(new Seen(violation.property(), Finding.Kind.VIOLATION, place))) {
      Run run = new Run(number, move);
      add(violation.property(), Finding.Kind.VIOLATION, violation.getMessage(), place, run);
    }
  }

  private void add(String claim, Finding.Kind kind, String explanation, Place place, Run run) {
    Finding finding =
        new Finding(
            claim, kind, explanation, place.thread(), place.point(), run.initial, run.moves);
    findings.add(finding);
    stopped |= goal.test(finding);
  }

  /** The place of the step that is being taken from the base position. */
  private Place place(int parent, int move) {
    int index = Move.unpack(move).index();
    boolean byThread = parent >= 0 && index < system.threads().size();
    return byThread ? new Place(index, base.node(index).point()) : NOWHERE;
  }

  /** The place of the step that first led to a state. */
  private Place placeBefore(int number) {
    int parent = store.parent(number);
    if (parent < 0) {
      return NOWHERE;
    }
    long[] words = new long[codec.words()];
    store.get(parent, words);
    Position before = base.copy();
    codec.unpack(words, before);
    int index = Move.unpack(store.move(number)).index();
    boolean byThread = index < system.threads().size();
    return byThread ? new Place(index, before.node(index).point()) : NOWHERE;
  }

  /** The moves to a state, by its parents. */
  private final class Run {
    private final List<Move> moves = new ArrayList<>();
    private final int initial;

    Run(int number) {
      int at = number;
      for (; store.parent(at) >= 0; at = store.parent(at)) {
        moves.add(Move.unpack(store.move(at)));
      }
      initial = store.move(at);
      Collections.reverse(moves);
    }

    Run(int number, Move last) {
      this(number);
      moves.add(last);
    }
  }

  private Exploration result() {
    List<Exploration.Outcome> outcomes = new ArrayList<>();
    judge
        .outcomes()
        .forEach(
            (values, found) -> {
              Run run = new Run(found[1]);
              outcomes.add(new Exploration.Outcome(values, found[0], run.initial, run.moves));
            });
    outcomes.sort((a, b) -> compare(a.values(), b.values()));
    return new Exploration(
        store.size(),
        transitions,
        finals,
        depth,
        discarded,
        outcomes,
        findings,
        judge.unmet(),
        unfolding.passed(),
        Optional.ofNullable(incomplete),
        stopped);
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
