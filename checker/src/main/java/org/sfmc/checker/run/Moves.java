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

  /** The moves of threads that can be made, those that would break a promise among them. */
  static List<Move> ofThreads(Position position, ModelledSystem system) {
    List<Move> moves = new ArrayList<>();
    for (int t = 0; t < system.threads().size(); t++) {
      for (int a = 0; a < position.alternatives(t); a++) {
        if (isPossible(position, t, a)) {
          moves.add(new Move(t, a));
        }
      }
    }
    return moves;
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
