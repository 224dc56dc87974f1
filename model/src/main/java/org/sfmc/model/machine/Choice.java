package org.sfmc.model.machine;

/**
 * An operation with several possible outcomes, each of which the explorer follows.
 *
 * <p>It begins a step: who takes a step says with which outcome.
 */
public interface Choice extends Operation {
  /** How many outcomes to try, at least 1. */
  int alternatives();

  /** As {@link Operation#apply}, for one outcome in {@code 0..alternatives()-1}. */
  int apply(Cells cells, int thread, int alternative);

  @Override
  default int apply(Cells cells, int thread) {
    return apply(cells, thread, 0);
  }

  /** What is chosen: a permutation of pages makes of a choice of one the choice of another. */
  default Layout.Sort sort() {
    return Layout.Sort.NUMBER;
  }

  /** What an outcome chooses, as a cell of that sort would hold it; no two choose the same. */
  default int chosen(int alternative) {
    return alternative;
  }

  /** An outcome in words. */
  default String text(int alternative) {
    return Integer.toString(alternative);
  }
}
