package org.sfmc.checker.explore;

import java.util.Arrays;
import org.sfmc.checker.symmetry.Group;
import org.sfmc.checker.symmetry.Permutation;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.ModelledSystem;

/**
 * The permutations that a search takes for symmetries, and what it has seen of them.
 *
 * <p>A permutation says by itself what becomes of cells. What becomes of the place at which a
 * thread stands is learnt: where a step leads is the image of where its mirrored step leads.
 * Several workers learn at once.
 */
final class Symmetry {
  /** One of the permutations is no symmetry. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int element;

    Broken(int element) {
      super("permutation " + element + " is no symmetry", null, false, false);
      this.element = element;
    }

    /** Which one. */
    int element() {
      return element;
    }
  }

  private static final int UNKNOWN = -1;

  private final Group group;
  private final Unfolding unfolding;

  /** For each element, thread and node of it the node of the thread's image. */
  private final int[][][] images;

  /** Symmetries that nothing is known of. */
  Symmetry(Group group, Unfolding unfolding) {
    this.group = group;
    this.unfolding = unfolding;
    int threads = unfolding.system().threads().size();
    this.images = new int[group.size()][threads][];
    for (int h = 0; h < group.size(); h++) {
      for (int t = 0; t < threads; t++) {
        images[h][t] = new int[] {unfolding.root(t).id()};
      }
    }
  }

  Group group() {
    return group;
  }

  /** How many there are, and of what. */
  Symmetries named() {
    return new Symmetries(group.size(), group.what());
  }

  ModelledSystem system() {
    return unfolding.system();
  }

  /** A permutation is no symmetry. */
  void fails(int element) {
    throw new Broken(element);
  }

  /** The number of the node that a permutation makes of a thread's node. */
  synchronized int image(int element, int thread, int node) {
    int[] known = images[element][thread];
    if (node >= known.length || known[node] == UNKNOWN) {
      throw new IllegalStateException("a node that no step has led to");
    }
    return known[node];
  }

  /** Shows what a permutation makes of a position. */
  void mirror(int element, Position from, Position into, int[] cells) {
    Permutation permutation = group.element(element);
    permutation.apply(from.cells(), cells);
    for (int c = 0; c < cells.length; c++) {
      into.cells().set(c, cells[c]);
    }
    for (int t = 0; t < images[element].length; t++) {
      int to = permutation.move(t);
      into.setNode(to, unfolding.node(to, image(element, t, from.node(t).id())));
    }
  }

  /**
   * A step has led to a node, and its mirrored steps to these, one for each permutation.
   *
   * <p>The permutations must act on nodes as a group does: what one makes of a node's image by
   * another is the image by both.
   */
  synchronized void learn(int thread, int[] nodes) {
    boolean isNew = false;
    for (int h = 0; h < nodes.length; h++) {
      isNew |= put(h, thread, nodes[0], nodes[h]);
    }
    for (int g = 0; isNew && g < nodes.length; g++) {
      int image = group.element(g).move(thread);
      for (int h = 0; h < nodes.length; h++) {
        put(h, image, nodes[g], nodes[group.product(h, g)]);
      }
    }
  }

  private boolean put(int element, int thread, int node, int image) {
    int[] known = images[element][thread];
    if (node >= known.length) {
      int had = known.length;
      known = Arrays.copyOf(known, Math.max(node + 1, 2 * had));
      Arrays.fill(known, had, known.length, UNKNOWN);
      images[element][thread] = known;
    }
    if (known[node] == UNKNOWN) {
      known[node] = image;
      return true;
    }
    if (known[node] != image) {
      fails(element);
    }
    return false;
  }
}
