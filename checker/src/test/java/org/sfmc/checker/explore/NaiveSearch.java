package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * A second opinion: breadth-first search as a textbook has it, over lists of integers in a set,
 * without {@link Packing}, {@link StateStore} or {@link Judge}.
 */
public final class NaiveSearch {
  /**
   * What there is to compare.
   *
   * @param shortest for each claim decided by a run, the length of the shortest
   * @param outcomes how many final states show each
   */
  public record Counts(
      int states,
      long transitions,
      int finals,
      int depth,
      long discarded,
      Map<String, Integer> shortest,
      Map<List<Integer>, Integer> outcomes) {
    /** The same of a search. */
    public static Counts of(Exploration found) {
      Map<String, Integer> shortest = new TreeMap<>();
      // EndsTest tries what this search does not look for.
      found.findings().stream()
          .filter(f -> !f.claim().equals("no_livelock"))
          .forEach(f -> shortest.merge(f.claim(), f.run().size(), Math::min));
      Map<List<Integer>, Integer> outcomes = new HashMap<>();
      found.outcomes().forEach(o -> outcomes.put(o.values(), o.states()));
      return new Counts(
          found.states(),
          found.transitions(),
          found.finals(),
          found.depth(),
          found.discarded(),
          shortest,
          outcomes);
    }
  }

  private final ModelledSystem system;
  private final Grain grain;
  private final Unfolding unfolding;
  private final Set<List<Integer>> known = new LinkedHashSet<>();
  private final Map<String, Integer> shortest = new TreeMap<>();
  private final Map<List<Integer>, Integer> outcomes = new HashMap<>();
  private List<Position> level = new ArrayList<>();
  private long transitions;
  private long discarded;
  private int finals;
  private int depth;

  private NaiveSearch(SystemBuilder builder, Grain grain) {
    this.unfolding = new Unfolding(builder);
    this.system = unfolding.system();
    this.grain = grain;
  }

  /** Searches everything. */
  public static Counts run(SystemBuilder builder, Grain grain) {
    NaiveSearch search = new NaiveSearch(builder, grain);
    search.run();
    return new Counts(
        search.known.size(),
        search.transitions,
        search.finals,
        search.depth,
        search.discarded,
        search.shortest,
        search.outcomes);
  }

  private void run() {
    for (int i = 0; i < system.initialStates().size(); i++) {
      Position start = new Position(unfolding, grain);
      start.start(i);
      arrive(start, 0);
    }
    for (int steps = 0; !level.isEmpty(); steps++) {
      depth = steps;
      List<Position> now = level;
      level = new ArrayList<>();
      for (Position position : now) {
        leave(position, steps);
      }
    }
  }

  private void leave(Position from, int steps) {
    int threads = system.threads().size();
    boolean moved = false;
    for (int m = 0; m < threads + system.environment().size(); m++) {
      for (int a = 0; a < from.alternatives(m); a++) {
        Position to = from.copy();
        boolean took = true;
        try {
          took = to.step(m, a);
          if (took) {
            arrive(to, steps + 1);
          }
        } catch (Violation violation) {
          shortest.merge(violation.property(), steps + 1, Math::min);
        } catch (Discarded assumption) {
          discarded++;
        }
        transitions += took ? 1 : 0;
        moved |= took && (m < threads || system.environment().get(m - threads).isObliged());
      }
    }
    if (!moved && from.isFinal()) {
      finals++;
      outcomes.merge(
          system.outcome().stream().map(o -> o.value().applyAsInt(from)).toList(), 1, Integer::sum);
      judge(from, Claim.When.FINALLY_ALWAYS, false, steps);
      judge(from, Claim.When.FINALLY_SOMETIMES, true, steps);
    } else if (!moved) {
      system.claims().stream()
          .filter(c -> c.when() == Claim.When.STUCK && !c.holds().test(from))
          .map(Claim::name)
          .findFirst()
          .ifPresentOrElse(
              name -> shortest.merge(name, steps, Math::min),
              () -> shortest.merge("no_deadlock", steps, Math::min));
    }
  }

  private void arrive(Position at, int steps) {
    List<Integer> state = new ArrayList<>();
    for (int cell : at.cells().toArray()) {
      state.add(cell);
    }
    for (int t = 0; t < system.threads().size(); t++) {
      state.add(at.node(t).id());
    }
    if (known.add(state)) {
      level.add(at.copy());
      judge(at, Claim.When.ALWAYS, false, steps);
      judge(at, Claim.When.SOMETIMES, true, steps);
    }
  }

  private void judge(Position at, Claim.When when, boolean decides, int steps) {
    for (Claim claim : system.claims()) {
      if (claim.when() == when && claim.holds().test(at) == decides) {
        shortest.merge(claim.name(), steps, Math::min);
      }
    }
  }
}
