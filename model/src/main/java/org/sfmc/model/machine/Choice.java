package org.sfmc.model.machine;

/** An operation with several possible outcomes, each of which the explorer follows. */
public interface Choice extends Operation {
  /** How many outcomes to try, at least 1. */
  int alternatives();

  /** As {@link Operation#apply}, for one outcome in {@code 0..alternatives()-1}. */
  int apply(Cells cells, int thread, int alternative);

  @Override
  default int apply(Cells cells, int thread) {
    return apply(cells, thread, 0);
  }
}
