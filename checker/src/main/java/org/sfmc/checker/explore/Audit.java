package org.sfmc.checker.explore;

import java.util.BitSet;
import org.sfmc.checker.symmetry.Permutation;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Violation;

/**
 * Holds what really happens against what symmetries promise: a step against its mirrored step by
 * each permutation, and a claim against the claim about the mirrored state.
 *
 * <p>What a mirrored step looks at counts as looked at by the step, so that what is remembered of
 * the step is not used where the mirrored one may differ.
 */
final class Audit {
  /** No outcome of a step that is looked at. */
  private static final int OTHER = -1;

  private final Symmetry symmetry;
  private final Packing packing;
  private final Layout layout;
  private final Position before;
  private final Watched mirror;
  private final int[] cells;
  private final int[] nodes;

  Audit(Symmetry symmetry, Unfolding unfolding, Grain grain, Packing packing) {
    this.symmetry = symmetry;
    this.packing = packing;
    this.layout = unfolding.system().layout();
    this.before = new Position(unfolding, grain);
    this.mirror = new Watched(unfolding, grain);
    this.cells = new int[layout.size()];
    this.nodes = new int[symmetry.group().size()];
  }

  Symmetry symmetry() {
    return symmetry;
  }

  /**
   * A step has been taken, or found impossible.
   *
   * @param move the move, packed
   * @param outcome what came of it: one of the outcomes of a {@link Stepper}
   * @param broken what it broke, if it was that
   * @param after where it led
   * @return the fields that mirrored steps looked at, by the names they have here
   */
  BitSet step(long[] from, int at, int move, int outcome, String broken, Position after) {
    BitSet read = new BitSet();
    packing.unpack(from, at, before);
    Move taken = Move.unpack(move);
    boolean ofThread = taken.index() < symmetry.system().threads().size();
    boolean leads = outcome == Stepper.DONE;
    nodes[0] = ofThread ? after.node(taken.index()).id() : 0;
    for (int h = 1; h < nodes.length; h++) {
      symmetry.mirror(h, before, mirror.position(), cells);
      mirror.begin();
      Permutation permutation = symmetry.group().element(h);
      Move image = Mirrored.of(taken, permutation, before, mirror.position());
      int index = image.index();
      boolean same =
          image.alternative() != Mirrored.NONE
              && outcome == take(index, image.alternative(), broken);
      read.or(named(h, mirror.read(packing)));
      if (!same || leads && !isImage(h, after)) {
        symmetry.fails(h);
      }
      nodes[h] = ofThread ? mirror.position().node(index).id() : 0;
    }
    if (leads && ofThread) {
      symmetry.learn(taken.index(), nodes);
    }
    return read;
  }

  private int take(int index, int alternative, String broken) {
    try {
      return mirror.position().step(index, alternative) ? Stepper.DONE : Stepper.BLOCKED;
    } catch (Violation panic) {
      return panic.property().equals(broken) ? Stepper.PANIC : OTHER;
    } catch (Discarded assumption) {
      return Stepper.DISCARDED;
    }
  }

  /** Whether the mirrored step has made of the cells what the permutation makes of them. */
  private boolean isImage(int element, Position after) {
    symmetry.group().element(element).apply(after.cells(), cells);
    return mirror.position().cells().equals(new Cells(cells));
  }

  /** The same fields by the names that they had before a permutation. */
  private BitSet named(int element, BitSet mirrored) {
    Permutation permutation = symmetry.group().element(element);
    BitSet named = new BitSet();
    for (int cell = 0; cell < layout.size(); cell++) {
      if (mirrored.get(permutation.cell(cell))) {
        named.set(cell);
      }
    }
    for (Layout.Sorted set : layout.sorted()) {
      // Which of them is where depends on all.
      if (named.get(set.first(), set.first() + set.count()).cardinality() > 0) {
        named.set(set.first(), set.first() + set.count());
      }
    }
    for (int t = 0; t < symmetry.system().threads().size(); t++) {
      if (mirrored.get(packing.fieldOf(permutation.move(t)))) {
        named.set(packing.fieldOf(t));
      }
    }
    return named;
  }

  /**
   * A claim has been found true or false in a state.
   *
   * @return the fields that it looks at in mirrored states, by the names they have here
   */
  BitSet claim(Claim claim, boolean holds, long[] state, int at) {
    BitSet read = new BitSet();
    packing.unpack(state, at, before);
    for (int h = 1; h < nodes.length; h++) {
      symmetry.mirror(h, before, mirror.position(), cells);
      mirror.begin();
      boolean same = claim.holds().test(mirror) == holds;
      read.or(named(h, mirror.read(packing)));
      if (!same) {
        symmetry.fails(h);
      }
    }
    return read;
  }
}
