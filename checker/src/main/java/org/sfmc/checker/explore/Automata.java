package org.sfmc.checker.explore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * A run as automata that no longer need the kernel's code: for each place of each thread, and for
 * each event, a decision over the state that says what the move does. They are complete for every
 * state that can be reached.
 *
 * <p>A field is a cell, by its number, or where a thread stands, by the number of cells plus the
 * thread's.
 */
public final class Automata {
  /** What a move comes to. */
  public enum Kind {
    DONE,
    BLOCKED,
    PANIC,
    DISCARDED
  }

  /** What follows from a state: a look at one field, or a result. */
  public sealed interface Tree {}

  /** A field and what follows from each of its values; of those that were never met, nothing. */
  public record Look(int field, SortedMap<Integer, Tree> values) implements Tree {}

  /**
   * What a move does.
   *
   * @param property what a panic violates; empty for none
   * @param writes the fields that it sets
   */
  public record Result(Kind kind, String property, SortedMap<Integer, Integer> writes)
      implements Tree {}

  /** Whether a claim is true. */
  public record Answer(boolean holds) implements Tree {}

  /**
   * A move from a place.
   *
   * @param index of the move: a thread, or the number of threads plus an event
   * @param node where the thread stands, −1 for an event
   * @param alternative which outcome of a choice
   */
  public record Place(int index, int node, int alternative) {}

  private final ModelledSystem system;
  private final Unfolding unfolding;
  private final Position position;
  private final InOrder seen;
  private final int cells;
  private final Map<Place, Tree> moves = new LinkedHashMap<>();
  private final Map<Claim, Tree> claims = new LinkedHashMap<>();
  private final Set<String> violated = new LinkedHashSet<>();
  private final Set<ByteBuffer> known = new HashSet<>();
  private final List<int[]> waiting = new ArrayList<>();
  private final int mostStates;
  private long transitions;
  private long panics;

  private Automata(SystemBuilder builder, Grain grain, int mostStates) {
    this.unfolding = new Unfolding(builder);
    this.system = unfolding.system();
    this.mostStates = mostStates;
    this.cells = system.layout().size();
    this.seen = new InOrder(system.layout().initial());
    this.position = new Position(unfolding, grain, Position.NOBODY, seen);
  }

  /**
   * Explores everything.
   *
   * @throws BoundsExceeded where there are more states than that
   */
  public static Automata of(SystemBuilder builder, Grain grain, int mostStates) {
    Automata automata = new Automata(builder, grain, mostStates);
    automata.explore();
    return automata;
  }

  private void explore() {
    for (int i = 0; i < system.initialStates().size(); i++) {
      position.start(i);
      arrive(state());
    }
    for (int next = 0; next < waiting.size(); next++) {
      leave(waiting.get(next));
      // It is among the known ones, and not needed here any more.
      waiting.set(next, null);
    }
  }

  /** The values of all fields. */
  private int[] state() {
    int threads = system.threads().size();
    int[] state = Arrays.copyOf(position.cells().toArray(), cells + threads);
    for (int t = 0; t < threads; t++) {
      state[cells + t] = position.node(t).id();
    }
    return state;
  }

  private void arrive(int[] state) {
    if (known.add(key(state))) {
      if (known.size() > mostStates) {
        throw new BoundsExceeded("there are more than " + mostStates + " states");
      }
      waiting.add(state);
      judge(state, When.ALWAYS);
    }
  }

  private static ByteBuffer key(int[] state) {
    ByteBuffer key = ByteBuffer.allocate(Short.BYTES * state.length);
    for (int value : state) {
      if (value != (short) value) {
        throw new BoundsExceeded("a value has more than 16 bits: " + value);
      }
      key.putShort((short) value);
    }
    return key.flip();
  }

  private void judge(int[] state, When when) {
    for (Claim claim : system.claims()) {
      if (claim.when() == when && !holds(claim, state)) {
        violated.add(claim.name());
      }
    }
  }

  private void leave(int[] state) {
    int threads = system.threads().size();
    boolean moved = false;
    for (int index = 0; index < threads + system.environment().size(); index++) {
      int node = index < threads ? state[cells + index] : -1;
      int alternatives = index < threads ? alternatives(index, node) : 1;
      for (int a = 0; a < alternatives; a++) {
        Result result = result(new Place(index, node, a), state);
        if (result.kind() != Kind.BLOCKED) {
          transitions++;
          moved |= index < threads || system.environment().get(index - threads).isObliged();
          go(state, result);
        }
      }
    }
    if (!moved) {
      end(state);
    }
  }

