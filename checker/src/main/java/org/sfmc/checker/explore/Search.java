package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Findings.Place;
import org.sfmc.checker.unfold.Node;
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

  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final Limits limits;
  private final boolean[] keepsGoing;
  private final Codec codec;
  private final StateStore store;
  private final Judge judge;

  /** Null in a system that need not end. */
  private final Ends ends;

  private final Position base;
  private final Position next;
  private final long[] packed;
  private final Findings findings;

  /** The claims that are false, for each state in which some are. */
  private final Map<Integer, List<Claim>> broken = new HashMap<>();

  private final long deadline;

  private long transitions;
  private long discarded;
  private int finals;
  private int depth;
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
    this.keepsGoing = keepsGoing(system);
    this.codec = new Codec(unfolding);
    this.store = new StateStore(codec.words());
    this.findings = new Findings(store, goal);
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
        decision(number, Place.NOWHERE).decided(claim, Finding.Kind.VIOLATION, base);
      }
    }
  }

  private boolean isOver() {
    return findings.goalReached() || incomplete != null;
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
    ended();
    if (base.isFinal()) {
      finals++;
      judge.judgeFinal(base, number, decision(number, Place.NOWHERE));
    } else {
      judgeStuck(number);
    }
  }

  /** Stuck is each thread that is not done, where it stands: first those who wait for others. */
  private void judgeStuck(int number) {
    for (boolean waiting : new boolean[] {true, false}) {
      for (int t = 0; t < system.threads().size() && !isOver(); t++) {
        Node node = base.node(t);
        if (!node.isEnd() && node.operation().waitsForHolders() == waiting) {
          judge.judgeStuck(base, decision(number, new Place(t, node.point())));
        }
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
    judge.lookIn(next, decision(number, Place.NOWHERE));
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
        findings.add(
            claim.name(),
            Finding.Kind.VIOLATION,
            place(parent, move),
            () -> claim.explanation().apply(next),
            () ->
                parent < 0 ? findings.pathTo(number) : findings.pathTo(parent, Move.unpack(move)));
      }
    }
  }

  private Judge.Decision decision(int number, Place place) {
    return (claim, kind, state) ->
        findings.add(
            claim.name(),
            kind,
            place,
            () -> kind == Finding.Kind.VIOLATION ? claim.explanation().apply(state) : "",
            () -> findings.pathTo(number));
  }

  private void panicked(int number, Move move, Violation violation) {
    findings.add(
        violation.property(),
        Finding.Kind.VIOLATION,
        new Place(move.index(), next.node(move.index()).point()),
        violation::getMessage,
        () -> findings.pathTo(number, move));
  }

  /** The place of the step that is being taken from the base position. */
  private Place place(int parent, int move) {
    int index = Move.unpack(move).index();
    boolean byThread = parent >= 0 && index < system.threads().size();
    return byThread ? new Place(index, base.node(index).point()) : Place.NOWHERE;
  }

  private Exploration result() {
    List<Exploration.Outcome> outcomes = new ArrayList<>();
    judge
        .outcomes()
        .forEach(
            (values, found) -> {
              Findings.Path run = findings.pathTo(found[1]);
              outcomes.add(new Exploration.Outcome(values, found[0], run.initial(), run.moves()));
            });
    outcomes.sort((a, b) -> compare(a.values(), b.values()));
    return new Exploration(
        store.size(),
        transitions,
        finals,
        depth,
        discarded,
        outcomes,
        findings.all(),
        judge.unmet(),
        unfolding.passed(),
        Optional.ofNullable(incomplete),
        findings.goalReached());
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
