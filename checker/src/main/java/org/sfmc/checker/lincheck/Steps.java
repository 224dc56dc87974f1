package org.sfmc.checker.lincheck;

import java.util.HashMap;
import java.util.Map;
import org.sfmc.checker.explore.Grain;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;

/**
 * The steps of a system, worked out as somebody comes to them.
 *
 * <p>This is memory, not reduction: a step is a function of the state and the move, and two states
 * are taken for one only if all cells and the whole histories of all threads are equal.
 */
final class Steps {
  /** Above this the memory is emptied. */
  private static final int MOST_STATES = 200_000;

  private final Programs programs;
  private final ModelledSystem system;
  private final Grain grain;
  private final Map<State, State> known = new HashMap<>();

  Steps(Programs programs, Grain grain) {
    this.programs = programs;
    this.system = programs.system();
    this.grain = grain;
  }

  ModelledSystem system() {
    return system;
  }

  Programs programs() {
    return programs;
  }

  State initial(int number) {
    Ask[] asks = new Ask[system.threads().size()];
    for (int t = 0; t < asks.length; t++) {
      asks[t] = programs.first(t);
    }
    return state(system.initialStates().get(number).cells().copy(), asks);
  }

  /** The state with these cells; they are not to be changed any more. */
  State state(Cells cells, Ask[] asks) {
    State made = new State(cells, asks, system.environment().size());
    State same = known.get(made);
    if (same != null) {
      return same;
    }
    if (known.size() >= MOST_STATES) {
      known.clear();
    }
    known.put(made, made);
    return made;
  }

  Look look(State state) {
    if (state.look() == null) {
      boolean[] possible = new boolean[system.threads().size() + system.environment().size()];
      for (int move = 0; move < possible.length; move++) {
        for (int a = 0; a < alternatives(state, move); a++) {
          possible[move] |= take(state, move, a).isPossible();
        }
      }
      state.remember(Looks.at(system, state, possible));
    }
    return state.look();
  }

  /** How many outcomes a move has; none for a thread that is done. */
  int alternatives(State state, int move) {
    if (move >= state.asks().length) {
      return 1;
    }
    return state.asks()[move].isEnd() ? 0 : state.asks()[move].alternatives();
  }

  /** What comes of a move. */
  Step take(State state, int move, int alternative) {
    if (alternative > 0) {
      return work(state, move, alternative);
    }
    Step step = state.step(move);
    if (step == null) {
      step = work(state, move, 0);
      state.remember(move, step);
    }
    return step;
  }

  private Step work(State state, int move, int alternative) {
    Cells cells = state.cells().copy();
    try {
      if (move >= state.asks().length) {
        Operation event = system.environment().get(move - state.asks().length).operation();
        return event.apply(cells, -1) == Operation.BLOCKED
            ? new Step(Step.How.BLOCKED, state, "", "")
            : new Step(Step.How.DONE, state(cells, state.asks()), "", "");
      }
      return stepOfThread(state, cells, move, alternative);
    } catch (Violation violation) {
      return new Step(Step.How.PANIC, state, violation.property(), violation.getMessage());
    } catch (Discarded assumption) {
      return new Step(Step.How.DISCARDED, state, "", "");
    } catch (BoundsExceeded bounds) {
      return new Step(Step.How.NO_ROOM, state, "", bounds.getMessage());
    }
  }

  private Step stepOfThread(State state, Cells cells, int thread, int alternative) {
    Ask ask = state.asks()[thread];
    boolean moved = false;
    boolean committed = false;
    Step whole = null;
    while (!ask.isEnd() && !(moved && stopsBefore(ask, committed))) {
      if (whole != null && ask.operation().mover() == Mover.MARK) {
        return whole;
      }
      if (committed && whole == null && !ask.isInsideAtomic() && !ask.isGhost()) {
        whole = done(state, cells.copy(), thread, ask);
      }
      int result;
      try {
        result = perform(ask.operation(), cells, thread, moved ? 0 : alternative);
      } catch (Violation violation) {
        if (whole != null) {
          return whole;
        }
        throw violation;
      }
      if (result == Operation.BLOCKED) {
        break;
      }
      committed |= ask.operation().mover().commits();
      moved = true;
      ask = programs.next(thread, ask, result);
    }
    return moved ? done(state, cells, thread, ask) : new Step(Step.How.BLOCKED, state, "", "");
  }

  private Step done(State before, Cells cells, int thread, Ask ask) {
    Ask[] asks = before.asks().clone();
    asks[thread] = ask;
    return new Step(Step.How.DONE, state(cells, asks), "", "");
  }

  private static int perform(Operation operation, Cells cells, int thread, int alternative) {
    Mutex guard = operation.guard();
    if (guard != null && !guard.isHeldBy(cells, thread)) {
      throw new Violation("guarded_by", "'" + operation + "' without " + guard);
    }
    return alternative > 0
        ? ((Choice) operation).apply(cells, thread, alternative)
        : operation.apply(cells, thread);
  }

  /**
   * Steps are of the shape right* neither left*, with what nobody else notices anywhere. What
   * panics, and what a mark belongs to, is noticed; a step that has come to it after all ends
   * before it.
   */
  private boolean stopsBefore(Ask ask, boolean committed) {
    if (ask.isInsideAtomic() || ask.isGhost()) {
      return false;
    }
    Mover mover = ask.operation().mover();
    return grain == Grain.OP
        || ask.operation().mayBlock()
        || ask.alternatives() > 1
        || (committed && (ask.beginsAtomic() || mover == Mover.RIGHT || mover == Mover.NEITHER));
  }
}
