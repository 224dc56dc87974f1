package org.sfmc.checker.explore;

import org.sfmc.checker.symmetry.Permutation;
import org.sfmc.checker.unfold.Node;
import org.sfmc.model.machine.Choice;

/** What a permutation makes of moves. */
final class Mirrored {
  /** There is no such outcome of the mirrored choice. */
  static final int NONE = -1;

  private Mirrored() {}

  /**
   * The move that a permutation makes of another: where a thread chooses a page, its image chooses
   * what the page becomes.
   *
   * @param from where the move is made
   * @param image where the other one is
   * @return with the alternative {@link #NONE} where there is no such move, or where the other has
   *     outcomes that are the image of none
   */
  static Move of(Move move, Permutation permutation, Position from, Position image) {
    int index = permutation.move(move.index());
    if (from.alternatives(move.index()) != image.alternatives(index)) {
      return new Move(index, NONE);
    }
    if (from.alternatives(move.index()) == 1) {
      return new Move(index, 0);
    }
    Choice choice = choice(from.node(move.index()));
    Choice other = choice(image.node(index));
    int wanted = permutation.value(choice.sort(), choice.chosen(move.alternative()));
    for (int a = 0; a < other.alternatives(); a++) {
      if (other.chosen(a) == wanted && other.sort() == choice.sort()) {
        return new Move(index, a);
      }
    }
    return new Move(index, NONE);
  }

  private static Choice choice(Node node) {
    return (Choice) node.operation();
  }
}
