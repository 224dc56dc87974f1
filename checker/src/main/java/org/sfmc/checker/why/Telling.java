package org.sfmc.checker.why;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;

/** A run taken move by move that remembers what each thread did. */
final class Telling implements Position.Listener {
  /** What a thread did, and the statement that it did it for. */
  record Said(int thread, String point, String text, boolean notable, String returned) {}

  private final ModelledSystem system;
  private final Position position;

  /** One for each operation, those that only keep the book too, which have no text. */
  private final List<Said> said = new ArrayList<>();

  private boolean broken;
  private boolean ended;

  Telling(Unfolding unfolding, Grain grain, int initial) {
    this.system = unfolding.system();
    this.position = new Position(unfolding, grain, this);
    position.start(initial);
  }

  @Override
  public void performed(int thread, Node node, Operation operation, int result) {
    String text = operation.mover().isBookkeeping() ? "" : operation.describe(result);
    String point = node == null ? "" : node.point();
    said.add(new Said(thread, point, text, operation.isNotable(), operation.returned(result)));
  }

  @Override
  public void takenBack(int operations) {
    said.subList(said.size() - operations, said.size()).clear();
  }

  /** Makes a move; says whether that was possible. */
  boolean take(Move move) {
    if (ended || move.alternative() >= position.alternatives(move.index())) {
      return false;
    }
    try {
      boolean taken = position.step(move.index(), move.alternative());
      broken |= taken && breaks();
      return taken;
    } catch (Violation violation) {
      Node node = position.node(move.index());
      said.add(new Said(move.index(), node.point(), node.operation().toString(), false, ""));
      broken = true;
      ended = true;
      return true;
    } catch (Discarded assumption) {
      broken = true;
      ended = true;
      return false;
    }
  }

  private boolean breaks() {
    for (Claim claim : system.claims()) {
      boolean asked =
          claim.when() == When.ALWAYS || claim.when() == When.FINALLY_ALWAYS && position.isFinal();
      if (asked && !claim.holds().test(position)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a promise is broken, or an assumption. */
  boolean isBroken() {
    return broken;
  }

  Position position() {
    return position;
  }

  /** What a thread did, in order, without what only keeps the book. */
  List<Said> of(int thread) {
    return said.stream().filter(s -> s.thread() == thread && !s.text().isEmpty()).toList();
  }

  List<Said> all() {
    return said;
  }

  /** Lets a thread go on, with what is bound to happen where it waits; says whether it could. */
  boolean goOn(int thread) {
    if (take(new Move(thread, 0))) {
      return true;
    }
    for (int e = 0; e < system.environment().size(); e++) {
      boolean obliged = system.environment().get(e).isObliged();
      if (obliged && take(new Move(system.threads().size() + e, 0))) {
        return true;
      }
    }
    return false;
  }
}
