package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.sfmc.checker.symmetry.Group;
import org.sfmc.checker.symmetry.Permutation;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;

/**
 * Tries permutations: follows a run, and beside it the run that each of them makes of it.
 *
 * <p>Who passes may still be no symmetry; who does not is none, or is none that outcomes allow.
 */
final class Trial {
  private static final int LONGEST = 500;

  private final Group group;
  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final Position run;
  private final Position[] mirrored;
  private final Position next;
  private final int[] cells;
  private final BitSet failed = new BitSet();

  Trial(Group group, Unfolding unfolding, Grain grain) {
    this.group = group;
    this.unfolding = unfolding;
    this.system = unfolding.system();
    this.run = new Position(unfolding, grain);
    this.next = new Position(unfolding, grain);
    this.mirrored = new Position[group.size()];
    for (int h = 0; h < mirrored.length; h++) {
      mirrored[h] = new Position(unfolding, grain);
    }
    this.cells = new int[system.layout().size()];
  }

  /** The permutations that fail in so many runs, the same ones each time. */
  BitSet failed(int runs) {
    for (int r = 0; r < runs && group.size() > 1; r++) {
      try {
        begin(r % system.initialStates().size());
        Random random = new Random(r);
        for (int steps = 0; steps < LONGEST && step(random); steps++) {
          continue;
        }
        if (run.isFinal()) {
          compareOutcomes();
        }
      } catch (BoundsExceeded e) {
        // The search will say so.
        return failed;
      }
    }
    return failed;
  }

  private void begin(int initial) {
    run.start(initial);
    for (int h = 0; h < mirrored.length; h++) {
      group.element(h).apply(run.cells(), cells);
      mirrored[h].cells().setTo(new Cells(cells));
      for (int t = 0; t < system.threads().size(); t++) {
        mirrored[h].setNode(t, unfolding.root(t));
      }
    }
  }

  /** Takes a step of the run, and those that are made of it; says whether there was one. */
  private boolean step(Random random) {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < system.threads().size() + system.environment().size(); i++) {
      for (int a = 0; a < run.alternatives(i); a++) {
        moves.add(new Move(i, a));
      }
    }
    while (!moves.isEmpty()) {
      Move move = moves.remove(random.nextInt(moves.size()));
      next.set(run);
      if (leads(next, move)) {
        follow(move);
        run.set(next);
        return true;
      }
    }
    return false;
  }

  private static boolean leads(Position position, Move move) {
    try {
      return position.step(move.index(), move.alternative());
    } catch (Violation | Discarded end) {
      return false;
    }
  }

  /** Takes the steps that are made of the one from {@code run} to {@code next}. */
  private void follow(Move move) {
    for (int h = 1; h < mirrored.length; h++) {
      if (!failed.get(h)) {
        Permutation permutation = group.element(h);
        Move image = Mirrored.of(move, permutation, run, mirrored[h]);
        permutation.apply(next.cells(), cells);
        if (image.alternative() == Mirrored.NONE
            || !leads(mirrored[h], image)
            || !mirrored[h].cells().equals(new Cells(cells))) {
          failed.set(h);
        }
      }
    }
  }

  /** An image that no run need lead to must tell nothing that one that runs lead to does not. */
  private void compareOutcomes() {
    List<List<Integer>> told = new ArrayList<>();
    for (boolean reached : new boolean[] {true, false}) {
      for (int h = 0; h < mirrored.length; h++) {
        if (!failed.get(h) && group.keepsStarts(h) == reached) {
          List<Integer> values = Judge.values(system, mirrored[h]);
          if (reached) {
            told.add(values);
          } else if (!told.contains(values)) {
            failed.set(h);
          }
        }
      }
    }
  }
}
