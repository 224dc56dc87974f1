package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;

/** What can be done in a position. */
final class Moves {
  private Moves() {}

  /** The moves that keep a system going: of threads, and what is bound to happen. */
  static List<Move> obliged(Position position, ModelledSystem system) {
    List<Move> moves = new ArrayList<>();
    for (int t = 0; t < system.threads().size(); t++) {
      for (int a = 0; a < position.alternatives(t); a++) {
        if (isPossible(position, t, a)) {
          moves.add(new Move(t, a));
        }
      }
    }
    for (int e = 0; e < system.environment().size(); e++) {
      int index = system.threads().size() + e;
      if (system.environment().get(e).isObliged() && isPossible(position, index, 0)) {
        moves.add(new Move(index, 0));
      }
    }
    return moves;
  }

  /** Everything that can be done: by threads, with each outcome, then by the environment. */
  static List<Move> all(Position position, ModelledSystem system) {
    List<Move> moves = new ArrayList<>();
    int threads = system.threads().size();
    for (int index = 0; index < threads + system.environment().size(); index++) {
      for (int a = 0; a < position.alternatives(index); a++) {
        if (isPossible(position, index, a)) {
          moves.add(new Move(index, a));
        }
      }
    }
    return moves;
  }

  /** Every move, as a schedule writes it. */
  static List<String> words(Position position, ModelledSystem system) {
    return all(position, system).stream().map(move -> Schedule.word(system, move)).toList();
  }

  private static boolean isPossible(Position position, int index, int alternative) {
    Position copy = position.copy();
    try {
      return copy.step(index, alternative);
    } catch (Violation | Discarded end) {
      return true;
    }
  }
}
