package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sfmc.checker.symmetry.Permutation;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.system.ModelledSystem;

/** What a permutation makes of moves and runs. */
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

  /** The run that a permutation, which takes initial states to initial states, makes of another. */
  static Space.Path of(Space.Path path, Permutation permutation, Unfolding unfolding, Grain grain) {
    Position position = new Position(unfolding, grain);
    Position mirror = new Position(unfolding, grain);
    int initial = initial(path.initial(), permutation, unfolding.system());
    position.start(path.initial());
    mirror.start(initial);
    List<Move> moves = new ArrayList<>();
    for (Move move : path.moves()) {
      Move image = of(move, permutation, position, mirror);
      moves.add(image);
      position.step(move.index(), move.alternative());
      mirror.step(image.index(), image.alternative());
    }
    return new Space.Path(initial, moves);
  }

  private static int initial(int number, Permutation permutation, ModelledSystem system) {
    int[] start = new int[system.layout().size()];
    List<ModelledSystem.Start> starts = system.initialStates();
    permutation.apply(starts.get(number).cells(), start);
    Cells image = new Cells(start);
    return IntStream.range(0, starts.size())
        .filter(i -> starts.get(i).cells().equals(image))
        .findFirst()
        .orElseThrow();
  }

  private static Choice choice(Node node) {
    return (Choice) node.operation();
  }
}
