package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.run.RunJudge;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;

/** One run after the other of a system, each judged in every state. */
final class Walk {
  /** Who goes on. */
  @FunctionalInterface
  interface Chooser {
    /**
     * One of the moves, of which some thread or something that is bound to happen can make one.
     *
     * <p>The index of a move is a thread's number; after the threads come the events that are bound
     * to happen, and then all others.
     */
    Move choose(List<Move> enabled, int step);
  }

  /** A broken promise, and the run that breaks it. */
  record Broken(String property, Schedule schedule) {}

  private final ModelledSystem system;
  private final Position position;
  private final Position probe;

  /** For each index that a chooser sees, that of the system. */
  private final List<Integer> indices = new ArrayList<>();

  private final int entities;
  private int steps;

  Walk(Compiled run) {
    Unfolding unfolding = new Unfolding(run.builder());
    this.system = unfolding.system();
    this.position = new Position(unfolding, Grain.LOCK);
    this.probe = new Position(unfolding, Grain.LOCK);
    int threads = system.threads().size();
    int all = threads + system.environment().size();
    IntStream.range(0, all).filter(this::isObliged).forEach(indices::add);
    this.entities = indices.size();
    IntStream.range(0, all).filter(i -> !isObliged(i)).forEach(indices::add);
  }

  private boolean isObliged(int index) {
    int threads = system.threads().size();
    return index < threads || system.environment().get(index - threads).isObliged();
  }

  /** The threads, and what is bound to happen. */
  int entities() {
    return entities;
  }

  /** In how many states a run may start. */
  int starts() {
    return system.initialStates().size();
  }

  /** The steps of the latest run. */
  int steps() {
    return steps;
  }

  /** Runs until nobody can go on, something breaks, or so many steps are made. */
  Optional<Broken> run(int start, Chooser chooser, int most) {
    RunJudge judge = new RunJudge(system.claims());
    List<Move> made = new ArrayList<>();
    position.start(start);
    judge.passes(position);
    boolean goesOn = true;
    while (goesOn && judge.broken().isEmpty() && made.size() < most) {
      List<Move> enabled = enabled();
      if (enabled.stream().noneMatch(m -> m.index() < entities)) {
        judge.ends(position, !position.isFinal());
        goesOn = false;
      } else {
        Move chosen = chooser.choose(enabled, made.size());
        made.add(new Move(indices.get(chosen.index()), chosen.alternative()));
        goesOn = take(made.get(made.size() - 1), judge);
      }
    }
    steps = made.size();
    return judge.broken().stream()
        .findFirst()
        .map(b -> new Broken(b.property(), new Schedule(start, made)));
  }

  private boolean take(Move move, RunJudge judge) {
    try {
      position.step(move.index(), move.alternative());
    } catch (Violation violation) {
      judge.panics(violation.property(), violation.getMessage());
      return false;
    } catch (Discarded assumption) {
      return false;
    }
    judge.passes(position);
    return true;
  }

  private List<Move> enabled() {
    List<Move> enabled = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      for (int a = 0; a < position.alternatives(indices.get(i)); a++) {
        if (isPossible(indices.get(i), a)) {
          enabled.add(new Move(i, a));
        }
      }
    }
    return enabled;
  }

  private boolean isPossible(int index, int alternative) {
    probe.set(position);
    try {
      return probe.step(index, alternative);
    } catch (Violation | Discarded end) {
      return true;
    }
  }
}
