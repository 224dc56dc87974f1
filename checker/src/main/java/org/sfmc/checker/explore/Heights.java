package org.sfmc.checker.explore;

import org.sfmc.checker.unfold.Unfolding;

/**
 * How far threads have come, as a number that grows with nearly every step of theirs: the sum of
 * the depths of the nodes at which they stand.
 */
final class Heights {
  private final Unfolding unfolding;
  private final Symmetry symmetry;
  private final Position image;
  private final int[] cells;

  /** Heights; {@code symmetry} is null where none is looked for. */
  Heights(Unfolding unfolding, Grain grain, Symmetry symmetry) {
    this.unfolding = unfolding;
    this.symmetry = symmetry;
    this.image = new Position(unfolding, grain);
    this.cells = new int[unfolding.system().layout().size()];
  }

  /** Whether a thread is higher at a node than at another, and so is every image of it. */
  boolean isHigher(int thread, int node, int than) {
    boolean higher = depth(0, thread, node) > depth(0, thread, than);
    for (int h = 1; higher && symmetry != null && h < symmetry.group().size(); h++) {
      higher = depth(h, thread, node) > depth(h, thread, than);
    }
    return higher;
  }

  private int depth(int element, int thread, int node) {
    if (element == 0) {
      return unfolding.node(thread, node).depth();
    }
    int to = symmetry.group().element(element).move(thread);
    return unfolding.node(to, symmetry.image(element, thread, node)).depth();
  }

  /** The height of a position, of all its images the greatest. */
  int of(Position position) {
    int height = sum(position);
    for (int h = 1; symmetry != null && h < symmetry.group().size(); h++) {
      symmetry.mirror(h, position, image, cells);
      height = Math.max(height, sum(image));
    }
    return height;
  }

  private int sum(Position position) {
    int sum = 0;
    for (int thread = 0; thread < unfolding.system().threads().size(); thread++) {
      sum += position.node(thread).depth();
    }
    return sum;
  }
}
