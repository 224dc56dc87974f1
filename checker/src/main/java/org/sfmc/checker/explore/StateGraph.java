package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * Every reachable state of a small system and every move between them, kept as objects.
 *
 * @param states breadth first, the initial ones at the beginning
 * @param steps in the order of the states they leave
 */
public record StateGraph(ModelledSystem system, List<State> states, List<Step> steps) {
  /** The number of what a panic, or an assumption that fails, leads to. */
  public static final int NOWHERE = -1;

  public StateGraph {
    states = List.copyOf(states);
    steps = List.copyOf(steps);
  }

  /**
   * One state.
   *
   * @param number from 0
   * @param threads where each thread stands
   * @param components every component's name and value
   * @param broken the claims about every state that are false here
   */
  public record State(
      int number,
      boolean isInitial,
      boolean isFinal,
      List<Node> threads,
      Map<String, String> components,
      List<String> broken) {
    public State {
      threads = List.copyOf(threads);
      broken = List.copyOf(broken);
    }
  }

  /**
   * A move from one state to another.
   *
   * @param to {@link #NOWHERE} where the run ends in the move
   * @param end why the run ends there; empty where it goes on
   */
  public record Step(int from, int to, Move move, String end) {}

  /**
   * Finds all states.
   *
   * @param most how many states there may be
   * @return empty where there are more
   */
  public static Optional<StateGraph> of(SystemBuilder builder, Grain grain, int most) {
    return new Making(new Unfolding(builder), grain, most).make();
  }

  /** The states that a run passes, from one of the initial ones. */
  public List<Integer> path(int initial, List<Move> run) {
    List<Integer> path = new ArrayList<>(List.of(initial));
    Map<Integer, Map<Move, Integer>> next = new HashMap<>();
    for (Step step : steps) {
      next.computeIfAbsent(step.from, s -> new HashMap<>()).put(step.move, step.to);
    }
    for (Move move : run) {
      path.add(next.get(path.get(path.size() - 1)).get(move));
    }
    return path;
  }

  private static final class Making {
    private final Unfolding unfolding;
    private final ModelledSystem system;
    private final int most;
    private final Position position;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Position> found = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Making(Unfolding unfolding, Grain grain, int most) {
      this.unfolding = unfolding;
      this.system = unfolding.system();
      this.most = most;
      this.position = new Position(unfolding, grain);
    }

    Optional<StateGraph> make() {
      for (int i = 0; i < system.initialStates().size(); i++) {
        position.start(i);
        number(position, true);
      }
      for (int from = 0; from < found.size(); from++) {
        if (found.size() > most) {
          return Optional.empty();
        }
        leave(from);
        // What was left is not gone on from any more.
        found.set(from, null);
      }
      return Optional.of(new StateGraph(system, states, steps));
    }

    private void leave(int from) {
      int moves = system.threads().size() + system.environment().size();
      for (int index = 0; index < moves; index++) {
        int alternatives = found.get(from).alternatives(index);
        for (int a = 0; a < alternatives; a++) {
          take(from, new Move(index, a));
        }
      }
    }

    private void take(int from, Move move) {
      position.set(found.get(from));
      try {
        if (position.step(move.index(), move.alternative())) {
          steps.add(new Step(from, number(position, false), move, ""));
        }
      } catch (Violation panic) {
        String end = panic.property() + ": " + panic.getMessage();
        steps.add(new Step(from, NOWHERE, move, end));
      } catch (Discarded assumption) {
        steps.add(new Step(from, NOWHERE, move, "an assumption does not hold"));
      }
    }

    private int number(Position at, boolean initial) {
      List<Node> threads = new ArrayList<>();
      for (int t = 0; t < system.threads().size(); t++) {
        threads.add(at.node(t));
      }
      Key key = new Key(at.cells().copy(), threads.stream().map(Node::id).toList());
      Integer known = numbers.putIfAbsent(key, states.size());
      if (known != null) {
        return known;
      }
      Position kept = at.copy();
      found.add(kept);
      Map<String, String> components = new LinkedHashMap<>();
      for (Layout.Component component : system.layout().components()) {
        components.put(component.name(), component.text().apply(kept.cells()));
      }
      List<String> broken =
          system.claims().stream()
              .filter(c -> c.when() == When.ALWAYS && !c.holds().test(kept))
              .map(Claim::name)
              .toList();
      int number = states.size();
      states.add(new State(number, initial, at.isFinal(), threads, components, broken));
      return number;
    }

    private record Key(Cells cells, List<Integer> nodes) {}
  }
}
