package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.run.Footprints.Footprint;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Holding;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;

/** Follows a schedule from the initial state, and remembers what each operation did. */
public final class Recorder {
  /**
   * One operation as it happened. {@code node} is null for an event of the environment.
   *
   * @param at its number in the run, from 0
   */
  record Happened(
      int at,
      int move,
      int thread,
      Node node,
      Operation operation,
      int result,
      String broken,
      Footprint footprint,
      List<String> before,
      List<String> after) {}

  /** A schedule that cannot be followed. */
  public static final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Diverged(String message) {
      super(message, null, false, false);
    }
  }

  private final ModelledSystem system;
  private final Footprints footprints;
  private final Position position;
  private final List<List<String>> enabled = new ArrayList<>();
  private final List<Happened> happened = new ArrayList<>();
  private final Map<Integer, Map<String, Integer>> held = new TreeMap<>();
  private List<String> state;
  private int move;
  private String broken = "";
  private String brokenProperty = "";

  /** Prepares to follow a schedule of the unfolded system. */
  public Recorder(Unfolding unfolding, Grain grain) {
    this.system = unfolding.system();
    this.footprints = new Footprints(system.layout());
    this.position = new Position(unfolding, grain, new Memory(), footprints.cells());
  }

  /**
   * Follows a schedule to its end, or to the violation that it leads to.
   *
   * @throws Diverged where a move cannot be made
   */
  public void follow(Schedule schedule) {
    follow(schedule, state -> {});
  }

  /** As {@link #follow(Schedule)}, and shows every state on the way. */
  void follow(Schedule schedule, Consumer<Position> eachState) {
    position.start(schedule.initial());
    state = footprints.texts();
    eachState.accept(position);
    for (move = 0; move < schedule.moves().size(); move++) {
      if (!broken.isEmpty()) {
        throw new Diverged(
            "replay diverged at step " + (move + 1) + ": the run ended one step before: " + broken);
      }
      enabled.add(Moves.words(position, system));
      footprints.begin();
      take(schedule.moves().get(move));
      if (broken.isEmpty()) {
        eachState.accept(position);
      }
    }
  }

  private void take(Move next) {
    if (next.alternative() >= position.alternatives(next.index())) {
      throw diverged(next);
    }
    try {
      if (!position.step(next.index(), next.alternative())) {
        throw diverged(next);
      }
    } catch (Violation violation) {
      broken = violation.getMessage();
      brokenProperty = violation.property();
      Node node = position.node(next.index());
      happened.add(
          new Happened(
              happened.size(),
              move,
              next.index(),
              node,
              node.operation(),
              0,
              broken,
              footprints.since(),
              state,
              footprints.texts()));
    } catch (Discarded assumption) {
      broken = "an assumption does not hold";
    }
  }

  private Diverged diverged(Move next) {
    String why = why(next);
    return new Diverged(
        "replay diverged at step "
            + (move + 1)
            + ": the schedule wants '"
            + Schedule.word(system, next)
            + "', but "
            + why
            + "; "
            + possible());
  }

  private String possible() {
    List<String> words = Moves.words(position, system);
    return words.isEmpty()
        ? "nothing is possible here"
        : "possible here: " + String.join(", ", words);
  }

  private String why(Move next) {
    if (next.index() >= system.threads().size()) {
      return "the event cannot happen here";
    }
    Node node = position.node(next.index());
    if (!node.isEnd() && next.alternative() >= node.alternatives()) {
      int outcomes = node.alternatives();
      return node.operation()
          + (outcomes == 1 ? " has one outcome only" : " has " + outcomes + " outcomes");
    }
    return Waiting.why(system, position, next.index());
  }

  /** Remembers operations, and forgets those that turn out to belong to a later step. */
  private final class Memory implements Position.Listener {
    @Override
    public void performed(int thread, Node node, Operation operation, int result) {
      remember(thread, node, operation, result);
    }

    @Override
    public void takenBack(int operations) {
      for (int i = 0; i < operations; i++) {
        Happened last = happened.remove(happened.size() - 1);
        state = last.before();
        hold(last.thread(), last.operation(), -1);
      }
      footprints.begin();
    }
  }

  private void remember(int thread, Node node, Operation operation, int result) {
    int who = thread;
    if (node == null) {
      who = eventThread(operation);
    } else {
      hold(thread, operation, 1);
    }
    List<String> before = state;
    Footprint footprint = footprints.since();
    state = footprints.texts();
    happened.add(
        new Happened(
            happened.size(), move, who, node, operation, result, "", footprint, before, state));
  }

  private void hold(int thread, Operation operation, int times) {
    if (operation instanceof Holding holding) {
      held.computeIfAbsent(thread, t -> new TreeMap<>())
          .merge(holding.held(), holding.taken() ? times : -times, Integer::sum);
    }
  }

  private int eventThread(Operation operation) {
    return system.environment().stream()
        .filter(e -> e.operation() == operation)
        .findFirst()
        .orElseThrow()
        .thread();
  }

  /** What the texts of the components are at the end. */
  List<String> state() {
    return state;
  }

  /** The mutexes that an operation took or needed. */
  Set<Mutex> locks() {
    Set<Mutex> locks = new LinkedHashSet<>();
    for (Happened h : happened) {
      locks.add(h.operation().guard());
      locks.add(h.operation().takes());
    }
    locks.remove(null);
    return locks;
  }

  Footprints footprints() {
    return footprints;
  }

  /** The moves that were possible before each move that was made, as a schedule writes them. */
  List<List<String>> enabled() {
    return enabled;
  }

  List<Happened> happened() {
    return happened;
  }

  /** Where the run has led. */
  public Position position() {
    return position;
  }

  /** The violation that ended the run; empty where none did. */
  public String broken() {
    return broken;
  }

  /** The property of that violation; empty where none did. */
  public String brokenProperty() {
    return brokenProperty;
  }

  /** What each thread holds, by the numbers of threads. */
  Map<Integer, Map<String, Integer>> held() {
    return held;
  }
}
