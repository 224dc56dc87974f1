package org.sfmc.checker.why;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;

/** A run taken move by move, and what breaks on the way. */
final class Walk {
  private static final Predicate<String> ALL = name -> true;

  private final ModelledSystem system;
  private final Position position;
  private final Predicate<String> judged;
  private String broken = "";

  private Walk(Unfolding unfolding, Grain grain, int initial, Predicate<String> judged) {
    this.system = unfolding.system();
    this.judged = judged;
    this.position = new Position(unfolding, grain);
    position.start(initial);
    judge();
  }

  private Walk(Walk other) {
    this.system = other.system;
    this.position = other.position.copy();
    this.judged = other.judged;
    this.broken = other.broken;
  }

  Walk copy() {
    return new Walk(this);
  }

  Position position() {
    return position;
  }

  /** The first promise that broke; empty for none. */
  String broken() {
    return broken;
  }

  /** Makes a move; says whether it was possible, and did not end the run. */
  boolean take(Move move) {
    if (move.alternative() >= position.alternatives(move.index())) {
      return false;
    }
    try {
      if (!position.step(move.index(), move.alternative())) {
        return false;
      }
    } catch (Violation violation) {
      broken = broken.isEmpty() ? violation.property() : broken;
      return false;
    } catch (Discarded assumption) {
      return false;
    }
    judge();
    return true;
  }

  private void judge() {
    for (Claim claim : system.claims()) {
      boolean asked =
          claim.when() == When.ALWAYS || claim.when() == When.FINALLY_ALWAYS && position.isFinal();
      if (broken.isEmpty() && asked && judged.test(claim.name()) && !claim.holds().test(position)) {
        broken = claim.name();
      }
    }
  }

  int threads() {
    return system.threads().size();
  }

  /** Whether every thread has come to its end. */
  boolean isAtEnd() {
    return position.isFinal();
  }

  /** Every move there is, whether it can be made or not; one thread's first. */
  List<Move> moves(int first) {
    List<Move> moves = new ArrayList<>();
    for (int index = 0; index < system.threads().size() + system.environment().size(); index++) {
      for (int a = 0; a < position.alternatives(index); a++) {
        moves.add(index == first ? a : moves.size(), new Move(index, a));
      }
    }
    return moves;
  }

  /** Where each prefix of a schedule leads, the empty one's first. */
  static List<Walk> along(Unfolding unfolding, Grain grain, Schedule schedule) {
    return along(unfolding, grain, schedule, ALL);
  }

  /** The same, with an eye to some promises only. */
  static List<Walk> along(
      Unfolding unfolding, Grain grain, Schedule schedule, Predicate<String> judged) {
    List<Walk> walks = new ArrayList<>();
    Walk walk = new Walk(unfolding, grain, schedule.initial(), judged);
    walks.add(walk.copy());
    for (Move move : schedule.moves()) {
      if (!walk.take(move)) {
        break;
      }
      walks.add(walk.copy());
    }
    return walks;
  }

  /** Whether a thread breaks something from here alone, with its moves of a schedule. */
  boolean breaksAlone(int thread, List<Move> moves) {
    Walk walk = copy();
    for (Move move : moves) {
      if (move.index() == thread && !walk.take(move)) {
        break;
      }
    }
    return !walk.broken.isEmpty();
  }
}