  private int alternatives(int thread, int node) {
    Node here = unfolding.node(thread, node);
    return here.isEnd() ? 0 : here.alternatives();
  }

  private void go(int[] state, Result result) {
    if (result.kind() == Kind.DONE) {
      int[] next = state.clone();
      result.writes().forEach((field, value) -> next[field] = value);
      arrive(next);
    } else if (result.kind() == Kind.PANIC) {
      panics++;
      violated.add(result.property());
    }
  }

  private void end(int[] state) {
    boolean all = true;
    for (int t = 0; t < system.threads().size(); t++) {
      all &= unfolding.node(t, state[cells + t]).isEnd();
    }
    if (all) {
      judge(state, When.FINALLY_ALWAYS);
      return;
    }
    for (Claim claim : system.claims()) {
      if (claim.when() == When.STUCK && !holds(claim, state)) {
        violated.add(claim.name());
        return;
      }
    }
    violated.add("no_deadlock");
  }

  private Result result(Place place, int[] state) {
    Optional<Tree> found = walk(moves.get(place), state);
    if (found.isPresent()) {
      return (Result) found.get();
    }
    show(state);
    Result result = take(place);
    moves.put(place, grown(moves.get(place), 0, state, result));
    return result;
  }

  private Result take(Place place) {
    SortedMap<Integer, Integer> writes = new TreeMap<>();
    try {
      if (!position.step(place.index(), place.alternative())) {
        return new Result(Kind.BLOCKED, "", writes);
      }
    } catch (Violation violation) {
      return new Result(Kind.PANIC, violation.property(), writes);
    } catch (Discarded assumption) {
      return new Result(Kind.DISCARDED, "", writes);
    }
    seen.written().stream().forEach(cell -> writes.put(cell, position.cells().get(cell)));
    if (place.node() >= 0) {
      writes.put(cells + place.index(), position.node(place.index()).id());
    }
    return new Result(Kind.DONE, "", writes);
  }

  private boolean holds(Claim claim, int[] state) {
    Optional<Tree> found = walk(claims.get(claim), state);
    if (found.isPresent()) {
      return ((Answer) found.get()).holds();
    }
    show(state);
    boolean holds = claim.holds().test(seen.view(position));
    claims.put(claim, grown(claims.get(claim), 0, state, new Answer(holds)));
    return holds;
  }

  private void show(int[] state) {
    for (int cell = 0; cell < cells; cell++) {
      position.cells().set(cell, state[cell]);
    }
    for (int t = 0; t < state.length - cells; t++) {
      position.setNode(t, unfolding.node(t, state[cells + t]));
    }
    seen.begin();
  }

  /** What follows from a state, as far as that is known. */
  private static Optional<Tree> walk(Tree tree, int[] state) {
    Tree at = tree;
    while (at instanceof Look look) {
      at = look.values().get(state[look.field()]);
    }
    return Optional.ofNullable(at);
  }

  /** The tree with one way more: what was looked at, in that order, and what came of it. */
  private Tree grown(Tree tree, int depth, int[] state, Tree result) {
    if (depth == seen.order().size()) {
      return result;
    }
    int field = seen.order().get(depth);
    Look look = tree instanceof Look known ? known : new Look(field, new TreeMap<>());
    if (look.field() != field) {
      throw new IllegalStateException("looks at other things where it has seen the same");
    }
    look.values()
        .put(state[field], grown(look.values().get(state[field]), depth + 1, state, result));
    return look;
  }

  /** The system. */
  public ModelledSystem system() {
    return system;
  }

  /** The node of a thread. */
  public Node node(int thread, int id) {
    return unfolding.node(thread, id);
  }

  /** How many nodes of a thread are known. */
  public int nodes(int thread) {
    return unfolding.size(thread);
  }

  /** What each move does, by where it is made. */
  public Map<Place, Tree> moves() {
    return moves;
  }

  /** When each claim that was asked for is true. */
  public Map<Claim, Tree> claims() {
    return claims;
  }

  /** Number of distinct states. */
  public int states() {
    return known.size();
  }

  /** Number of moves from them. */
  public long transitions() {
    return transitions;
  }

  /** How many of them end in a panic. */
  public long panics() {
    return panics;
  }

  /** What is violated somewhere, that one state or one move tells. */
  public Set<String> violated() {
    return violated;
  }
}
