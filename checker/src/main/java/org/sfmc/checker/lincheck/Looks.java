package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.Event;
import org.sfmc.model.system.Observed;

/** Holds a system's claims against a state. */
final class Looks {
  private final ModelledSystem system;
  private final State state;
  private final boolean[] possible;
  private final Map<String, String> violated = new LinkedHashMap<>();
  private final Set<String> met = new TreeSet<>();

  private Looks(ModelledSystem system, State state, boolean[] possible) {
    this.system = system;
    this.state = state;
    this.possible = possible;
  }

  /** What is true of a state in which some moves are possible. */
  static Look at(ModelledSystem system, State state, boolean[] possible) {
    return new Looks(system, state, possible).look();
  }

  private Look look() {
    judge(When.ALWAYS, When.SOMETIMES);
    Set<List<Integer>> outcomes = Set.of();
    if (!keepsGoing()) {
      if (state.isFinal()) {
        judge(When.FINALLY_ALWAYS, When.FINALLY_SOMETIMES);
        outcomes = Set.of(outcome());
      } else {
        judgeStuck();
      }
    }
    int[] moves = IntStream.range(0, possible.length).filter(m -> possible[m]).toArray();
    int threads = system.threads().size();
    int[] events = IntStream.of(moves).filter(m -> m >= threads).map(m -> m - threads).toArray();
    return new Look(violated, met, outcomes, possible, events, moves.length == 0, isCapped());
  }

  /** Whether a thread can move, or something is bound to happen. */
  private boolean keepsGoing() {
    int threads = system.threads().size();
    for (int move = 0; move < possible.length; move++) {
      boolean counts = move < threads || system.environment().get(move - threads).isObliged();
      if (counts && possible[move]) {
        return true;
      }
    }
    return false;
  }

  private List<Integer> outcome() {
    List<Integer> values = new ArrayList<>();
    for (Observed value : system.outcome()) {
      values.add(value.value().applyAsInt(state));
    }
    return values;
  }

  private void judge(When holds, When meets) {
    for (Claim claim : system.claims()) {
      if (claim.when() == holds && !claim.holds().test(state)) {
        violated.put(claim.name(), claim.explanation().apply(state));
      } else if (claim.when() == meets && claim.holds().test(state)) {
        met.add(claim.name());
      }
    }
  }

  private void judgeStuck() {
    for (Claim claim : system.claims()) {
      if (claim.when() == When.STUCK && !claim.holds().test(state)) {
        violated.put(claim.name(), claim.explanation().apply(state));
        return;
      }
    }
    violated.put("no_deadlock", "no thread can move");
  }

  private boolean isCapped() {
    for (Event event : system.environment()) {
      if (event.operation() instanceof Capped.Counted counted
          && counted.isUsedUp(state.cells(), -1)) {
        return true;
      }
    }
    return false;
  }
}
